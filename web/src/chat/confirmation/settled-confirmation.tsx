import { Ban, Check, Clock, CornerDownRight, LoaderCircle, Minus } from "lucide-react";
import { lazy } from "react";
import type { StepConfirmation } from "../../api/schema.gen.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { LineButton, LineDot, OutcomeLine } from "../outcome-line.tsx";
import { useConfirmedWords } from "./outcome-words.ts";

const SentValues = lazy(async () => ({ default: (await import("./sent-values.tsx")).SentValues }));

const marks = {
  cancel: <Minus />,
  superseded: <CornerDownRight />,
  unavailable: <Ban />,
  elsewhere: <LoaderCircle className="animate-spin" />,
} as const;

interface SettledConfirmationProps {
  confirmation: StepConfirmation;
  onAskAgain: () => void;
}

/** What became of a confirmation, as the run's step remembers it: one line that unfolds to the values. */
export function SettledConfirmation({ confirmation, onAskAgain }: SettledConfirmationProps) {
  switch (confirmation.decision) {
    case "run":
      return <ConfirmedLine confirmation={confirmation} />;
    case "expired":
      return <ExpiredConfirmation onAskAgain={onAskAgain} />;
    case "cancel":
    case "superseded":
    case "unavailable":
      return <NotRunLine why={confirmation.decision} />;
    default:
      return confirmation.decision satisfies never;
  }
}

function ConfirmedLine({ confirmation }: Pick<SettledConfirmationProps, "confirmation">) {
  const say = useConfirmedWords();
  const { parameters, edited } = confirmation;
  return (
    <OutcomeLine
      mark={<Check />}
      tone="accent"
      details={
        parameters.length > 0 && (
          <Disclosure label={say("values")}>
            <SentValues parameters={parameters} />
          </Disclosure>
        )
      }
    >
      <span>{say("run")}</span>
      {edited && (
        <>
          <LineDot />
          <span>{say("edited")}</span>
        </>
      )}
    </OutcomeLine>
  );
}

export function NotRunLine({ why }: { why: keyof typeof marks }) {
  const say = useConfirmedWords();
  return (
    <OutcomeLine mark={marks[why]}>
      <span>{say(why)}</span>
    </OutcomeLine>
  );
}

export function ExpiredConfirmation({ onAskAgain }: { onAskAgain: () => void }) {
  const say = useConfirmedWords();
  return (
    <OutcomeLine mark={<Clock />}>
      <span>{say("expired")}</span>
      <LineButton onClick={onAskAgain}>{say("askAgain")}</LineButton>
    </OutcomeLine>
  );
}
