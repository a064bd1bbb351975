import { CircleSlash, Clock, Hand, SquareCheckBig } from "lucide-react";
import { lazy } from "react";
import type { StepConfirmation } from "../../api/schema.gen.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { LineButton, OutcomeLine } from "../outcome-line.tsx";
import { useConfirmedWords } from "./outcome-words.ts";

const SentValues = lazy(async () => ({ default: (await import("./sent-values.tsx")).SentValues }));

interface SettledConfirmationProps {
  confirmation: StepConfirmation;
  onAskAgain: () => void;
}

/** What became of a confirmation, as the run's step remembers it: one line that unfolds to the values. */
export function SettledConfirmation({ confirmation, onAskAgain }: SettledConfirmationProps) {
  const say = useConfirmedWords();
  switch (confirmation.decision) {
    case "run":
      return (
        <OutcomeLine
          icon={<SquareCheckBig aria-hidden="true" className="text-ok-ink" />}
          details={
            confirmation.parameters.length > 0 && (
              <Disclosure label={say("values")}>
                <SentValues parameters={confirmation.parameters} />
              </Disclosure>
            )
          }
        >
          <span>{say("run")}</span>
          {confirmation.edited && <span>{say("edited")}</span>}
        </OutcomeLine>
      );
    case "cancel":
      return <OutcomeLine icon={<Hand aria-hidden="true" />}>{say("cancel")}</OutcomeLine>;
    case "expired":
      return <ExpiredConfirmation onAskAgain={onAskAgain} />;
    case "superseded":
    case "unavailable":
      return (
        <OutcomeLine icon={<CircleSlash aria-hidden="true" />}>{say(confirmation.decision)}</OutcomeLine>
      );
    default:
      return confirmation.decision satisfies never;
  }
}

export function ExpiredConfirmation({ onAskAgain }: { onAskAgain: () => void }) {
  const say = useConfirmedWords();
  return (
    <OutcomeLine icon={<Clock aria-hidden="true" />}>
      {say("expired")}
      <LineButton onClick={onAskAgain}>{say("askAgain")}</LineButton>
    </OutcomeLine>
  );
}
