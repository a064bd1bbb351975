import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useUiWords } from "../../ui/words.ts";
import { useAuthenticationWords } from "./authentication/words.ts";
import { HelpLinks } from "./help-links.tsx";
import { countProblems } from "./marks.ts";
import type { SaveSkill } from "./use-save-skill.ts";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface FooterBarProps {
  assistantId: string;
  applicationId: string;
  draft: SkillDraft;
  saving: SaveSkill;
}

/** Help on the left, what to do with the document on the right; always in view. */
export function FooterBar({ assistantId, applicationId, draft, saving }: FooterBarProps) {
  const say = useSkillWords();
  const sayAuthentication = useAuthenticationWords();
  return (
    <footer className="sticky bottom-0 z-10 border-line border-t bg-surface px-4 py-3 sm:px-8">
      {saving.problems && (
        <p role="alert" className="mb-2 text-danger-ink">
          {say("refused", { count: countProblems(saving.problems).errors })}
        </p>
      )}
      {saving.authenticationRefused && (
        <p role="alert" className="mb-2 text-danger-ink">
          {sayAuthentication("notSaved")}
        </p>
      )}
      {saving.error ? <FailureNote error={saving.error} onRetry={saving.save} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <HelpLinks applicationId={applicationId} className="hidden sm:flex" />
        <div className="ml-auto flex gap-2">
          <CancelButton assistantId={assistantId} draft={draft} />
          <Button
            variant="primary"
            busy={saving.saving}
            disabled={draft.content.document.trim() === ""}
            onClick={saving.save}
          >
            {say("save")}
          </Button>
        </div>
      </div>
    </footer>
  );
}

function CancelButton({ assistantId, draft }: { assistantId: string; draft: SkillDraft }) {
  const say = useSkillWords();
  const cancel = useUiWords()("cancel");
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const leave = (asked = false) =>
    navigate({ to: "/studio/$assistantId", params: { assistantId }, ignoreBlocker: asked });
  return (
    <>
      <Button onClick={() => (draft.dirty ? setAsking(true) : void leave())}>{cancel}</Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("leaveTitle")}
          confirm={say("leave")}
          onConfirm={() => {
            draft.forget();
            return leave(true);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{say("leaveText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
