import { type FormEvent, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { useFailureText } from "../../../ui/failure.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { isWebAddress } from "../../../ui/web-address.ts";
import type { SkillDraft } from "../use-skill-draft.ts";
import { useRewrite } from "./use-rewrite.ts";
import { useRemedyWords } from "./words.ts";

interface ServiceAddressFormProps {
  draft: SkillDraft;
  onReplace: (document: string) => void;
}

/** Where the service is, for a file that does not say it: written into the file. */
export function ServiceAddressForm({ draft, onReplace }: ServiceAddressFormProps) {
  const say = useRemedyWords();
  const failure = useFailureText();
  const rewrite = useRewrite(draft, onReplace);
  const [address, setAddress] = useState("");
  const [tried, setTried] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(address);
    if (isWebAddress(address) && !rewrite.working) rewrite.start({ serviceAddress: address.trim() });
  }

  function problem(): string | null {
    if (tried !== address || rewrite.working) return null;
    if (!isWebAddress(address)) return say("addressWrong");
    if (rewrite.error) return failure(rewrite.error);
    return rewrite.unchanged ? say("notWritten") : null;
  }

  return (
    <form noValidate onSubmit={submit} className="mb-3 rounded-control bg-sunken px-3.5 py-3">
      <Field label={say("address")} hint={say("addressHint")} error={problem()}>
        {(control) => (
          <Input
            {...control}
            type="url"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={500}
            placeholder="https://api.example.com"
            value={address}
            onChange={({ target }) => setAddress(target.value)}
          />
        )}
      </Field>
      <div className="mt-2.5 flex justify-end">
        <Button size="small" variant="main" type="submit" busy={rewrite.working}>
          {say("write")}
        </Button>
      </div>
    </form>
  );
}
