import { Link } from "@tanstack/react-router";
import { Check, Trash2, TriangleAlert } from "lucide-react";
import { useApplication } from "../../api/applications.ts";
import type { Skill } from "../../api/schema.gen.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { notOpened, scopeStates, scopesOf } from "../scopes/scope-states.ts";
import { useStudioWords } from "../words.ts";

interface SkillCardProps {
  assistantId: string;
  skill: Skill;
  onRemove: () => void;
}

/** A skill at a glance; all of it but the bin leads to its editor. */
export function SkillCard({ assistantId, skill, onRemove }: SkillCardProps) {
  const say = useStudioWords();
  // What is not opened has a badge of its own.
  const warnings = skill.problems.filter(({ code }) => code !== "scope_not_approved").length;
  return (
    <Card className="relative flex items-start gap-3 p-5 transition-colors hover:border-edge">
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold">
          <Link
            to="/studio/$assistantId/skills/$skillId"
            params={{ assistantId, skillId: skill.id }}
            className="after:absolute after:inset-0 after:rounded-2xl after:content-['']"
          >
            <GivenName>{skill.title}</GivenName>
          </Link>
        </h3>
        <p className="mt-0.5 text-[0.8125rem] text-faint">
          {say("operations", { count: skill.operations.length })} ·{" "}
          <span className="font-mono text-xs wrap-anywhere">{skill.host || say("stream")}</span>
        </p>
        <p className="mt-2 flex flex-wrap gap-1.5">
          <ScopeBadge skill={skill} />
          {warnings > 0 && <Badge tone="warn">{say("warnings", { count: warnings })}</Badge>}
        </p>
      </div>
      <IconButton label={say("removeSkill")} onClick={onRemove} className="z-10">
        <Trash2 aria-hidden="true" />
      </IconButton>
    </Card>
  );
}

function ScopeBadge({ skill }: { skill: Skill }) {
  const say = useStudioWords();
  const application = useApplication(skill.applicationId);
  const codes = scopesOf(skill.operations);
  if (codes.length === 0) return <Badge>{say("noScopes")}</Badge>;
  if (application.data === undefined) return null;
  const missing = notOpened(scopeStates(codes, application.data.permissions)).length;
  return missing === 0 ? (
    <Badge tone="ok">
      <Check aria-hidden="true" className="size-3.5" />
      {say("ready")}
    </Badge>
  ) : (
    <Badge tone="warn">
      <TriangleAlert aria-hidden="true" className="size-3.5" />
      {say("notOpened", { count: missing })}
    </Badge>
  );
}
