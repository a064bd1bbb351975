import { type ReactNode, useId, useState } from "react";
import type { AnswerPart, ResultTable as TableData } from "../../api/schema.gen.ts";
import { Agenda } from "../../ui/agenda.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { htmlLang, useLanguage } from "../../ui/language/language.ts";
import { Segments } from "../../ui/segments.tsx";
import { agendaOf } from "./agenda-of.ts";
import { ResultTable } from "./result-table.tsx";
import { ResultValue } from "./result-value.tsx";
import { type Sorting, sortedRows, tabbed } from "./sorted-rows.ts";
import { useResultWords } from "./words.ts";

type Result = Extract<AnswerPart, { kind: "result" }>;

/** What a skill answered: its values with their names, its lists as tables, and from where it came. */
export function ResultSheet({ result }: { result: Result }) {
  const say = useResultWords();
  const format = useFormat();
  const { title, skill, at, facts, tables } = result;
  const source = say.rich("from", {
    skill: <GivenName max={40}>{skill}</GivenName>,
    time: <time dateTime={at}>{format.time(at)}</time>,
  });
  const name = <GivenName max={80}>{title}</GivenName>;
  return (
    <>
      {facts.length > 0 && (
        <Ruled name={name} source={source}>
          {() => <FactList facts={facts} />}
        </Ruled>
      )}
      {tables.map((table, index) => (
        <Records
          key={index}
          table={table}
          name={table.label === "" ? name : <bdi>{table.label}</bdi>}
          source={facts.length === 0 && index === 0 ? source : null}
        />
      ))}
      {facts.length === 0 && tables.length === 0 && (
        <Ruled name={name} source={source}>
          {() => <p className="border-line border-t py-1.5 text-work text-soft">{say("empty")}</p>}
        </Ruled>
      )}
    </>
  );
}

interface RuledProps {
  name: ReactNode;
  note?: ReactNode;
  source: ReactNode;
  action?: ReactNode;
  children: (nameId: string) => ReactNode;
}

/** A result begins with a printed rule. */
function Ruled({ name, note, source, action, children }: RuledProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className="mt-3 animate-show border-rule border-t-2">
      <figcaption className="flex min-h-9 flex-wrap items-center gap-x-2 pt-1 pb-0.5">
        <span id={id} className="min-w-0 text-body font-semibold wrap-anywhere">
          {name}
        </span>
        {note && <span className="text-note text-faint">{note}</span>}
        <span className="ml-auto flex items-center gap-1 text-note text-faint">
          {source}
          {action}
        </span>
      </figcaption>
      {children(id)}
    </figure>
  );
}

function FactList({ facts }: Pick<Result, "facts">) {
  const say = useResultWords();
  return (
    <dl className="grid grid-cols-[minmax(4.5rem,max-content)_minmax(0,1fr)] text-work">
      {facts.map(({ label, kind, value }, index) => (
        <div
          key={index}
          className="group col-span-2 grid min-h-8 grid-cols-subgrid items-start border-line border-t"
        >
          <dt className="max-w-44 py-1.5 pr-6 text-faint wrap-anywhere max-sm:max-w-28 max-sm:pr-4">
            <bdi>{label}</bdi>
          </dt>
          <dd className="flex items-start gap-2 py-1.5 wrap-anywhere">
            <span className="min-w-0">
              <ResultValue kind={kind} value={value} />
            </span>
            {value !== "" && (
              <span className="-my-1 opacity-0 group-hover:opacity-100 has-focus-visible:opacity-100 pointer-coarse:opacity-100">
                <CopyButton text={value} label={say("copyValue", { label })} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface RecordsProps {
  table: TableData;
  name: ReactNode;
  source: ReactNode;
}

/** A list of records: as an agenda where it is one, as a table whenever one likes. */
function Records({ table, name, source }: RecordsProps) {
  const say = useResultWords();
  const locale = htmlLang(useLanguage());
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [shownAs, show] = useState<"agenda" | "table">("agenda");
  const events = agendaOf(table);
  const rows = sortedRows(table, sorting, locale);
  const choice = events && (
    <Segments
      legend={say("shownAs")}
      options={(["agenda", "table"] as const).map((value) => ({ value, label: say(value) }))}
      value={shownAs}
      onChange={show}
    />
  );
  return (
    <Ruled
      name={name}
      note={say("rows", { count: table.rows.length + table.left })}
      source={source}
      action={
        <>
          {choice}
          <CopyButton text={tabbed(table, rows)} label={say("copyTable")} />
        </>
      }
    >
      {(id) => (
        <>
          {events && shownAs === "agenda" ? (
            <Agenda events={events} />
          ) : (
            <ResultTable table={table} rows={rows} sorting={sorting} onSort={setSorting} name={id} />
          )}
          {table.left > 0 && (
            <p className="pt-1.5 text-note text-faint">{say("left", { count: table.left })}</p>
          )}
        </>
      )}
    </Ruled>
  );
}
