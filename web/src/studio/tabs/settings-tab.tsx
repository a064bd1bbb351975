import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useDeleteAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { OutOfUseAction } from "../out-of-use.tsx";
import { useSavedByItself } from "../saving/use-saved-by-itself.ts";
import { TabSection } from "../tab-section.tsx";
import { useStudioWords } from "../words.ts";
import { AssistantFields, type AssistantValues } from "./assistant-fields.tsx";

export function SettingsTab({ assistant }: { assistant: Assistant }) {
  const admin = useSession().user.roles.includes("admin");
  return (
    <div className="pb-6">
      <NameAndDescription assistant={assistant} />
      <ModelSection />
      {admin && <UseSection assistant={assistant} />}
      <Deletion assistant={assistant} />
    </div>
  );
}

function NameAndDescription({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const { values, change, save, unsaved, error } = useSavedByItself<AssistantValues>({
    assistantId: assistant.id,
    saved: { name: assistant.name, description: assistant.description ?? "" },
    difference,
    isReady: ({ name }) => name.trim() !== "",
  });
  return (
    <TabSection title={say("basics")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onBlur={() => void save()}
        className="space-y-4 pt-4"
      >
        <AssistantFields values={values} onChange={change} />
        {error && <FailureNote error={error} onRetry={() => void save()} />}
      </form>
      <LeaveGuard
        dirty={unsaved}
        save={save}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </TabSection>
  );
}

function difference(values: AssistantValues, saved: AssistantValues) {
  const [name, description] = [values.name.trim(), values.description.trim()];
  const change = {
    ...(name !== saved.name.trim() && { name }),
    ...(description !== saved.description.trim() && { description }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** Which model plans and writes is not an assistant's to choose: here stands whose it is. */
function ModelSection() {
  const say = useStudioWords();
  return (
    <TabSection
      title={say("model")}
      aside={
        <Link
          to="/help/$guide"
          params={{ guide: "operator" }}
          className="target-44 font-medium text-accent-ink underline underline-offset-2 hover:no-underline"
        >
          {say("modelHelp")}
        </Link>
      }
    >
      <p className="pt-3 text-pretty text-soft">{say("modelText")}</p>
    </TabSection>
  );
}

/** For an admin: whether people can talk to it at all. */
function UseSection({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  return (
    <TabSection
      title={say(assistant.disabled ? "outOfUse" : "takeOut")}
      aside={<OutOfUseAction assistant={assistant} />}
    >
      <p className="pt-3 text-pretty text-soft">{say(assistant.disabled ? "outOfUseText" : "takeOutText")}</p>
    </TabSection>
  );
}

function Deletion({ assistant }: { assistant: Assistant }) {
  const spoken = useSpokenName();
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
    <TabSection
      title={say("deleteAssistant")}
      aside={
        <Button variant="take" onClick={() => setAsking(true)}>
          {say("deleteAsk")}
        </Button>
      }
    >
      <p className="pt-3 text-pretty text-soft">{say("deleteText")}</p>
      {asking && (
        <ConfirmDialog
          danger
          title={say("deleteTitle", { name: spoken(assistant.name) })}
          confirm={say("deleteAssistant")}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{say("deleteText")}</p>
        </ConfirmDialog>
      )}
    </TabSection>
  );
}
