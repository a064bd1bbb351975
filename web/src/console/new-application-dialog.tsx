import { type FormEvent, useId, useState } from "react";
import { useCreateApplication } from "../api/applications.ts";
import { problemsOf } from "../api/client.ts";
import type { Application } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { SecretOnce } from "../ui/credentials/secret-once.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { useUiWords } from "../ui/words.ts";
import { ApplicationFields, isComplete } from "./basics/application-fields.tsx";
import type { ApplicationValues } from "./basics/application-values.ts";
import { useConsoleWords } from "./words.ts";

interface NewApplicationDialogProps {
  onClose: () => void;
  onCreated: (application: Application) => void;
}

/** Takes what an application says about itself; then shows its secret, once. */
export function NewApplicationDialog({ onClose, onCreated }: NewApplicationDialogProps) {
  const create = useCreateApplication();
  if (create.data) {
    const { application, clientSecret } = create.data;
    return (
      <SecretOnce
        of="client"
        id={application.clientId}
        secret={clientSecret}
        onClose={() => {
          onClose();
          onCreated(application);
        }}
      />
    );
  }
  return <ApplicationForm create={create} onClose={onClose} />;
}

interface ApplicationFormProps {
  create: ReturnType<typeof useCreateApplication>;
  onClose: () => void;
}

const empty: ApplicationValues = { name: "", description: "", provider: "", privacyUrl: "" };

function ApplicationForm({ create, onClose }: ApplicationFormProps) {
  const say = useConsoleWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!isComplete(values)) return;
    const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
    create.mutate({ ...Object.fromEntries(given), name: values.name });
  }

  return (
    <Dialog
      title={say("create")}
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
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <ApplicationFields values={values} onChange={setValues} tried={tried} error={create.error} />
      </form>
      {create.error && problemsOf(create.error).length === 0 && <FailureNote error={create.error} />}
    </Dialog>
  );
}
