import { Link } from "@tanstack/react-router";
import { Blocks, Trash2 } from "lucide-react";
import { useState } from "react";
import { useSwitchSkill } from "../../api/assistants.ts";
import type { Skill } from "../../api/schema.gen.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { useFailureText } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { ApplyDialog } from "../../ui/permissions/apply-dialog.tsx";
import { State } from "../../ui/state.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tile } from "../../ui/tile.tsx";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { scopesOf, toApplyFor } from "../scopes/scope-states.ts";
import { useUnopened } from "../scopes/use-unopened.ts";
import { useStudioWords } from "../words.ts";
import { useSkillRowWords } from "./words.ts";

interface SkillRowProps {
  assistantId: string;
  skill: Skill;
  onRemove: () => void;
}

/** A skill at a glance; its name leads to its file, and an amber bar to what needs one's hand. */
export function SkillRow({ assistantId, skill, onRemove }: SkillRowProps) {
  const say = useStudioWords();
  const here = useSkillRowWords();
  const spoken = useSpokenName();
  const unopened = useUnopened([skill]);
  const [applying, setApplying] = useState(false);
  const applicable = toApplyFor(unopened);
  // What is not opened has words of its own.
  const warnings = skill.problems.filter(({ code }) => code !== "scope_not_approved").length;
  const needsHand = skill.enabled && (unopened.length > 0 || warnings > 0);
  return (
    <li
      className={cx(
        "-mx-gutter relative flex min-h-15 flex-wrap items-center gap-x-3 gap-y-1.5 px-gutter py-2 hover:bg-hover",
        needsHand && "shadow-[inset_3px_0_var(--notice)]",
        !skill.enabled && "text-soft",
      )}
    >
      <Tile quiet>
        <Blocks />
      </Tile>
      <div className="min-w-0 flex-1 basis-44">
        <h2 className="flex flex-wrap items-baseline gap-x-2">
          <Link
            to="/studio/$assistantId/skills/$skillId"
            params={{ assistantId, skillId: skill.id }}
            className="font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:-outline-offset-2"
          >
            <GivenName>{skill.title}</GivenName>
          </Link>
          <span className="text-note text-faint">
            {say("operations", { count: skill.operations.length })}
          </span>
        </h2>
        <p className="truncate font-mono text-code text-faint">{skill.host || say("stream")}</p>
      </div>
      <div className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-1 whitespace-nowrap sm:flex-none">
        {warnings > 0 && <State is="warning">{say("warnings", { count: warnings })}</State>}
        <ScopeState skill={skill} missing={unopened.length} waiting={applicable.length === 0} />
        {applicable.length > 0 && (
          <Button size="small" className="z-10" onClick={() => setApplying(true)}>
            {here("apply")}
          </Button>
        )}
        <span className="ml-auto flex items-center gap-3">
          <SkillSwitch assistantId={assistantId} skill={skill} />
          <IconButton
            label={here("remove", { title: spoken(skill.title) })}
            onClick={onRemove}
            className="z-10"
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {applying && (
        <ApplyDialog
          applicationId={skill.applicationId}
          codes={applicable}
          onClose={() => setApplying(false)}
        />
      )}
    </li>
  );
}

interface ScopeStateProps {
  skill: Skill;
  missing: number;
  /** For an admin: everything that is missing was applied for. */
  waiting: boolean;
}

function ScopeState({ skill, missing, waiting }: ScopeStateProps) {
  const say = useStudioWords();
  const here = useSkillRowWords();
  if (!skill.enabled) return <State is="off">{here("resting")}</State>;
  if (scopesOf(skill.operations).length === 0) return <State is="off">{say("noScopes")}</State>;
  if (missing === 0) return <State is="ready">{say("ready")}</State>;
  return (
    <State is="attention">
      {say("notOpened", { count: missing })}
      {waiting && ` · ${here("pending")}`}
    </State>
  );
}

function SkillSwitch({ assistantId, skill }: { assistantId: string; skill: Skill }) {
  const here = useSkillRowWords();
  const failureText = useFailureText();
  const spoken = useSpokenName();
  const change = useSwitchSkill(assistantId);
  const on = change.isPending ? change.variables.enabled : skill.enabled;
  function set(enabled: boolean): void {
    const undo = enabled ? {} : { undo: () => set(true) };
    change.mutate(
      { skillId: skill.id, enabled },
      {
        onSuccess: () =>
          toast.success(here(enabled ? "woken" : "rested", { title: spoken(skill.title) }), undo),
        onError: (error) => toast.failure(failureText(error)),
      },
    );
  }
  return (
    <Switch
      className="z-10"
      aria-label={here("switchOn", { title: spoken(skill.title) })}
      checked={on}
      onChange={(event) => set(event.target.checked)}
    />
  );
}
