import { type AgendaDay, type AgendaEvent, agendaDays, type DatedEvent } from "./agenda-days.ts";
import { defineWords } from "./language/define-words.tsx";
import { useFormat } from "./language/format.ts";
import { Entry, Ledger } from "./ledger.tsx";
import { Tag } from "./tag.tsx";

const useAgendaWords = defineWords(
  { until: "至 {time}", overlaps_other: "{count} 处时间重叠", meets: "与其他日程时间重叠" },
  {
    until: "until {time}",
    overlaps_other: "{count} overlaps",
    overlaps_one: "{count} overlap",
    meets: "at the same time as another",
  },
);

/** What is planned, by days: times in the margin, and the line amber where two things meet. */
export function Agenda({ events }: { events: readonly AgendaEvent[] }) {
  return agendaDays(events).map((day) => <Day key={day.at} day={day} />);
}

function Day({ day: { at, events, overlaps } }: { day: AgendaDay }) {
  const say = useAgendaWords();
  const format = useFormat();
  const name = `${format.monthDay(at)} ${format.weekday(at)}`;
  return (
    <div className="not-first:pt-2">
      <p className="flex flex-wrap items-center justify-between gap-2 border-line border-t py-1.5 font-medium">
        <span aria-hidden="true">{name}</span>
        {overlaps > 0 && <Tag tone="notice">{say("overlaps", { count: overlaps })}</Tag>}
      </p>
      <Ledger label={name}>
        {events.map((event, index) => (
          <Event key={index} event={event} />
        ))}
      </Ledger>
    </div>
  );
}

function Event({ event: { title, start, end, details, overlaps } }: { event: DatedEvent }) {
  const say = useAgendaWords();
  const format = useFormat();
  const time = <time dateTime={start}>{format.time(start)}</time>;
  return (
    <Entry time={time} line={overlaps ? "notice" : "plain"}>
      <div className="min-w-0 wrap-anywhere">
        <b className="font-medium">
          <bdi>{title}</bdi>
        </b>
        {end !== null && (
          <span className="text-faint"> {say("until", { time: endText(start, end, format) })}</span>
        )}
        {overlaps && <span className="sr-only"> ({say("meets")})</span>}
        {details.length > 0 && (
          <p className="text-soft">
            <bdi>{details.join(" · ")}</bdi>
          </p>
        )}
      </div>
    </Entry>
  );
}

/** Of another day, with the day. */
function endText(start: string, end: string, { time, dateTime }: ReturnType<typeof useFormat>): string {
  const sameDay = new Date(start).toDateString() === new Date(end).toDateString();
  return sameDay ? time(end) : dateTime(end);
}
