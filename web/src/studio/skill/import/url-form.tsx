import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { FailureNote } from "../../../ui/failure.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { isWebAddress } from "../../../ui/web-address.ts";
import { useUiWords } from "../../../ui/words.ts";
import type { Import } from "./use-import.ts";
import { useImportWords } from "./words.ts";

/** Where the document is. What went wrong stands below, and the field keeps its value. */
export function UrlForm({ importing, onClose }: { importing: Import; onClose: () => void }) {
  const say = useImportWords();
  const cancel = useUiWords()("cancel");
  const [url, setUrl] = useState("");
  const [tried, setTried] = useState(false);
  const wrong = tried && !isWebAddress(url);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (isWebAddress(url)) importing.fromUrl(url.trim());
  }

  return (
    <form noValidate onSubmit={submit} className="pb-2">
      <Field label={say("address")} hint={say("addressHint")} error={wrong ? say("addressWrong") : null}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            type="url"
            inputMode="url"
            autoComplete="off"
            maxLength={2000}
            placeholder="https://skill.example.com/openapi.yaml"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      {importing.error !== null && !importing.reading && !wrong && <FailureNote error={importing.error} />}
      <div className="mt-3 flex justify-end gap-2">
        <Button size="small" onClick={onClose}>
          {cancel}
        </Button>
        <Button size="small" variant="main" type="submit" busy={importing.reading}>
          {importing.reading ? say("importing") : say("import")}
        </Button>
      </div>
    </form>
  );
}
