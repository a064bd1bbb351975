import { Clock, Plus } from "lucide-react";
import { type AuditQuery, useAuditCount, useEventNames } from "../../api/audit.ts";
import { Button } from "../../ui/button.tsx";
import { ChipOption, FilterChip } from "../../ui/chip.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { clip } from "../../ui/text.ts";
import { type AuditFilter, timePresets } from "../search.ts";
import { EventChoice, signIns } from "./event-choice.tsx";
import { ThingChoice } from "./thing-choice.tsx";
import { useSpokenNames } from "./use-spoken-names.ts";
import { useAuditWords } from "./words.ts";

interface FilterBarProps {
  filter: AuditFilter;
  query: AuditQuery;
  onFilter: (filter: AuditFilter) => void;
}

/** What narrows the list, and how much it means; nothing but the address keeps it. */
export function FilterBar({ filter, query, onFilter }: FilterBarProps) {
  const say = useAuditWords();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-gutter py-2.5">
      <TimeChip filter={filter} onFilter={onFilter} />
      <ThingChip filter={filter} onFilter={onFilter} which="actor" />
      <ThingChip filter={filter} onFilter={onFilter} which="subject" />
      <EventChip filter={filter} onFilter={onFilter} />
      <SearchInput
        label={say("search")}
        value={filter.q ?? ""}
        onChange={(q) => onFilter(withoutEmpty({ ...filter, q }))}
        className="w-44 max-sm:w-full"
      />
      <Count query={query} />
    </div>
  );
}

function Count({ query }: { query: AuditQuery }) {
  const say = useAuditWords();
  const { data } = useAuditCount(query);
  return (
    <span className="ml-auto text-note text-faint tabular-nums" role="status">
      {data && say(data.more ? "countMore" : "count", { count: data.count })}
    </span>
  );
}

type ChipProps = Omit<FilterBarProps, "query">;

const withoutEmpty = ({ q, ...filter }: AuditFilter): AuditFilter => (q ? { ...filter, q } : filter);

function TimeChip({ filter, onFilter }: ChipProps) {
  const say = useAuditWords();
  const format = useFormat();
  const { time, from, to, ...rest } = filter;
  const day = (text: string) => format.date(`${text}T12:00:00`);
  const range = from || to ? say("range", { from: from ? day(from) : "…", to: to ? day(to) : "…" }) : null;
  return (
    <FilterChip
      icon={<Clock aria-hidden="true" />}
      label={say("time")}
      value={time ? say(time) : range}
      onClear={() => onFilter(rest)}
    >
      {(close) => (
        <div className="w-60 max-w-full">
          {timePresets.map((preset) => (
            <ChipOption
              key={preset}
              chosen={preset === time}
              onChoose={() => {
                onFilter({ ...rest, time: preset });
                close();
              }}
            >
              {say(preset)}
            </ChipOption>
          ))}
          <div className="mt-1 space-y-2 border-line border-t p-2">
            <DayField label={say("from")} value={from} onChange={(next) => change({ from: next, to })} />
            <DayField label={say("to")} value={to} onChange={(next) => change({ from, to: next })} />
          </div>
        </div>
      )}
    </FilterChip>
  );

  function change(days: { from: string | undefined; to: string | undefined }): void {
    onFilter({ ...rest, ...(days.from ? { from: days.from } : {}), ...(days.to ? { to: days.to } : {}) });
  }
}

interface DayFieldProps {
  label: string;
  value: string | undefined;
  onChange: (day: string) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function ThingChip({ filter, onFilter, which }: ChipProps & { which: "actor" | "subject" }) {
  const say = useAuditWords();
  const { [which]: chosen, ...rest } = filter;
  const names = useSpokenNames(chosen === undefined ? [] : [[chosen]]);
  const name = chosen === "system" ? say("system") : clip(names.get(chosen ?? "") ?? chosen ?? "", 40);
  return (
    <FilterChip
      icon={<Plus aria-hidden="true" />}
      label={say(which)}
      value={chosen === undefined ? null : name}
      onClear={() => onFilter(rest)}
    >
      {(close) => (
        <ThingChoice
          which={which}
          onChoose={(id) => {
            onFilter({ ...rest, [which]: id });
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function EventChip({ filter, onFilter }: ChipProps) {
  const say = useAuditWords();
  const language = useLanguage();
  const names = useEventNames().data?.events ?? [];
  const { event, except, ...rest } = filter;
  const [only, ...others] = event?.split(",") ?? [];
  const label = names.find((each) => each.event === only)?.label[language] ?? only ?? "";
  const chosen = event && (others.length > 0 ? say("kinds", { count: others.length + 1 }) : label);
  const left =
    except && (except === signIns ? say("butSignIns") : say("allBut", { count: except.split(",").length }));
  return (
    <FilterChip
      icon={<Plus aria-hidden="true" />}
      label={say("event")}
      value={chosen ?? left ?? null}
      onClear={() => onFilter(rest)}
    >
      {(close) => (
        <div className="w-72 max-w-full">
          <EventChoice
            chosen={event?.split(",") ?? []}
            onChoose={(next) => onFilter(next.length === 0 ? rest : { ...rest, event: next.join(",") })}
            onButSignIns={() => {
              onFilter({ ...rest, except: signIns });
              close();
            }}
          />
          <div className="sticky -bottom-1 border-line border-t bg-raised p-1.5">
            <Button size="small" className="w-full" onClick={close}>
              {say("done")}
            </Button>
          </div>
        </div>
      )}
    </FilterChip>
  );
}
