import { Lock } from "lucide-react";
import type { Api } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { AboutFields } from "../editing/about-fields.tsx";
import { ContentEditor } from "../editing/content-editor.tsx";
import { useEditingWords } from "../editing/words.ts";
import { useApiWords } from "../words.ts";
import type { Draft } from "./use-draft.ts";

interface DraftPartProps {
  api: Api;
  draft: Draft;
  disabled: boolean;
}

/** What the next version says. */
export function DraftPart({ api, draft, disabled }: DraftPartProps) {
  const say = useEditingWords();
  const { editing, conflict, failure } = draft;
  return (
    <>
      <ContentEditor
        editing={editing}
        namespace={api.namespace}
        also={api.published}
        disabled={disabled}
        above={
          <div className="max-w-4xl px-gutter pt-5">
            {disabled && (
              <p className="mb-4 flex items-center gap-2 text-soft">
                <Lock aria-hidden="true" className="size-4 shrink-0" />
                {say("readOnly")}
              </p>
            )}
            {failure && <FailureNote error={failure} onRetry={() => void draft.save()} />}
            <AboutFields editing={editing} disabled={disabled} />
          </div>
        }
      />
      {conflict && <ConflictDialog conflict={conflict} />}
    </>
  );
}

/** Nothing is lost before one of both is chosen. */
export function ConflictDialog({ conflict }: { conflict: NonNullable<Draft["conflict"]> }) {
  const say = useApiWords();
  return (
    <Dialog
      title={say("conflictTitle")}
      onClose={conflict.forget}
      footer={
        <>
          <Button variant="take" onClick={() => void conflict.keepMine()}>
            {say("keepMine")}
          </Button>
          <Button variant="main" autoFocus onClick={() => void conflict.loadTheirs()}>
            {say("loadTheirs")}
          </Button>
        </>
      }
    >
      <p className="text-soft">{say("conflictText")}</p>
    </Dialog>
  );
}
