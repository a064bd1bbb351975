import { Link, useParams } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { useAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { useSkillSamples } from "../../api/skills.ts";
import { Blank } from "../../ui/blank.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { SkillWorkbench } from "./skill-workbench.tsx";
import { useSkillWords } from "./words.ts";

export function NewSkillPage() {
  const { assistantId } = useParams({ from: "/shell/studio/$assistantId/skills/new" });
  const { sample } = useReadSearch("/shell/studio/$assistantId/skills/new");
  const assistant = useAssistant(assistantId);
  if (assistant.data === undefined) return <NotThereYet asked={assistant} />;
  return sample === undefined ? (
    <SkillWorkbench key="new" assistant={assistant.data} />
  ) : (
    <NewFromSample key={sample} assistant={assistant.data} sampleId={sample} />
  );
}

/** A sample that is not offered any more begins blank. */
function NewFromSample({ assistant, sampleId }: { assistant: Assistant; sampleId: string }) {
  const samples = useSkillSamples();
  if (samples.data === undefined) return <NotThereYet asked={samples} />;
  return (
    <SkillWorkbench assistant={assistant} sample={samples.data.find(({ id }) => id === sampleId)?.document} />
  );
}

export function SkillPage() {
  const route = "/shell/studio/$assistantId/skills/$skillId";
  const { assistantId, skillId } = useParams({ from: route });
  const { line, column = 1 } = useReadSearch(route);
  const assistant = useAssistant(assistantId);
  if (assistant.data === undefined) return <NotThereYet asked={assistant} />;
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

interface Asked {
  error: unknown;
  refetch: () => unknown;
}

function NotThereYet({ asked }: { asked: Asked }) {
  return (
    <Page wide>
      {asked.error ? (
        <FailurePanel error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function SkillGone({ assistant }: { assistant: Assistant }) {
  const spoken = useSpokenName();
  const say = useSkillWords();
  return (
    <Blank
      icon={<FileQuestion aria-hidden="true" />}
      title={say("notFound")}
      text={say("notFoundText")}
      action={
        <Link to="/studio/$assistantId" params={{ assistantId: assistant.id }} className={buttonClass()}>
          {say("back", { name: spoken(assistant.name) })}
        </Link>
      }
    />
  );
}
