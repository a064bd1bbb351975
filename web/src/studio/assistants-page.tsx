import { Link, useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useAssistants, useUsage } from "../api/assistants.ts";
import type { AssistantSummary, SkillSample } from "../api/schema.gen.ts";
import { AssistantIcon } from "../ui/assistant-icon.tsx";
import { Button } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { FirstRun } from "../ui/first-run/first-run.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { useFormat } from "../ui/language/format.ts";
import { Page, PageHeader } from "../ui/page.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { NewAssistantDialog } from "./new-assistant-dialog.tsx";
import { NoAssistants } from "./no-assistants.tsx";
import { OutOfUseBadge } from "./out-of-use.tsx";
import { PublishedChip } from "./published-chip.tsx";
import { useStudioWords } from "./words.ts";

export function AssistantsPage() {
  const say = useStudioWords();
  const navigate = useNavigate();
  const assistants = useAssistants();
  const usage = useUsage().data;
  const mine = assistants.data?.filter((assistant) => assistant.mine);
  const [creating, setCreating] = useState<"blank" | SkillSample | null>(null);
  const create = (
    <Button variant="main" onClick={() => setCreating("blank")}>
      <Plus aria-hidden="true" className="size-4" />
      {say("newAssistant")}
    </Button>
  );
  return (
    <Page wide>
      <PageHeader title={say("title")} lead={say("lead")} actions={create} />
      {assistants.isPending && <Skeleton lines={6} />}
      {assistants.error && (
        <FailurePanel error={assistants.error} onRetry={() => void assistants.refetch()} />
      )}
      <FirstRun create={create} />
      {mine?.length === 0 && <NoAssistants create={create} onBegin={setCreating} />}
      <ul
        aria-label={say("title")}
        className="-mx-gutter divide-y divide-line border-line border-y empty:border-0"
      >
        {mine?.map((assistant) => (
          <AssistantRow
            key={assistant.id}
            assistant={assistant}
            usage={usage && (usage.get(assistant.id) ?? null)}
          />
        ))}
      </ul>
      {creating !== null && (
        <NewAssistantDialog
          onClose={() => setCreating(null)}
          sample={creating === "blank" ? null : creating}
          onCreated={(assistantId) => void navigate(pageAfter(assistantId, creating))}
        />
      )}
    </Page>
  );
}

/** Begun from a sample, its skill comes next. */
function pageAfter(assistantId: string, begun: "blank" | SkillSample) {
  const params = { assistantId };
  return begun === "blank"
    ? ({ to: "/studio/$assistantId", params } as const)
    : ({ to: "/studio/$assistantId/skills/new", params, search: { sample: begun.id } } as const);
}

interface AssistantRowProps {
  assistant: AssistantSummary;
  /** Of the last seven days; undefined until it is known. */
  usage: { turns: number; failed: number } | null | undefined;
}

function AssistantRow({ assistant, usage }: AssistantRowProps) {
  const say = useStudioWords();
  const format = useFormat();
  const { publishedAt } = assistant;
  return (
    <li className="relative flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-gutter py-2 hover:bg-hover">
      <AssistantIcon name={assistant.name} icon={assistant.icon} size="large" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/studio/$assistantId"
            params={{ assistantId: assistant.id }}
            className="font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:-outline-offset-2"
          >
            <GivenName>{assistant.name}</GivenName>
          </Link>
          <PublishedChip version={assistant.publishedVersion} />
          <OutOfUseBadge disabled={assistant.disabled} />
        </p>
        {assistant.description && (
          <p className="truncate text-soft">
            <GivenName max={200}>{assistant.description}</GivenName>
          </p>
        )}
      </div>
      <p className="w-40 text-note text-faint max-sm:w-auto">
        {publishedAt === null ? (
          say("neverPublished")
        ) : (
          <time dateTime={publishedAt} title={format.dateTime(publishedAt)}>
            {say("lastPublished", { time: format.relative(publishedAt) })}
          </time>
        )}
      </p>
      <p className="w-40 text-note text-faint max-sm:w-auto sm:text-right">
        {usage && (
          <>
            {say("usage", { count: usage.turns })}
            {usage.failed > 0 && (
              <span className="text-notice-ink"> · {say("usageFailed", { count: usage.failed })}</span>
            )}
          </>
        )}
        {usage === null && say("usageNone")}
      </p>
    </li>
  );
}
