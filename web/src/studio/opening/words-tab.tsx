import type { FormEvent } from "react";
import type { Assistant } from "../../api/schema.gen.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { TabSection } from "../tab-section.tsx";
import { OpeningPreview } from "./opening-preview.tsx";
import { useOwnWords } from "./use-own-words.ts";
import { WordFields } from "./word-fields.tsx";
import { useOwnWordsWords } from "./words.ts";

/** What the assistant shows and says of its own, beside how a conversation will begin with it. */
export function WordsTab({ assistant }: { assistant: Assistant }) {
  const say = useOwnWordsWords();
  const own = useOwnWords(assistant);
  function submit(event: FormEvent) {
    event.preventDefault();
    void own.save();
  }
  return (
    <div className="grid gap-x-6 pb-6 @4xl:grid-cols-[minmax(0,1fr)_19rem]">
      <TabSection title={say("title")}>
        <p className="pt-3 text-pretty text-soft">{say("text")}</p>
        <form noValidate onSubmit={submit} onBlur={() => void own.save()} className="mt-4 space-y-5">
          <WordFields name={assistant.name} words={own.words} errors={own.errors} onChange={own.change} />
          {own.failure && <FailureNote error={own.failure} onRetry={() => void own.save()} />}
        </form>
      </TabSection>
      <OpeningPreview assistant={assistant} words={own.words} />
      <LeaveGuard
        dirty={own.unsaved}
        save={own.save}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </div>
  );
}
