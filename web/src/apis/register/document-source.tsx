import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import type { useProposal } from "../../api/apis.ts";
import { problemsOf } from "../../api/client.ts";
import type { ApiDocument } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input, Textarea } from "../../ui/input.tsx";
import { isWebAddress } from "../../ui/web-address.ts";
import { useRegisterWords } from "./words.ts";

interface DocumentSourceProps {
  proposal: ReturnType<typeof useProposal>;
  onDocument: (document: ApiDocument) => void;
}

/** An OpenAPI document: pasted, dropped, chosen, or where it is. */
export function DocumentSource({ proposal, onDocument }: DocumentSourceProps) {
  const say = useRegisterWords();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const [over, setOver] = useState(false);
  const { isPending, error } = proposal;
  const problems = problemsOf(error);
  async function take(given: File | undefined): Promise<void> {
    if (given === undefined) return;
    const document = await given.text();
    setText(document);
    onDocument({ document });
  }
  const dropping = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void take(event.dataTransfer.files[0]);
    },
  };
  return (
    <div {...dropping} className="space-y-4">
      <Field label={say("paste")} hint={say("pasteHint")} error={problems[0] && lineOf(problems[0])}>
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            spellCheck={false}
            autoComplete="off"
            value={text}
            disabled={isPending}
            onChange={({ target }) => setText(target.value)}
            className={cx("font-mono text-code", over && "border-accent-ink bg-accent-soft")}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="main"
          busy={isPending}
          disabled={text.trim() === ""}
          onClick={() => onDocument({ document: text })}
        >
          {isPending ? say("reading") : say("propose")}
        </Button>
        <Button disabled={isPending} onClick={() => file.current?.click()}>
          <FileUp aria-hidden="true" />
          {say("file")}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={say("file")}
          accept=".yaml,.yml,.json,.txt"
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </div>
      <form
        noValidate
        className="max-w-xl"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWebAddress(url)) onDocument({ url: url.trim() });
        }}
      >
        <Field label={say("address")}>
          {(control) => (
            <span className="flex gap-2">
              <Input
                {...control}
                type="url"
                inputMode="url"
                autoComplete="off"
                maxLength={2000}
                placeholder={say("addressPlaceholder")}
                value={url}
                disabled={isPending}
                onChange={({ target }) => setUrl(target.value)}
              />
              <Button type="submit" className="shrink-0" disabled={!isWebAddress(url) || isPending}>
                {say("fetch")}
              </Button>
            </span>
          )}
        </Field>
      </form>
      {error && problems.length === 0 && <FailureNote error={error} />}
    </div>
  );
}

const lineOf = ({ line, message }: { line?: number; message: string }): string =>
  line === undefined ? message : `${line}: ${message}`;
