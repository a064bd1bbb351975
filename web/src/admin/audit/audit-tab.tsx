import { RotateCw, ScrollText, X } from "lucide-react";
import { useAuditEvents, useEventNames } from "../../api/audit.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { LoadMore } from "../load-more.tsx";
import type { AuditFilter } from "../search.ts";
import { ChainPanel } from "./chain-panel.tsx";
import { EventRow } from "./event-row.tsx";
import { useNames } from "./use-names.ts";
import { useAuditWords } from "./words.ts";

interface AuditTabProps {
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** What happened, newest first; a click on who or what shows only that. */
export function AuditTab({ filter, onFilter }: AuditTabProps) {
  const say = useAuditWords();
  const nameOf = useNames();
  const audit = useAuditEvents({ ...filter });
  const events = audit.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <p className="mb-4 text-soft">{say("lead")}</p>
      <ChainPanel onEvent={(id) => onFilter({ id: String(id) })} />
      <FilterBar filter={filter} onFilter={onFilter} nameOf={nameOf} onRefresh={() => void audit.refetch()} />
      {audit.isPending && <Skeleton lines={8} />}
      {audit.error && <FailurePanel error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.data && events.length === 0 && (
        <EmptyState
          icon={<ScrollText aria-hidden="true" />}
          title={say("emptyTitle")}
          text={say("emptyText")}
          action={<Button onClick={() => onFilter({})}>{say("clear")}</Button>}
        />
      )}
      {events.length > 0 && (
        <>
          <ol className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface">
            {events.map((event) => (
              <li key={event.id}>
                <EventRow
                  event={event}
                  nameOf={nameOf}
                  onActor={(actor) => onFilter({ ...filter, actor })}
                  onSubject={(subject) => onFilter({ ...filter, subject })}
                />
              </li>
            ))}
          </ol>
          <LoadMore {...audit} />
        </>
      )}
    </>
  );
}

interface FilterBarProps extends AuditTabProps {
  nameOf: (id: string) => string;
  onRefresh: () => void;
}

function FilterBar({ filter, onFilter, nameOf, onRefresh }: FilterBarProps) {
  const say = useAuditWords();
  const language = useLanguage();
  const names = useEventNames();
  const { event, actor, subject, id } = filter;
  const without = (key: keyof AuditFilter) => () => {
    const { [key]: _removed, ...rest } = filter;
    onFilter(rest);
  };
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <Select
        aria-label={say("event")}
        value={event ?? ""}
        onChange={({ target }) =>
          target.value === "" ? without("event")() : onFilter({ ...filter, event: target.value })
        }
        className="sm:max-w-72"
      >
        <option value="">{say("allEvents")}</option>
        {names.data?.events.map(({ event: name, label }) => (
          <option key={name} value={name}>
            {label[language]}
          </option>
        ))}
      </Select>
      {actor && <Chip text={say("byActor", { name: nameOf(actor) })} onRemove={without("actor")} />}
      {subject && <Chip text={say("bySubject", { name: nameOf(subject) })} onRemove={without("subject")} />}
      {id && <Chip text={say("byId", { id })} onRemove={without("id")} />}
      <Button variant="ghost" className="ml-auto" onClick={onRefresh}>
        <RotateCw aria-hidden="true" className="size-4" />
        {say("refresh")}
      </Button>
    </div>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const say = useAuditWords();
  return (
    <button
      type="button"
      aria-label={say("remove", { name: text })}
      onClick={onRemove}
      className="inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 text-[0.8125rem] text-accent-ink"
    >
      <span className="truncate">{text}</span>
      <X aria-hidden="true" className="size-3.5 shrink-0" />
    </button>
  );
}
