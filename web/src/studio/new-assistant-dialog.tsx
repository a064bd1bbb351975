import { type FormEvent, useId, useState } from "react";
import { useApplication } from "../api/applications.ts";
import { useCreateAssistant } from "../api/assistants.ts";
import type { SkillSample } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { SecretOnce } from "../ui/credentials/secret-once.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useLanguage } from "../ui/language/language.ts";
import { useUiWords } from "../ui/words.ts";
import { useStudioWords } from "./words.ts";

interface NewAssistantDialogProps {
  onClose: () => void;
  /** What it begins with. */
  sample: SkillSample | null;
  onCreated: (assistantId: string) => void;
}

/** Makes an assistant; the secret of the application that comes with it is shown once. */
export function NewAssistantDialog({ onClose, sample, onCreated }: NewAssistantDialogProps) {
  const say = useStudioWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const create = useCreateAssistant();
  const language = useLanguage();
  const [name, setName] = useState(sample?.title[language] ?? "");
  const [tried, setTried] = useState(false);

  function finish(assistantId: string) {
    onClose();
    onCreated(assistantId);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "") return;
    create.mutate(
      { name },
      {
        onSuccess: ({ assistant, clientSecret }) => {
          if (clientSecret === undefined) finish(assistant.id);
        },
      },
    );
  }

  if (create.data?.clientSecret !== undefined) {
    const { assistant, clientSecret } = create.data;
    return (
      <NewCredentials
        applicationId={assistant.applicationId}
        clientSecret={clientSecret}
        onClose={() => finish(assistant.id)}
      />
    );
  }
  return (
    <Dialog
      title={say("newAssistant")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="main" type="submit" form={form} busy={create.isPending}>
            {say("create")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit}>
        <Field
          label={say("name")}
          hint={say(sample === null ? "newHint" : "newFromSampleHint")}
          error={tried && name.trim() === "" ? say("nameMissing") : null}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
      {create.error && <FailureNote error={create.error} />}
    </Dialog>
  );
}

interface NewCredentialsProps {
  applicationId: string;
  clientSecret: string;
  onClose: () => void;
}

function NewCredentials({ applicationId, clientSecret, onClose }: NewCredentialsProps) {
  const say = useStudioWords();
  const application = useApplication(applicationId);
  return (
    <SecretOnce
      of="client"
      id={application.data?.clientId}
      secret={clientSecret}
      note={say("applicationMade")}
      onClose={onClose}
    />
  );
}
