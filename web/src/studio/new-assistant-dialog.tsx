import { type FormEvent, useId, useState } from "react";
import { useApplication } from "../api/applications.ts";
import { useCreateAssistant } from "../api/assistants.ts";
import { Button } from "../ui/button.tsx";
import { SecretOnce } from "../ui/credentials/secret-once.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { useUiWords } from "../ui/words.ts";
import { AssistantFields } from "./assistant-fields.tsx";
import { useStudioWords } from "./words.ts";

interface NewAssistantDialogProps {
  onClose: () => void;
  onCreated: (assistantId: string) => void;
}

/** Makes an assistant; the secret of the application that comes with it is shown once. */
export function NewAssistantDialog({ onClose, onCreated }: NewAssistantDialogProps) {
  const say = useStudioWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const create = useCreateAssistant();
  const [values, setValues] = useState({ name: "", description: "" });
  const [tried, setTried] = useState(false);

  function finish(assistantId: string) {
    onClose();
    onCreated(assistantId);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (values.name.trim() === "") return;
    create.mutate(values, {
      onSuccess: ({ assistant, clientSecret }) => {
        if (clientSecret === undefined) finish(assistant.id);
      },
    });
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
          <Button variant="primary" type="submit" form={form} busy={create.isPending}>
            {say("create")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <AssistantFields autoFocus values={values} onChange={setValues} tried={tried} />
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

function NewCredentials({ applicationId, ...rest }: NewCredentialsProps) {
  const say = useStudioWords();
  const application = useApplication(applicationId);
  return <SecretOnce clientId={application.data?.clientId} note={say("applicationMade")} {...rest} />;
}
