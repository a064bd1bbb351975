import type { ComponentProps } from "react";
import type { AuditEvent } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { clip } from "../../ui/text.ts";
import { aboutText } from "./about.ts";
import { EventMark } from "./event-mark.tsx";
import { useClock } from "./use-clock.ts";
import { useAuditWords } from "./words.ts";

/** Time, who, what, on what; two lines where there is no room for one. */
export const rowGrid = cx(
  "grid gap-x-3 px-gutter max-md:grid-cols-[4.5rem_minmax(0,1fr)]",
  "md:grid-cols-[5rem_minmax(6rem,9rem)_minmax(0,1.3fr)_minmax(0,1fr)]",
);

interface EventRowProps extends Omit<ComponentProps<"button">, "className"> {
  event: AuditEvent;
  names: ReadonlyMap<string, string>;
  /** Its panel is open. */
  chosen: boolean;
}

export function EventRow({ event, names, chosen, ...rest }: EventRowProps) {
  const say = useAuditWords();
  const language = useLanguage();
  const clock = useClock();
  const { actor, at, label } = event;
  const about = aboutText(event, names);
  return (
    <button
      type="button"
      {...rest}
      data-event={event.id}
      aria-current={chosen || undefined}
      className={cx(
        rowGrid,
        "min-h-row w-full items-center border-line border-b py-1.5 text-left focus-visible:-outline-offset-2",
        chosen
          ? "bg-accent-soft shadow-[inset_3px_0_var(--accent-ink),inset_0_-1px_var(--accent-line)]"
          : "hover:bg-hover",
      )}
    >
      <time dateTime={at} className="text-right text-faint tabular-nums">
        {clock(at)}
      </time>
      <span className="truncate max-md:order-3 max-md:col-start-2 max-md:text-note max-md:text-soft">
        <bdi>{actor.id === null ? say("system") : clip(names.get(actor.id) ?? actor.id, 60)}</bdi>
        {about !== null && <bdi className="text-faint md:hidden"> · {clip(about, 60)}</bdi>}
      </span>
      <span className="flex min-w-0 items-center gap-2">
        <EventMark event={event.event} />
        <span className="truncate">{label[language]}</span>
      </span>
      <span
        className={cx(
          "truncate max-md:hidden",
          about !== null && about === event.subject ? "font-mono text-code text-faint" : "text-soft",
        )}
      >
        <bdi>{about === null ? "" : clip(about, 80)}</bdi>
      </span>
    </button>
  );
}
