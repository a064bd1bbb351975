import { rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { Button } from "../../ui/button.tsx";
import { PermissionCards } from "./permission-cards.tsx";
import { mayApply, type PermissionRow } from "./permission-filter.ts";
import { PermissionTable } from "./permission-table.tsx";
import type { Selection } from "./selection.ts";
import { useWide } from "./use-wide.ts";
import { usePermissionsTabWords } from "./words.ts";

const features = tableFeatures({ rowSelectionFeature });

interface PermissionListProps {
  rows: readonly PermissionRow[];
  onApply: (codes: string[]) => void;
}

/** The permissions as a table or as cards, with the selection and what to do with it. */
export function PermissionList({ rows, onApply }: PermissionListProps) {
  const wide = useWide();
  const table = useTable({
    features,
    columns: [],
    data: rows,
    getRowId: (row) => row.code,
    enableRowSelection: (row) => mayApply(row.original),
  });
  const selected = table.getSelectedRowIds();
  const selection: Selection = {
    isSelected: (code) => selected.includes(code),
    toggle: (code) => table.getRow(code).getToggleSelectedHandler(),
    extent: table.getIsAllRowsSelected() ? "all" : table.getIsSomeRowsSelected() ? "some" : "none",
    toggleAll: () => table.toggleAllRowsSelected(),
  };
  const List = wide ? PermissionTable : PermissionCards;
  return (
    <>
      {rows.length > 0 && <List rows={rows} selection={selection} onApply={onApply} />}
      {selected.length > 0 && (
        <SelectionBar
          count={selected.length}
          sensitive={rows.filter((row) => row.sensitive && selected.includes(row.code)).length}
          onClear={() => table.resetRowSelection(true)}
          onApply={() => onApply(selected)}
        />
      )}
    </>
  );
}

interface SelectionBarProps {
  count: number;
  /** Of them, those that an admin approves. */
  sensitive: number;
  onClear: () => void;
  onApply: () => void;
}

function SelectionBar({ count, sensitive, onClear, onApply }: SelectionBarProps) {
  const say = usePermissionsTabWords();
  return (
    <div className="sticky bottom-0 z-10 mt-auto flex animate-show flex-wrap items-center gap-x-3 gap-y-2 border-rule border-t-2 bg-page px-gutter py-3">
      <p role="status">
        <b className="font-semibold">{say("selected", { count })}</b>{" "}
        <span className="text-soft">
          {sensitive > 0 && say("needAdmin", { count: sensitive })}
          {count > sensitive && say("openAtOnce", { count: count - sensitive })}
        </span>
      </p>
      <Button variant="quiet" className="ml-auto" onClick={onClear}>
        {say("clearSelection")}
      </Button>
      <Button variant="main" onClick={onApply}>
        {say("bulk", { count })}
      </Button>
    </div>
  );
}
