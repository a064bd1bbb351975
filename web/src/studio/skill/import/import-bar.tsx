import { FileCode2, Files, Link2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog, Dialog } from "../../../ui/dialog.tsx";
import { choiceLook, SampleList, SampleText } from "../../samples/sample-list.tsx";
import type { SkillDraft } from "../use-skill-draft.ts";
import { UrlForm } from "./url-form.tsx";
import { type Import, useImport } from "./use-import.ts";
import { useImportWords } from "./words.ts";

interface ImportBarProps {
  title: string;
  draft: SkillDraft;
  /** The document is in the editor. */
  onTaken: () => void;
}

/** The heading of the editor, with the two ways to bring a document from elsewhere. */
export function ImportBar({ title, draft, onTaken }: ImportBarProps) {
  const say = useImportWords();
  const form = useId();
  const [open, setOpen] = useState<"url" | "samples" | null>(null);
  const importing = useImport(draft, () => {
    setOpen(null);
    onTaken();
  });
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-[0.8125rem] font-medium">{title}</h2>
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="sm"
            aria-expanded={open === "url"}
            aria-controls={form}
            onClick={() => setOpen(open === "url" ? null : "url")}
          >
            <Link2 aria-hidden="true" className="size-4" />
            {say("fromUrl")}
          </Button>
          <Button size="sm" onClick={() => setOpen("samples")}>
            <Files aria-hidden="true" className="size-4" />
            {say("sample")}
          </Button>
        </div>
      </div>
      <div id={form}>{open === "url" && <UrlForm importing={importing} onClose={() => setOpen(null)} />}</div>
      {open === "samples" && (
        <SampleDialog
          onChoose={(document) => {
            setOpen(null);
            importing.offer({ document, notices: [] });
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {importing.asking && <ReplaceDialog importing={importing} />}
    </>
  );
}

function ReplaceDialog({ importing }: { importing: Import }) {
  const say = useImportWords();
  return (
    <ConfirmDialog
      title={say("replaceTitle")}
      confirm={say("replace")}
      onConfirm={async () => importing.take()}
      onClose={importing.decline}
    >
      <p>{say("replaceText")}</p>
    </ConfirmDialog>
  );
}

interface SampleDialogProps {
  onChoose: (document: string) => void;
  onClose: () => void;
}

function SampleDialog({ onChoose, onClose }: SampleDialogProps) {
  const say = useImportWords();
  return (
    <Dialog wide title={say("sampleTitle")} onClose={onClose}>
      <div className="pb-3">
        <SampleList>
          {(sample) => (
            <button type="button" className={choiceLook} onClick={() => onChoose(sample.document)}>
              <SampleText sample={sample} icon={<FileCode2 aria-hidden="true" />} />
            </button>
          )}
        </SampleList>
      </div>
    </Dialog>
  );
}
