import { useFormat } from "../ui/language/format.ts";
import { Ledger } from "../ui/ledger.tsx";
import { Tag } from "../ui/tag.tsx";
import { type Day, dayOf, meetingsOf, startOf } from "./days.ts";
import { EventEntry } from "./event-entry.tsx";
import { useAgendaPageWords } from "./words.ts";

interface DayListProps {
  days: readonly Day[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Days with what is planned on each; the first one also where nothing is. */
export function DayList({ days, chosen, onChoose }: DayListProps) {
  const shown = days.filter(({ events }, index) => events.length > 0 || (index === 0 && days.some(isFull)));
  return shown.map((day, index) => (
    <DayPart key={day.day} first={index === 0} {...day} chosen={chosen} onChoose={onChoose} />
  ));
}

const isFull = ({ events }: Day) => events.length > 0;

function DayPart({
  day,
  events,
  first,
  chosen,
  onChoose,
}: Day & Omit<DayListProps, "days"> & { first: boolean }) {
  const say = useAgendaPageWords();
  const format = useFormat();
  const at = startOf(day).toISOString();
  const { ids, count } = meetingsOf(events);
  const isToday = day === dayOf(new Date());
  return (
    <section className={first ? "pt-5" : "pt-4"}>
      <div className="flex flex-wrap items-end justify-between gap-2 px-gutter pb-2">
        <h2 className={first ? "text-title font-semibold" : "text-head font-semibold"}>
          <time dateTime={day}>
            {format.monthDay(at)}{" "}
            <span className="font-normal text-faint">
              {format.weekday(at)}
              {isToday && ` · ${say("today")}`}
            </span>
          </time>
        </h2>
        {count > 0 && <Tag tone="notice">{say("overlaps", { count })}</Tag>}
      </div>
      {events.length === 0 ? (
        <p className="px-gutter text-soft">{say("nothingToday")}</p>
      ) : (
        <Ledger label={format.monthDay(at)}>
          {events.map((event) => (
            <EventEntry
              key={event.id}
              event={event}
              day={day}
              meets={ids.has(event.id)}
              chosen={event.id === chosen}
              onChoose={() => onChoose(event.id)}
            />
          ))}
        </Ledger>
      )}
    </section>
  );
}
