import { CalendarDays } from "lucide-react";
import { useAgenda } from "../api/agenda.ts";
import { Blank } from "../ui/blank.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { DayList } from "./day-list.tsx";
import { byDay, momentOf, rangeOf } from "./days.ts";
import { MonthGrid } from "./month-grid.tsx";
import type { View } from "./search.ts";
import { useAgendaPageWords } from "./words.ts";

interface EventsProps {
  view: View;
  day: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onDay: (day: string) => void;
}

/** What is planned: a list by days, or a month of them. */
export function Events({ view, day, chosen, onChoose, onDay }: EventsProps) {
  const say = useAgendaPageWords();
  const range = rangeOf(view, day);
  const { data, error, isPlaceholderData, refetch } = useAgenda({
    from: momentOf(range.first),
    to: momentOf(range.end),
  });
  if (data === undefined && error) return <FailurePanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={8} className="p-gutter" />;
  const days = byDay(data.events, range);
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "opacity-55" : undefined}>
      {data.more && <p className="px-gutter pt-3 text-notice-ink">{say("more")}</p>}
      {view === "month" ? (
        <MonthGrid month={day} days={days} chosen={chosen} onChoose={onChoose} onDay={onDay} />
      ) : (
        <DayList days={days} chosen={chosen} onChoose={onChoose} />
      )}
      {view !== "month" && data.events.length === 0 && (
        <Blank icon={<CalendarDays />} title={say("emptyTitle")} text={say("emptyText")} />
      )}
      <p className="px-gutter py-5 text-note text-faint">
        {say("zone", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
      </p>
    </div>
  );
}
