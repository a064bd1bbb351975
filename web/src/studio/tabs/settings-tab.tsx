import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useDeleteAssistant, useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";
import { AssistantFields } from "../assistant-fields.tsx";
import { useStudioWords } from "../words.ts";

export function SettingsTab({ assistant }: { assistant: Assistant }) {
  return (
    <div className="space-y-5">
      <NameAndDescription assistant={assistant} />
      <Deletion assistant={assistant} />
    </div>
  );
}

function NameAndDescription({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const update = useUpdateAssistant(assistant.id);
  const [values, setValues] = useState({ name: assistant.name, description: assistant.description ?? "" });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (values.name.trim() !== "") update.mutate(values, { onSuccess: () => toast.success(say("saved")) });
  }

  return (
    <Card className="p-5">
      <form noValidate onSubmit={submit} className="space-y-4">
        <AssistantFields values={values} onChange={setValues} tried />
        {update.error && <FailureNote error={update.error} />}
        <Button type="submit" variant="primary" busy={update.isPending}>
          {say("save")}
        </Button>
      </form>
    </Card>
  );
}

function Deletion({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const navigate = useNavigate();
  const remove = useDeleteAssistant();
  const [asking, setAsking] = useState(false);

  async function confirm() {
    await remove.mutateAsync(assistant.id);
    toast.success(say("deleted"));
    await navigate({ to: "/studio" });
  }

  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">{say("deleteAssistant")}</h2>
        <p className="mt-0.5 text-[0.8125rem] text-faint">{say("deleteText")}</p>
      </div>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {say("deleteAssistant")}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("deleteTitle", { name: assistant.name })}
          confirm={say("deleteAssistant")}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{say("deleteText")}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
