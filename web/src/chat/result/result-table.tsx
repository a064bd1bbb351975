import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ResultTable as TableData } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { ResultValue } from "./result-value.tsx";
import { nextSorting, type Sorting } from "./sorted-rows.ts";
import { useResultWords } from "./words.ts";

interface ResultTableProps {
  table: TableData;
  rows: readonly (readonly string[])[];
  sorting: Sorting | null;
  onSort: (sorting: Sorting | null) => void;
  /** The id of its name. */
  name: string;
}

/** A list of records: heads that sort, numbers at the right. It scrolls inside its own box. */
export function ResultTable({ table, rows, sorting, onSort, name }: ResultTableProps) {
  return (
    <div className="scroll-quiet overflow-x-auto">
      <table aria-labelledby={name} className="w-full border-collapse text-left text-work">
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <Head
                key={index}
                column={column}
                sorted={
                  sorting?.column === index ? (sorting.descending ? "descending" : "ascending") : "none"
                }
                onPress={() => onSort(nextSorting(sorting, index))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className="border-line border-b hover:bg-hover">
              {table.columns.map(({ kind }, index) => (
                <td
                  key={index}
                  className={cx(
                    "h-8 max-w-80 py-1.5 pr-6 align-top wrap-anywhere last:pr-0 [&_button]:text-left",
                    kind === "number" ? "text-right whitespace-nowrap" : "min-w-28",
                  )}
                >
                  <ResultValue kind={kind} value={row[index] ?? ""} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  column: TableData["columns"][number];
  sorted: "ascending" | "descending" | "none";
  onPress: () => void;
}

function Head({ column, sorted, onPress }: HeadProps) {
  const say = useResultWords();
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown }[sorted];
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx(
        "h-7 border-line-strong border-b pr-6 text-note font-medium whitespace-nowrap text-faint last:pr-0",
        column.kind === "number" && "text-right",
      )}
    >
      <button
        type="button"
        onClick={onPress}
        title={say("sortBy", { label: column.label })}
        className="group target-44 inline-flex items-center gap-1 hover:text-ink"
      >
        <bdi>{column.label}</bdi>
        <Icon
          aria-hidden="true"
          strokeWidth={2.25}
          className={cx(
            "size-3",
            sorted === "none" && "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60",
          )}
        />
      </button>
    </th>
  );
}
