import { useEffect, useRef } from "react";
import { isStatus } from "../../../api/client.ts";
import { usePublishedSkill } from "../../../api/trials.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureNote } from "../../../ui/failure.tsx";
import { useLanguage } from "../../../ui/language/language.ts";
import { Skeleton } from "../../../ui/spinner.tsx";
import { showDifference } from "./show-difference.ts";
import { useDifferenceWords } from "./words.ts";

interface DifferenceDialogProps {
  assistantId: string;
  skillId: string;
  document: string;
  onClose: () => void;
}

/** What is published on the left, what stands in the editor on the right; on a small screen both in one. */
export function DifferenceDialog({ assistantId, skillId, document, onClose }: DifferenceDialogProps) {
  const say = useDifferenceWords();
  const published = usePublishedSkill({ assistantId, skillId });
  const never = isStatus(published.error, 404);
  return (
    <Dialog
      wide
      title={published.data ? say("title", { version: published.data.version }) : say("untitled")}
      onClose={onClose}
    >
      {published.isPending && <Skeleton lines={8} />}
      {never && <p className="py-3 text-soft">{say("never")}</p>}
      {published.error && !never && (
        <FailureNote error={published.error} onRetry={() => void published.refetch()} />
      )}
      {published.data?.document === document && <p className="py-3 text-soft">{say("same")}</p>}
      {published.data && published.data.document !== document && (
        <Difference before={published.data.document} after={document} />
      )}
    </Dialog>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const say = useDifferenceWords();
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const labels = { before: say("published"), after: say("draft") };
  useEffect(() => {
    if (host.current === null) return;
    const narrow = matchMedia("(width < 48rem)").matches;
    return showDifference(host.current, { before, after, narrow, language, labels });
  }, [before, after, language]);
  return <div ref={host} className="h-[60dvh] overflow-hidden rounded-control border border-line" />;
}
