import { cx } from "../ui/class-names.ts";
import { useFormat } from "../ui/language/format.ts";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { type Day, dayOf, meetingsOf, startOf } from "./days.ts";
import { useAgendaPageWords } from "./words.ts";

interface MonthGridProps {
  /** Any day of it. */
  month: string;
  /** Whole weeks. */
  days: readonly Day[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onDay: (day: string) => void;
}

const shownInCell = 3;

/** A month as weeks below each other; a day's number leads to the day. */
export function MonthGrid({ month, days, chosen, onChoose, onDay }: MonthGridProps) {
  const format = useFormat();
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const [first = []] = weeks;
  return (
    <div className="px-gutter pt-5">
      <h2 className="pb-3 text-title font-semibold">{format.month(startOf(month).toISOString())}</h2>
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr>
            {first.map(({ day }) => (
              <th key={day} scope="col" className="pb-1 pl-1.5 text-left text-note font-medium text-faint">
                {format.weekday(startOf(day).toISOString())}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <DayCell
                  key={day.day}
                  {...day}
                  other={day.day.slice(0, 7) !== month.slice(0, 7)}
                  chosen={chosen}
                  onChoose={onChoose}
                  onDay={onDay}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type DayCellProps = Day & Pick<MonthGridProps, "chosen" | "onChoose" | "onDay"> & { other: boolean };

function DayCell({ day, events, other, chosen, onChoose, onDay }: DayCellProps) {
  const say = useAgendaPageWords();
  const spoken = useSpokenName();
  const format = useFormat();
  const isToday = day === dayOf(new Date());
  const { ids } = meetingsOf(events);
  const hidden = events.length - shownInCell;
  return (
    <td
      aria-current={isToday ? "date" : undefined}
      className={cx("h-24 overflow-hidden border border-line p-1 align-top", other && "bg-side")}
    >
      <button
        type="button"
        aria-label={say("openDay", { day: format.date(startOf(day).toISOString()) })}
        onClick={() => onDay(day)}
        className={cx(
          "grid size-6 place-items-center rounded-full text-note hover:bg-hover",
          isToday
            ? "bg-accent font-semibold text-on-accent hover:bg-accent-hover"
            : other
              ? "text-faint"
              : "text-soft",
        )}
      >
        {startOf(day).getDate()}
      </button>
      {events.slice(0, shownInCell).map((event) => (
        <button
          key={event.id}
          type="button"
          aria-current={event.id === chosen || undefined}
          onClick={() => onChoose(event.id)}
          className={cx(
            "mt-0.5 block min-h-6 w-full truncate rounded-tag border-l-2 px-1 text-left text-note hover:bg-hover aria-[current=true]:bg-chosen",
            ids.has(event.id) ? "border-notice" : "border-accent-ink",
            event.response === "declined" && "text-faint line-through",
          )}
        >
          {!event.allDay && <span className="text-faint">{format.time(event.start)} </span>}
          <bdi>{spoken(event.title)}</bdi>
          {ids.has(event.id) && <span className="sr-only"> ({say("meets")})</span>}
        </button>
      ))}
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => onDay(day)}
          className="mt-0.5 min-h-6 px-1 text-note text-faint hover:text-ink hover:underline"
        >
          {say("moreOfDay", { count: hidden })}
        </button>
      )}
    </td>
  );
}
