import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Suspense } from "react";
import { runQuery } from "../../api/runs.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { useConversationPart } from "../../ui/conversation-part.ts";
import { Pane, PaneHead } from "../../ui/panes.tsx";
import { Split } from "../../ui/split.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { FirstMessage } from "./first-message.tsx";
import { TracePane } from "./trace-pane.tsx";
import type { Trial } from "./use-trial.ts";
import { useTrialWords } from "./words.ts";

/** A conversation with the draft, as oneself, and below it what happened in its latest turn. */
export function TrialPane({ assistant, trial }: { assistant: Assistant; trial: Trial }) {
  const say = useTrialWords();
  const Conversation = useConversationPart();
  const { conversationId, thread } = trial;
  const runId = thread?.run?.id;
  const run = useQuery({ ...runQuery(runId ?? ""), enabled: runId !== undefined });
  const waits = run.data?.status === "requires_action";
  // A phone has no room for both, and what waits cannot be answered until all of it was in view.
  const hidesTrace = useMedia("(width < 40rem)") && waits;
  return (
    <Pane aria-label={say("title")}>
      <PaneHead
        title={
          <span className="flex items-center gap-2">
            {say("title")}
            <Tag tone="accent">{say("asYourself")}</Tag>
          </span>
        }
        actions={
          conversationId !== null && (
            <Button size="small" variant="quiet" onClick={trial.restart}>
              <RotateCcw aria-hidden="true" className="size-3.5" />
              {say("restart")}
            </Button>
          )
        }
      />
      <div className="min-h-0 flex-1">
        <Split
          stacked
          name="trial"
          label={say("resize")}
          // A card that waits is read whole.
          needed={hidesTrace ? 100 : waits ? 82 : 0}
          usual={62}
          least={30}
          most={85}
          first={
            <div className="flex min-h-0 flex-col">
              {conversationId === null ? (
                <FirstMessage assistant={assistant} trial={trial} />
              ) : (
                <Suspense fallback={null}>
                  <Conversation conversationId={conversationId} />
                </Suspense>
              )}
            </div>
          }
          second={hidesTrace ? null : <TracePane runId={runId ?? null} />}
        />
      </div>
    </Pane>
  );
}
