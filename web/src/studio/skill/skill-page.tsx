import { Link, useParams, useSearch } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { type Assistant, useAssistant } from "../../api/assistants.ts";
import { buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { examples } from "./examples.ts";
import { SkillWorkbench } from "./skill-workbench.tsx";
import { useSkillWords } from "./words.ts";

export function NewSkillPage() {
  const { assistantId } = useParams({ from: "/shell/studio/$assistantId/skills/new" });
  const { example } = useSearch({ from: "/shell/studio/$assistantId/skills/new" });
  const assistant = useAssistant(assistantId);
  if (assistant.data === undefined) return <NotThereYet assistant={assistant} />;
  return (
    <SkillWorkbench
      key={example ?? "new"}
      assistant={assistant.data}
      example={example === undefined ? undefined : examples[example]}
    />
  );
}

export function SkillPage() {
  const route = "/shell/studio/$assistantId/skills/$skillId";
  const { assistantId, skillId } = useParams({ from: route });
  const { line, column = 1 } = useSearch({ from: route });
  const assistant = useAssistant(assistantId);
  if (assistant.data === undefined) return <NotThereYet assistant={assistant} />;
  const skill = assistant.data.skills.find(({ id }) => id === skillId);
  if (skill === undefined) return <SkillGone assistant={assistant.data} />;
  return (
    <SkillWorkbench
      key={skill.id}
      assistant={assistant.data}
      skill={skill}
      {...(line === undefined ? {} : { place: { line, column } })}
    />
  );
}

function NotThereYet({ assistant }: { assistant: ReturnType<typeof useAssistant> }) {
  return (
    <Page wide>
      {assistant.error ? (
        <FailurePanel error={assistant.error} onRetry={() => void assistant.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function SkillGone({ assistant }: { assistant: Assistant }) {
  const say = useSkillWords();
  return (
    <EmptyState
      icon={<FileQuestion aria-hidden="true" />}
      title={say("notFound")}
      text={say("notFoundText")}
      action={
        <Link to="/studio/$assistantId" params={{ assistantId: assistant.id }} className={buttonClass()}>
          {say("back", { name: assistant.name })}
        </Link>
      }
    />
  );
}
