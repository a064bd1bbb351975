import { CircleSlash, Clock, Hand, SquareCheckBig } from "lucide-react";
import { lazy, type ReactNode } from "react";
import type { StepConfirmation } from "../../api/confirmations.ts";
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
  const values = <Values confirmation={confirmation} />;
  switch (confirmation.decision) {
    case "run":
      return (
        <OutcomeLine icon={<SquareCheckBig aria-hidden="true" className="text-ok-ink" />} details={values}>
          <span>{say("run")}</span>
          {confirmation.edited && <span>{say("edited")}</span>}
        </OutcomeLine>
      );
    case "cancel":
      return (
        <OutcomeLine icon={<Hand aria-hidden="true" />} details={values}>
          {say("cancel")}
        </OutcomeLine>
      );
    case "expired":
      return <ExpiredConfirmation onAskAgain={onAskAgain} details={values} />;
    case "superseded":
      return <OutcomeLine icon={<CircleSlash aria-hidden="true" />}>{say("superseded")}</OutcomeLine>;
    default:
      return confirmation.decision satisfies never;
  }
}

export function ExpiredConfirmation({
  onAskAgain,
  details,
}: {
  onAskAgain: () => void;
  details?: ReactNode;
}) {
  const say = useConfirmedWords();
  return (
    <OutcomeLine icon={<Clock aria-hidden="true" />} details={details}>
      {say("expired")}
      <LineButton onClick={onAskAgain}>{say("askAgain")}</LineButton>
    </OutcomeLine>
  );
}

function Values({ confirmation }: { confirmation: StepConfirmation }) {
  const say = useConfirmedWords();
  if (confirmation.parameters.length === 0) return null;
  return (
    <Disclosure label={say(confirmation.decision === "run" ? "values" : "proposed")}>
      <SentValues parameters={confirmation.parameters} />
    </Disclosure>
  );
}
