import { TriangleAlert } from "lucide-react";
import { ApiError } from "../../api/client.ts";
import type { ConsentAnswer } from "../../api/schema.gen.ts";
import { ArmedButton } from "../armed-button.tsx";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
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
      {error && online && deciding === null && <SaveFailure error={error} onRetry={onRetry} />}
      <div className="grid grid-cols-2 gap-2 px-3 py-2.5 sm:gap-3 sm:px-5 sm:py-3">
        <ArmedButton
          size="decide"
          variant="main"
          disabled={blocked}
          busy={deciding === "allow"}
          onClick={onAllow}
        >
          {say("allow")}
        </ArmedButton>
        <Button size="decide" disabled={blocked} busy={deciding === "deny"} onClick={onDeny}>
          {say("deny")}
        </Button>
      </div>
    </>
  );
}

function SaveFailure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const say = useConsentWords();
  const id = error instanceof ApiError ? error.requestId : null;
  return (
    <div
      role="alert"
      className="mx-3 mt-2.5 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-control bg-notice-soft px-3 py-1.5 text-notice-ink sm:mx-5"
    >
      <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.25} />
      <span className="min-w-0 flex-1 wrap-anywhere">{say("failed")}</span>
      <Button size="small" onClick={onRetry}>
        {say("retry")}
      </Button>
      {id && (
        <span className="flex w-full items-center gap-1 pl-5.5 text-note">
          <code className="min-w-0 font-mono wrap-anywhere">{id}</code>
          <CopyButton text={id} />
        </span>
      )}
    </div>
  );
}
