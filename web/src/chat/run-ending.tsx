import { CircleAlert, CircleStop, Clock } from "lucide-react";
import type { ReactNode } from "react";
import type { Run } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { useChatWords } from "./words.ts";

/** How a run ended that did not end well, and the way on. Where a card already says it, nothing. */
export function RunEnding({ run, onAskAgain }: { run: Run; onAskAgain: () => void }) {
  const say = useChatWords();
  const decided = run.steps.map((step) => step.consent?.decision ?? step.confirmation?.decision);
  const expiredCard = decided.includes("expired");
  const superseded = decided.includes("superseded");
  const unavailable = decided.includes("unavailable");
  switch (run.status) {
    case "failed":
      if (unavailable) return null;
      return (
        <EndNote icon={<CircleAlert aria-hidden="true" />} tone="bg-danger-soft text-danger-ink">
          <p className="min-w-0 flex-1 wrap-anywhere">{run.error?.message}</p>
          <Button size="sm" onClick={onAskAgain}>
            {say("retry")}
          </Button>
        </EndNote>
      );
    case "cancelled":
      if (superseded) return null;
      return (
        <EndNote icon={<CircleStop aria-hidden="true" />} tone="bg-sunken text-soft">
          <p>{say("stopped")}</p>
        </EndNote>
      );
    case "expired":
      if (expiredCard) return null;
      return (
        <EndNote icon={<Clock aria-hidden="true" />} tone="bg-sunken text-soft">
          <p className="min-w-0 flex-1">{say("runExpired")}</p>
          <Button size="sm" onClick={onAskAgain}>
            {say("askAgain")}
          </Button>
        </EndNote>
      );
    default:
      return null;
  }
}

function EndNote({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  return (
    <div
      className={cx(
        "flex w-fit max-w-full items-center gap-2.5 rounded-xl px-3 py-2 text-[0.8125rem] [&>svg]:size-4 [&>svg]:shrink-0",
        tone,
      )}
    >
      {icon}
      {children}
    </div>
  );
}
