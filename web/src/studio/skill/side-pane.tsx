import { Link } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import type { Assistant, SkillProblem } from "../../api/schema.gen.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { Position } from "../editor/positions.ts";
import { ScopeList } from "../scopes/scope-list.tsx";
import { scopesOf } from "../scopes/scope-states.ts";
import { AuthenticationSection } from "./authentication/authentication-section.tsx";
import type { AuthenticationEditing } from "./authentication/use-authentication.ts";
import { OperationList } from "./operation-list.tsx";
import { ProblemList, ProblemSummary } from "./problem-list.tsx";
import { Remedies } from "./remedies/remedies.tsx";
import type { Check } from "./use-check.ts";
import type { SaveSkill } from "./use-save-skill.ts";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface SidePaneProps {
  assistant: Assistant;
  applicationId: string;
  draft: SkillDraft;
  authentication: AuthenticationEditing;
  check: Check;
  problems: readonly SkillProblem[];
  saving: SaveSkill;
  onGoTo: (position: Position) => void;
  /** Puts another text into the editor, as one edit. */
  onReplace: (document: string) => void;
}

/** What the document means: its problems, its operations, the permissions it asks for. */
export function SidePane({
  assistant,
  applicationId,
  draft,
  authentication,
  check,
  problems,
  saving,
  onGoTo,
  onReplace,
}: SidePaneProps) {
  const say = useSkillWords();
  const operations = check.answer?.operations ?? [];
  const codes = scopesOf(operations);
  return (
    <div className="scroll-quiet min-w-0 space-y-4 lg:min-h-0 lg:overflow-y-auto lg:pr-1">
      <Section title={say("problems")} aside={<CheckState check={check} problems={problems} />}>
        {draft.content.document.trim() === "" && <p className="text-faint">{say("empty")}</p>}
        {check.answer && (
          <>
            <Remedies problems={problems} draft={draft} onReplace={onReplace} />
            <ProblemList problems={problems} onGoTo={onGoTo} />
          </>
        )}
        {check.error ? <FailureNote error={check.error} onRetry={check.again} /> : null}
      </Section>
      <Section title={say("operations")}>
        <OperationList operations={operations} />
      </Section>
      <Section title={say("permissions")}>
        {codes.length === 0 ? (
          <p className="text-faint">{say("noScopes")}</p>
        ) : (
          <>
            {!assistant.planning && <PlanningOff assistantId={assistant.id} />}
            <ScopeList applicationId={applicationId} codes={codes} />
          </>
        )}
      </Section>
      <AuthenticationSection editing={authentication} asks={check.answer?.asks ?? []} />
      <Card className="p-4">
        <Field label={say("privacy")} hint={say("privacyHint")} error={saving.privacyProblem}>
          {(control) => (
            <Input
              {...control}
              type="url"
              maxLength={500}
              placeholder="https://skill.example.com/privacy"
              value={draft.content.privacyUrl}
              onChange={(event) => draft.change({ privacyUrl: event.target.value })}
            />
          )}
        </Field>
      </Card>
    </div>
  );
}

function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <Card aria-labelledby={heading} className="p-4">
      <div className="mb-2.5 flex items-center justify-between gap-3">
        <h2 id={heading} className="font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </Card>
  );
}

function CheckState({ check, problems }: { check: Check; problems: readonly SkillProblem[] }) {
  const say = useSkillWords();
  return (
    <p role="status" className="flex items-center gap-2 text-[0.8125rem] text-faint">
      {check.checking ? (
        <>
          <Spinner />
          {say("checking")}
        </>
      ) : (
        <ProblemSummary problems={problems} />
      )}
    </p>
  );
}

function PlanningOff({ assistantId }: { assistantId: string }) {
  const say = useSkillWords();
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-warn-soft px-3.5 py-2.5 text-warn-ink">
      <p className="min-w-0 flex-1 basis-52">{say("noPlanning")}</p>
      <Link
        to="/studio/$assistantId"
        params={{ assistantId }}
        search={{ tab: "planning" }}
        className={buttonClass("secondary", "sm")}
      >
        {say("openPlanning")}
      </Link>
    </div>
  );
}
