import { type FormEvent, useId, useState } from "react";
import { useCreateApplication } from "../api/applications.ts";
import { problemsOf } from "../api/client.ts";
import type { Application } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { SecretOnce } from "../ui/credentials/secret-once.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { Field } from "../ui/field.tsx";
import { Input, Textarea } from "../ui/input.tsx";
import { isWebAddress } from "../ui/web-address.ts";
import { useUiWords } from "../ui/words.ts";
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
        clientId={application.clientId}
        clientSecret={clientSecret}
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

const empty = { name: "", description: "", provider: "", privacyUrl: "" };

function ApplicationForm({ create, onClose }: ApplicationFormProps) {
  const say = useConsoleWords();
  const cancel = useUiWords()("cancel");
  const form = useId();
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(create.error);
  const problemAt = (member: string) => problems.find(({ path }) => path.endsWith(member))?.message;
  const wrongUrl = values.privacyUrl.trim() !== "" && !isWebAddress(values.privacyUrl);
  const set = (member: keyof typeof empty) => (event: { target: { value: string } }) =>
    setValues({ ...values, [member]: event.target.value });

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (values.name.trim() === "" || wrongUrl) return;
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
          <Button variant="primary" type="submit" form={form} busy={create.isPending}>
            {say("create")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="space-y-4">
        <Field
          label={say("name")}
          error={tried && values.name.trim() === "" ? say("nameMissing") : problemAt("name")}
        >
          {(control) => (
            <Input {...control} autoFocus maxLength={100} value={values.name} onChange={set("name")} />
          )}
        </Field>
        <Field label={say("description")} error={problemAt("description")}>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={1000}
              value={values.description}
              onChange={set("description")}
            />
          )}
        </Field>
        <Field label={say("provider")} hint={say("providerHint")} error={problemAt("provider")}>
          {(control) => (
            <Input {...control} maxLength={100} value={values.provider} onChange={set("provider")} />
          )}
        </Field>
        <Field
          label={say("privacyUrl")}
          hint={say("privacyHint")}
          error={tried && wrongUrl ? say("privacyWrong") : problemAt("privacyUrl")}
        >
          {(control) => (
            <Input
              {...control}
              type="url"
              maxLength={500}
              placeholder="https://"
              value={values.privacyUrl}
              onChange={set("privacyUrl")}
            />
          )}
        </Field>
      </form>
      {create.error && problems.length === 0 && <FailureNote error={create.error} />}
    </Dialog>
  );
}
