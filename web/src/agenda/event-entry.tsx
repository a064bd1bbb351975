import { Repeat } from "lucide-react";
import type { AgendaEvent } from "../api/schema.gen.ts";
import { ChangeLine } from "../ui/changes/change-line.tsx";
import { cx } from "../ui/class-names.ts";
import { GivenName } from "../ui/given-name.tsx";
import { useFormat } from "../ui/language/format.ts";
import { Entry } from "../ui/ledger.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { dayOf, daysOf } from "./days.ts";
import { useWhen } from "./use-when.ts";
import { useAgendaPageWords } from "./words.ts";

interface EventEntryProps {
  event: AgendaEvent;
  /** On which of its days it stands here. */
  day: string;
  meets: boolean;
  chosen: boolean;
  onChoose: () => void;
}

/** One event of a day: its time in the margin, what it is, where and with whom, and who made it. */
export function EventEntry({ event, day, meets, chosen, onChoose }: EventEntryProps) {
  const say = useAgendaPageWords();
  const format = useFormat();
  const { title, allDay, start, response, change, repeats } = event;
  const goesOn = daysOf(event)[0] < day;
  const isOpen = response === "needsAction";
  const endOfIt = useWhen(event).until;
  const details = useDetails(event);
  const startsHere = !allDay && dayOf(new Date(start)) === day;
  return (
    <Entry
      time={startsHere ? <time dateTime={start}>{format.time(start)}</time> : allDay ? say("allDay") : "…"}
      line={meets || isOpen ? "notice" : "plain"}
    >
      <div
        className={cx(
          "-my-1 -ml-2 min-w-0 flex-1 rounded-control py-1 pr-gutter pl-2 wrap-anywhere",
          chosen && "bg-chosen",
        )}
      >
        <button
          type="button"
          aria-current={chosen || undefined}
          onClick={onChoose}
          className="target-44 text-left hover:underline underline-offset-3"
        >
          <b className={cx("text-body font-medium", response === "declined" && "text-faint line-through")}>
            <GivenName max={120}>{title}</GivenName>
          </b>
        </button>
        <span className="text-faint">
          {goesOn && ` ${say("goesOn")}`}
          {endOfIt && ` ${endOfIt}`}
        </span>
        {repeats && (
          <Repeat role="img" aria-label={say("repeats")} className="ml-1.5 inline size-3.5 text-faint" />
        )}
        {meets && <span className="sr-only"> ({say("meets")})</span>}
        {response !== "accepted" && (
          <span className={cx("ml-2 text-note font-medium", isOpen ? "text-notice-ink" : "text-faint")}>
            {say(response)}
          </span>
        )}
        {details !== "" && (
          <p className="text-soft">
            <bdi>{details}</bdi>
          </p>
        )}
        {change && <ChangeLine change={change} />}
      </div>
    </Entry>
  );
}

/** Where it is, and with whom. */
function useDetails({ location, organiser, attendees, mine }: AgendaEvent): string {
  const say = useAgendaPageWords();
  const spoken = useSpokenName();
  const format = useFormat();
  const people = [...(mine ? [] : [organiser]), ...attendees].filter(({ you }) => !you);
  const names = format.list(people.slice(0, 2).map(({ name }) => spoken(name, 40)));
  const who = people.length > 2 ? say("people", { names, count: attendees.length + 1 }) : names;
  return [spoken(location), who].filter((part) => part !== "").join(" · ");
}
