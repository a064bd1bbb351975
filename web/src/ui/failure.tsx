import { CircleAlert } from "lucide-react";
import { ApiError } from "../api/client.ts";
import { Button } from "./button.tsx";
import { CopyButton } from "./copy-button.tsx";
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
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert" className="mt-3 flex gap-2.5 rounded-xl bg-danger-soft px-3.5 py-2.5 text-danger-ink">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">{text}</p>
        {requestId && (
          <p className="flex flex-wrap items-center gap-1 text-xs">
            {say("requestId")} <code className="font-mono wrap-anywhere">{requestId}</code>
            <CopyButton text={requestId} />
          </p>
        )}
      </div>
      {onRetry && (
        <Button size="sm" className="self-start" onClick={onRetry}>
          {say("retry")}
        </Button>
      )}
    </div>
  );
}

/** An error in the place of a whole page or panel. */
export function FailurePanel({ error, onRetry }: FailureProps) {
  const say = useUiWords();
  return (
    <div className="mx-auto max-w-md px-6 py-14">
      <h2 className="text-base font-semibold">{say("failed")}</h2>
      <FailureNote error={error} {...(onRetry ? { onRetry } : {})} />
    </div>
  );
}
