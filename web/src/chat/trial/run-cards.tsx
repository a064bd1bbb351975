import { useEffect } from "react";
import type { Run } from "../../api/schema.gen.ts";
import { ConfirmationCard } from "../confirmation/confirmation-card.tsx";
import { ConsentCard } from "../consent/consent-card.tsx";
import { useFollowedRun } from "../use-followed-run.ts";

interface RunCardsProps {
  known: Run;
  onRun: (run: Run) => void;
  onAskAgain: () => void;
}

/** A run of which only the questions are shown here: what it did and answered is told by whoever began it. */
export function RunCards({ known, onRun, onAskAgain }: RunCardsProps) {
  const { run } = useFollowedRun(known.id, known);
  useEffect(() => {
    if (run !== undefined) onRun(run);
  }, [run, onRun]);
  const action = run?.requiredAction ?? null;
  if (action === null) return null;
  // The box that a card measures itself by.
  return (
    <div className="[container-type:inline-size]">
      {action.kind === "consent" ? (
        <ConsentCard
          key={action.consent.id}
          runId={known.id}
          consent={action.consent}
          onAskAgain={onAskAgain}
        />
      ) : (
        <ConfirmationCard
          key={action.confirmation.id}
          runId={known.id}
          confirmation={action.confirmation}
          onAskAgain={onAskAgain}
        />
      )}
    </div>
  );
}
