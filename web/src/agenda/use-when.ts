import type { AgendaEvent } from "../api/schema.gen.ts";
import { useFormat } from "../ui/language/format.ts";
import { daysOf, startOf } from "./days.ts";
import { useAgendaPageWords } from "./words.ts";

interface When {
  /** From when to when, with the day. */
  whole: string;
  /** Only the end, beside a start that is shown; null where there is nothing to say. */
  until: string | null;
}

/** When an event is, in words: of another day, with the day. */
export function useWhen(event: AgendaEvent): When {
  const say = useAgendaPageWords();
  const format = useFormat();
  const { allDay, start, end } = event;
  const [first, last] = daysOf(event);
  const named = (day: string) => {
    const at = startOf(day).toISOString();
    return `${format.monthDay(at)} ${format.weekday(at)}`;
  };
  if (allDay) {
    const until = first === last ? null : say("allDayUntil", { day: named(last) });
    return { until, whole: `${named(first)} · ${until ?? say("allDay")}` };
  }
  const endText = first === last ? format.time(end) : format.dateTime(end);
  const until = start === end ? null : say("until", { time: endText });
  const whole = [`${named(first)} ${format.time(start)}`, until].filter((part) => part !== null).join(" ");
  return { until, whole };
}
