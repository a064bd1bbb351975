import { Link, useNavigate } from "@tanstack/react-router";
import { Blocks, Plus } from "lucide-react";
import { useState } from "react";
import { useAssistants } from "../api/assistants.ts";
import type { AssistantSummary } from "../api/schema.gen.ts";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Page, PageHeader } from "../ui/page.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { NewAssistantDialog } from "./new-assistant-dialog.tsx";
import { OutOfUseBadge } from "./out-of-use.tsx";
import { PublishedChip } from "./published-chip.tsx";
import { useStudioWords } from "./words.ts";

export function AssistantsPage() {
  const say = useStudioWords();
  const navigate = useNavigate();
  const assistants = useAssistants();
  const mine = assistants.data?.filter((assistant) => assistant.mine);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" className="size-4" />
      {say("newAssistant")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={say("title")} lead={say("lead")} actions={create} />
      {assistants.isPending && <Skeleton lines={6} />}
      {assistants.error && (
        <FailurePanel error={assistants.error} onRetry={() => void assistants.refetch()} />
      )}
      {mine?.length === 0 && (
        <EmptyState icon={<Blocks aria-hidden="true" />} title={say("emptyTitle")} text={say("emptyText")} />
      )}
      <ul className="space-y-3">
        {mine?.map((assistant) => (
          <li key={assistant.id}>
            <AssistantCard assistant={assistant} />
          </li>
        ))}
      </ul>
      {creating && (
        <NewAssistantDialog
          onClose={() => setCreating(false)}
          onCreated={(id) => void navigate({ to: "/studio/$assistantId", params: { assistantId: id } })}
        />
      )}
    </Page>
  );
}

function AssistantCard({ assistant }: { assistant: AssistantSummary }) {
  return (
    <Link
      to="/studio/$assistantId"
      params={{ assistantId: assistant.id }}
      className="flex gap-4 rounded-2xl border border-line bg-surface p-5 transition-colors hover:border-edge"
    >
      <AssistantIcon name={assistant.name} icon={assistant.icon} size="large" />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">
            <GivenName>{assistant.name}</GivenName>
          </span>
          <PublishedChip version={assistant.publishedVersion} />
          <OutOfUseBadge disabled={assistant.disabled} />
        </span>
        {assistant.description && (
          <span className="mt-0.5 block text-soft">
            <GivenName max={200}>{assistant.description}</GivenName>
          </span>
        )}
      </span>
    </Link>
  );
}
