import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Assistant, Skill } from "../../api/schema.gen.ts";
import type { EditorHandle } from "../editor/editor.tsx";
import type { Position } from "../editor/positions.ts";
import { LeaveGuard } from "../leave-guard.tsx";
import { useAuthentication } from "./authentication/use-authentication.ts";
import { useAuthenticationWords } from "./authentication/words.ts";
import { EditorPane } from "./editor-pane.tsx";
import { FooterBar } from "./footer-bar.tsx";
import { HelpLinks } from "./help-links.tsx";
import { inOrder } from "./marks.ts";
import { SidePane } from "./side-pane.tsx";
import { useCheck } from "./use-check.ts";
import { useSaveSkill } from "./use-save-skill.ts";
import { useSkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface SkillWorkbenchProps {
  assistant: Assistant;
  /** Left out: a new one. */
  skill?: Skill;
  /** The document that a new one begins with. */
  sample?: string | undefined;
  /** Where to begin. */
  place?: Position;
}

/** The page of one skill: its document on the left, what it means on the right, what to do with it below. */
export function SkillWorkbench({ assistant, skill, sample, place }: SkillWorkbenchProps) {
  const editor = useRef<EditorHandle>(null);
  const applicationId = skill?.applicationId ?? assistant.applicationId;
  const saved = { document: skill?.document ?? "", privacyUrl: skill?.privacyUrl ?? "" };
  const draft = useSkillDraft({ assistantId: assistant.id, skillId: skill?.id, saved, sample });
  const authentication = useAuthentication(skill?.authentication ?? null);
  const check = useCheck(draft.content.document, applicationId, authentication.kind);
  const goTo = (position: Position) => editor.current?.goTo(position);
  const saving = useSaveSkill({
    assistant,
    skill,
    applicationId,
    draft,
    authentication,
    onRefused: (problems) => {
      const [first] = inOrder(problems);
      if (first) goTo(first);
    },
  });
  useBeginAt(goTo, place);
  const problems = saving.problems ?? check.answer?.problems ?? [];
  return (
    <div className="flex min-h-full flex-col lg:h-full">
      <Heading assistant={assistant} applicationId={applicationId} isNew={skill === undefined} />
      <div className="flex flex-1 flex-col gap-6 px-4 pb-6 sm:px-8 lg:grid lg:min-h-0 lg:grid-cols-[3fr_2fr] lg:pb-4">
        <EditorPane ref={editor} draft={draft} problems={problems} onSave={saving.save} />
        <SidePane
          assistant={assistant}
          applicationId={applicationId}
          draft={draft}
          authentication={authentication}
          check={check}
          problems={problems}
          saving={saving}
          onGoTo={goTo}
          onReplace={(document) => editor.current?.replace(document)}
        />
      </div>
      <FooterBar assistantId={assistant.id} applicationId={applicationId} draft={draft} saving={saving} />
      <CredentialsGuard dirty={authentication.dirty} />
    </div>
  );
}

/** The document is kept on this device when one leaves; a secret is kept nowhere before it is saved. */
function CredentialsGuard({ dirty }: { dirty: boolean }) {
  const say = useAuthenticationWords();
  return (
    <LeaveGuard dirty={dirty} title={say("leaveTitle")} text={say("leaveText")} confirm={say("leave")} />
  );
}

interface HeadingProps {
  assistant: Assistant;
  applicationId: string;
  isNew: boolean;
}

function Heading({ assistant, applicationId, isNew }: HeadingProps) {
  const say = useSkillWords();
  const title = say(isNew ? "newTitle" : "editTitle");
  return (
    <header className="px-4 pt-5 pb-4 sm:px-8">
      <title>{`${title} · Behalf`}</title>
      <Link
        to="/studio/$assistantId"
        params={{ assistantId: assistant.id }}
        className="-ml-1.5 inline-flex min-h-9 items-center gap-1 rounded-lg px-1.5 text-soft hover:text-ink"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        <bdi>{say("back", { name: assistant.name })}</bdi>
      </Link>
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <HelpLinks applicationId={applicationId} className="mt-1 flex sm:hidden" />
    </header>
  );
}

function useBeginAt(goTo: (position: Position) => void, place: Position | undefined): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || place === undefined) return;
    begun.current = true;
    goTo(place);
  });
}
