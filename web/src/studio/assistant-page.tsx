import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAssistant } from "../api/assistants.ts";
import type { Assistant } from "../api/schema.gen.ts";
import { FailurePanel } from "../ui/failure.tsx";
import { Pane, PaneBody } from "../ui/panes.tsx";
import { Segments } from "../ui/segments.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { Split } from "../ui/split.tsx";
import { useMedia } from "../ui/use-media.ts";
import { OutOfUseNote } from "./out-of-use.tsx";
import { DraftSavingPlace } from "./saving/draft-saving.tsx";
import { SavingNote } from "./saving/saving-note.tsx";
import { TrialPane } from "./trial/trial-pane.tsx";
import { useTrial } from "./trial/use-trial.ts";
import { AssistantBar } from "./workbench/assistant-bar.tsx";
import { Configuration } from "./workbench/configuration.tsx";
import { useWorkbenchWords } from "./workbench/words.ts";

/** A workbench: what the assistant is made of, and beside it the draft to talk to. */
export function AssistantPage() {
  const { assistantId } = useParams({ from: "/shell/studio/$assistantId" });
  const assistant = useAssistant(assistantId);
  if (assistant.data)
    return (
      <DraftSavingPlace key={assistantId}>
        <AssistantBar assistant={assistant.data} />
        <div className="flex h-full min-h-0 flex-col">
          <OutOfUseNote assistant={assistant.data} />
          <Workbench assistant={assistant.data} />
        </div>
      </DraftSavingPlace>
    );
  if (assistant.error)
    return <FailurePanel error={assistant.error} onRetry={() => void assistant.refetch()} />;
  return <Skeleton lines={8} className="p-gutter" />;
}

function Workbench({ assistant }: { assistant: Assistant }) {
  const say = useWorkbenchWords();
  const wide = useMedia("(width >= 900px)");
  const [shown, setShown] = useState<"configuration" | "trial">("configuration");
  const trial = useTrial(assistant.id);
  function tryPhrase(phrase: string): void {
    setShown("trial");
    if (!trial.pending) trial.begin(phrase);
  }
  const configuration = (
    <Pane aria-label={say("configuration")} hidden={!wide && shown !== "configuration"}>
      <PaneBody className="@container">
        <Configuration assistant={assistant} onTry={tryPhrase} />
      </PaneBody>
    </Pane>
  );
  const conversation = <TrialPane assistant={assistant} trial={trial} />;
  if (wide)
    return (
      <div className="min-h-0 flex-1">
        <Split name="workbench" label={say("resize")} first={configuration} second={conversation} />
      </div>
    );
  return (
    <>
      <div className="flex shrink-0 items-center justify-between gap-3 border-line border-b px-gutter py-2">
        <Segments
          legend={say("view")}
          value={shown}
          onChange={setShown}
          options={[
            { value: "configuration", label: say("configuration") },
            { value: "trial", label: say("tryIt") },
          ]}
        />
        <SavingNote short />
      </div>
      <div className="grid min-h-0 flex-1">
        {/* Stays while the draft is tried, with what is being written in it. */}
        {configuration}
        {shown === "trial" && conversation}
      </div>
    </>
  );
}
