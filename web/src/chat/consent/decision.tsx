import { CircleAlert } from "lucide-react";
import { ApiError } from "../../api/client.ts";
import type { ConsentAnswer } from "../../api/schema.gen.ts";
import { ArmedButton } from "../../ui/armed-button.tsx";
import { Button } from "../../ui/button.tsx";
import { useConsentWords } from "./words.ts";

interface DecisionProps {
  /** Nothing can be decided now: on its way, or offline. */
  blocked: boolean;
  deciding: ConsentAnswer["decision"] | null;
  error: Error | null;
  online: boolean;
  onAllow: () => void;
  onDeny: () => void;
  onRetry: () => void;
}

/** Allow and Don't allow, of one size. Neither has the focus, so Enter decides nothing by itself. */
export function Decision({ blocked, deciding, error, online, onAllow, onDeny, onRetry }: DecisionProps) {
  const say = useConsentWords();
  return (
    <>
      <div className="mt-2.5 grid grid-cols-2 gap-2 min-[400px]:gap-3">
        <ArmedButton variant="primary" disabled={blocked} busy={deciding === "allow"} onClick={onAllow}>
          {say("allow")}
        </ArmedButton>
        <Button disabled={blocked} busy={deciding === "deny"} onClick={onDeny}>
          {say("deny")}
        </Button>
      </div>
      {!online && <p className="mt-2 text-[0.8125rem] text-warn-ink">{say("offline")}</p>}
      {error && online && deciding === null && <SaveFailure error={error} onRetry={onRetry} />}
    </>
  );
}

function SaveFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const say = useConsentWords();
  const id = error instanceof ApiError ? error.requestId : null;
  return (
    <div
      role="alert"
      className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl bg-danger-soft px-3 py-2 text-[0.8125rem] text-danger-ink"
    >
      <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 wrap-anywhere">{id ? say("failedId", { id }) : say("failed")}</span>
      <Button size="sm" onClick={onRetry}>
        {say("retry")}
      </Button>
    </div>
  );
}
