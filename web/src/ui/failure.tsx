import { TriangleAlert } from "lucide-react";
import { ApiError } from "../api/client.ts";
import { Blank } from "./blank.tsx";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Facts } from "./facts.tsx";
import { useLanguage } from "./language/language.ts";
import { chineseRefusals } from "./refusals.ts";
import { useUiWords } from "./words.ts";

/** What to tell a person about an error: the server's own words, or ours when it did not answer. */
export function useFailureText(): (error: unknown) => string {
  const say = useUiWords();
  const language = useLanguage();
  return (error) => {
    if (!(error instanceof ApiError)) return say("failed");
    if (error.status === 0) return say("network");
    // Not of the platform, but of something between it and here: then there is a status and no sentence.
    if (error.code.startsWith("http_")) return say("failed");
    return (language === "zh" && chineseRefusals[error.code]) || error.message;
  };
}

interface FailureProps {
  error: unknown;
  onRetry?: () => void;
}

/** An error inside a form or a dialog. */
export function FailureNote({ error, onRetry }: FailureProps) {
  const say = useUiWords();
  const text = useFailureText()(error);
  return (
    <div role="alert" className="mt-3 flex gap-2.5 rounded-control bg-notice-soft px-3 py-2 text-notice-ink">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">{text}</p>
        <RequestId error={error} />
      </div>
      {onRetry && (
        <Button size="small" className="self-start" onClick={onRetry}>
          {say("retry")}
        </Button>
      )}
    </div>
  );
}

/** The id by which whoever runs the server finds what happened. */
function RequestId({ error }: { error: unknown }) {
  const say = useUiWords();
  const requestId = error instanceof ApiError ? error.requestId : null;
  if (!requestId) return null;
  return (
    <p className="flex flex-wrap items-center gap-1 text-note">
      {say("requestId")} <code className="font-mono wrap-anywhere">{requestId}</code>
      <CopyButton text={requestId} />
    </p>
  );
}

/** An error in the place of a whole page or panel. */
export function FailurePanel({ error, onRetry }: FailureProps) {
  const say = useUiWords();
  return (
    <Blank
      icon={<TriangleAlert />}
      title={say("failed")}
      text={useFailureText()(error)}
      action={
        onRetry && (
          <Button variant="main" onClick={onRetry}>
            {say("retry")}
          </Button>
        )
      }
    >
      <WhatIsKnown error={error} />
    </Blank>
  );
}

/** What to give to whoever runs the server. */
function WhatIsKnown({ error }: { error: unknown }) {
  const say = useUiWords();
  if (!(error instanceof ApiError) || !error.requestId) return null;
  const { requestId, status, code } = error;
  return (
    <>
      <Facts
        ruled
        className="max-w-[27.5rem] border-line border-b"
        facts={[
          {
            label: say("requestId"),
            value: (
              <span className="flex items-center justify-between gap-2">
                <code className="text-code wrap-anywhere">{requestId}</code>
                <CopyButton text={requestId} />
              </span>
            ),
          },
          { label: say("outcome"), value: <code className="text-code">{`${status} ${code}`}</code> },
        ]}
      />
      <p className="mt-3 text-note text-faint">{say("giveId")}</p>
    </>
  );
}
