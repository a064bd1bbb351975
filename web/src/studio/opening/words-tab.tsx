import { type FormEvent, useEffect, useRef } from "react";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { OpeningPreview } from "./opening-preview.tsx";
import { useOwnWords } from "./use-own-words.ts";
import { WordFields } from "./word-fields.tsx";
import { useOwnWordsWords } from "./words.ts";

/** What the assistant shows and says of its own, beside how a conversation will begin with it. */
export function WordsTab({ assistant }: { assistant: Assistant }) {
  const say = useOwnWordsWords();
  const own = useOwnWords(assistant);
  const form = useFocusOnRefusal(own.errors);

  function submit(event: FormEvent) {
    event.preventDefault();
    own.save();
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <Card className="p-5">
        <h2 className="font-semibold">{say("title")}</h2>
        <p className="mt-1 text-soft">{say("text")}</p>
        <form ref={form} noValidate onSubmit={submit} className="mt-5 space-y-5">
          <WordFields name={assistant.name} words={own.words} errors={own.errors} onChange={own.change} />
          {own.failure && <FailureNote error={own.failure} onRetry={own.retry} />}
          {own.dirty && <SaveBar saving={own.saving} onDiscard={own.discard} />}
        </form>
      </Card>
      <OpeningPreview assistant={assistant} words={own.words} />
      <LeaveGuard
        dirty={own.dirty}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </div>
  );
}

function SaveBar({ saving, onDiscard }: { saving: boolean; onDiscard: () => void }) {
  const say = useOwnWordsWords();
  return (
    <div className="-mx-5 -mb-5 sticky bottom-0 flex flex-wrap items-center justify-end gap-2 rounded-b-2xl border-line border-t bg-surface px-5 py-3">
      <p role="status" className="mr-auto text-[0.8125rem] text-faint">
        {say("unsaved")}
      </p>
      <Button disabled={saving} onClick={onDiscard}>
        {say("discard")}
      </Button>
      <Button type="submit" variant="primary" busy={saving}>
        {say("save")}
      </Button>
    </div>
  );
}

/** When the server refused something, the first field that it is about has the focus. */
function useFocusOnRefusal(errors: object) {
  const form = useRef<HTMLFormElement>(null);
  const refused = Object.keys(errors).join(" ");
  useEffect(() => {
    const active =
      form.current?.contains(document.activeElement) && document.activeElement?.matches("input, textarea");
    if (refused !== "" && !active) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refused]);
  return form;
}
