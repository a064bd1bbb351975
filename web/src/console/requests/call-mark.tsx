import { Circle, Clock, TriangleAlert } from "lucide-react";
import type { LoggedCall } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { markOf } from "./what-happened.ts";
import { useRequestWords } from "./words.ts";

/** What a call came to: a mark whose shape says it, and the status, or why there is none. */
export function CallMark({ call }: { call: LoggedCall }) {
  const say = useRequestWords();
  const mark = markOf(call);
  const { status, sent, failure, outcome } = call;
  const text =
    status ??
    (outcome === "sending"
      ? say("sending")
      : failure === "timeout"
        ? say("timeoutMark")
        : say(sent === false ? "not_sent" : "noAnswer"));
  const isBad = mark === "failed" || mark === "warning";
  return (
    <span
      className={cx(
        "inline-flex min-w-0 items-center gap-1.5 tabular-nums",
        isBad ? "font-medium text-notice-ink" : "text-ink",
      )}
    >
      {mark === "good" && (
        <span aria-hidden="true" className="mx-[3px] size-2 shrink-0 rounded-full bg-accent-ink" />
      )}
      {mark === "warning" && (
        <Circle aria-hidden="true" className="mx-0.5 size-2.5 shrink-0" strokeWidth={3.5} />
      )}
      {mark === "failed" && (
        <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.25} />
      )}
      {mark === "waiting" && <Clock aria-hidden="true" className="size-3.5 shrink-0 text-faint" />}
      <span className="truncate">{text}</span>
      {isBad && status !== null && <span className="sr-only">{say("failed")}</span>}
    </span>
  );
}
