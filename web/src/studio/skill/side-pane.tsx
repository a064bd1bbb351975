import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { Assistant, SkillOperation } from "../../api/schema.gen.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import type { Position } from "../editor/positions.ts";
import { ScopeList } from "../scopes/scope-list.tsx";
import { scopesOf } from "../scopes/scope-states.ts";
import { AuthenticationSection } from "./authentication/authentication-section.tsx";
import { securityPlace } from "./authentication/security-place.ts";
import type { AuthenticationEditing } from "./authentication/use-authentication.ts";
import { HelpLinks } from "./help-links.tsx";
import { OperationList } from "./operation-list.tsx";
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
  saving: SaveSkill;
  /** The operation that the cursor is in. */
  current: string | undefined;
  onGoTo: (operation: SkillOperation) => void;
  onGoToPlace: (position: Position) => void;
  /** Trying one of them. */
  trial: ReactNode;
}

/** What the document means: its operations, how the platform proves itself, the permissions it asks for. */
export function SidePane(props: SidePaneProps) {
  const { assistant, applicationId, draft, authentication, check, saving, current, trial } = props;
  const say = useSkillWords();
  const operations = check.answer?.operations ?? [];
  const codes = scopesOf(operations);
  const { document } = draft.content;
  const place = useMemo(() => securityPlace(document), [document]);
  return (
    <section
      aria-label={say("meaningPane")}
      className="scroll-quiet min-h-0 min-w-0 flex-1 overflow-y-auto bg-side pb-6"
    >
      <Section title={say("operations")} count={operations.length} wide>
        <OperationList operations={operations} current={current} onGoTo={props.onGoTo} />
      </Section>
      <AuthenticationSection
        editing={authentication}
        asks={check.answer?.asks ?? []}
        place={place}
        onGoTo={props.onGoToPlace}
      />
      <Section
        title={say("permissions")}
        count={codes.length}
        aside={<HelpLinks applicationId={applicationId} className="flex" />}
      >
        {codes.length === 0 ? (
          <p className="py-2 text-faint">{say("noScopes")}</p>
        ) : (
          <>
            {!assistant.planning && <PlanningOff assistantId={assistant.id} />}
            <ScopeList applicationId={applicationId} codes={codes} />
          </>
        )}
      </Section>
      <div className="px-4 pt-3 pb-4">
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
      </div>
      {trial}
    </section>
  );
}

interface SectionProps {
  title: string;
  count: number;
  aside?: ReactNode;
  /** Its rows reach the edges. */
  wide?: boolean;
  children: ReactNode;
}

function Section({ title, count, aside, wide = false, children }: SectionProps) {
  return (
    <section>
      <header className="flex min-h-9 flex-wrap items-center gap-x-2 px-4">
        <h2 className="font-semibold">{title}</h2>
        <span className="text-faint">{count}</span>
        {aside && <span className="ml-auto">{aside}</span>}
      </header>
      <div className={wide ? "border-line-strong border-t" : "mx-4 border-line-strong border-t"}>
        {children}
      </div>
    </section>
  );
}

function PlanningOff({ assistantId }: { assistantId: string }) {
  const say = useSkillWords();
  return (
    <div className="my-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control bg-notice-soft px-3 py-2 text-notice-ink">
      <p className="min-w-0 flex-1 basis-52">{say("noPlanning")}</p>
      <Link
        to="/studio/$assistantId"
        params={{ assistantId }}
        search={{ tab: "planning" }}
        className={buttonClass("plain", "small")}
      >
        {say("openPlanning")}
      </Link>
    </div>
  );
}
