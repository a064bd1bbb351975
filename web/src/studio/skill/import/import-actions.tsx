import { FileCode2, Files, FileUp, Link2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { ConfirmDialog, Dialog } from "../../../ui/dialog.tsx";
import { choiceLook, SampleList, SampleText } from "../../samples/sample-list.tsx";
import type { SkillDraft } from "../use-skill-draft.ts";
import { UrlForm } from "./url-form.tsx";
import { type Import, useImport } from "./use-import.ts";
import { useImportWords } from "./words.ts";

/** One way to bring a document from elsewhere. */
export interface ImportAction {
  label: string;
  icon: ReactNode;
  start: () => void;
}

export interface ImportActions {
  fromUrl: ImportAction;
  fromFile: ImportAction;
  sample: ImportAction;
  /** A file that was dropped. */
  take: (file: File) => void;
  /** The windows that they open. */
  windows: ReactNode;
}

/** What is open of it stands in windows: the editor stays as it is behind them. */
export function useImportActions(draft: SkillDraft, onTaken: () => void): ImportActions {
  const say = useImportWords();
  const [open, setOpen] = useState<"url" | "samples" | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const close = () => setOpen(null);
  const importing = useImport(draft, () => {
    close();
    onTaken();
  });
  const take = (given: File) =>
    void given.text().then((document) => importing.offer({ document, notices: [] }));
  const windows = (
    <>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={say("fromFile")}
        accept=".yaml,.yml,.json,.txt"
        onChange={({ target }) => {
          const [given] = target.files ?? [];
          if (given) take(given);
          target.value = "";
        }}
      />
      {open === "url" && (
        <Dialog title={say("fromUrl")} onClose={close}>
          <UrlForm importing={importing} onClose={close} />
        </Dialog>
      )}
      {open === "samples" && <SampleDialog importing={importing} onClose={close} />}
      {importing.asking && <ReplaceDialog importing={importing} />}
    </>
  );
  return {
    fromUrl: { label: say("fromUrl"), icon: <Link2 aria-hidden="true" />, start: () => setOpen("url") },
    fromFile: {
      label: say("fromFile"),
      icon: <FileUp aria-hidden="true" />,
      start: () => file.current?.click(),
    },
    sample: { label: say("sample"), icon: <Files aria-hidden="true" />, start: () => setOpen("samples") },
    take,
    windows,
  };
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

function SampleDialog({ importing, onClose }: { importing: Import; onClose: () => void }) {
  const say = useImportWords();
  return (
    <Dialog wide title={say("sampleTitle")} onClose={onClose}>
      <div className="pb-3">
        <SampleList>
          {(sample) => (
            <button
              type="button"
              className={choiceLook}
              onClick={() => {
                onClose();
                importing.offer({ document: sample.document, notices: [] });
              }}
            >
              <SampleText sample={sample} icon={<FileCode2 aria-hidden="true" />} />
            </button>
          )}
        </SampleList>
      </div>
    </Dialog>
  );
}
