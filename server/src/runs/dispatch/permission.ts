import type { LoadedSkill, RunAssistant } from "../../assistants/index.ts";
import {
  type Cover,
  missingScopes,
  type Question,
  type SkillAsked,
  type Unapproved,
} from "../../consent/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { titleOf } from "../provenance/hands-in.ts";
import { ledBy } from "../provenance/read.ts";
import type { Turn } from "../run.ts";
import type { SkillOperation } from "../skill-operation.ts";
import { consentTo } from "../steps.ts";
import type { CallOf } from "./call-in-hand.ts";
import type { Facts } from "./dispatch.ts";

/** Whether the person lets a skill do this, and what covers it. */
export interface Permission {
  is: Facts["permission"];
  /** `null`: nothing does, or nothing needs to. */
  cover: Cover | null;
  /** What a card would ask for, or what is missing. */
  toAsk: readonly string[];
  /** What of it no admin has approved. */
  unapproved: readonly Unapproved[];
  /** It was allowed before, to the skill as it was then. */
  changed: boolean;
  /** It is allowed and rests: its API has come to open more. */
  rested: Question["rested"];
  /** The skill whose answer led to it. */
  led: string | undefined;
}

/**
 * A standing grant covers the calls planned before this run has read any skill's answer, and later calls of the same
 * skill. A delegated call that follows another skill's answer is led by it, and so is one that the person pressed or
 * repeated words of such an answer for, unless they have allowed exactly this since: whatever that answer said, it cannot
 * spend a permission by itself. A person is asked about a planned call once; what they did not allow then is refused,
 * whatever stood before. `reader`: whose language model would be told what is answered; the person must have allowed
 * that by name.
 */
export async function permissionFor(
  ctx: TenantCtx,
  { run, earlier }: Pick<Turn, "run" | "earlier">,
  { skill, operation, call }: CallOf,
  reader: string | undefined,
): Promise<Permission> {
  const { scopes } = operation;
  const asked = consentTo(run.steps, call.callId);
  const led = asked
    ? undefined
    : ledBy({ run, earlier }, { ...call, applicationId: skill.application.id }, scopes);
  const permission = (
    is: Permission["is"],
    toAsk: readonly string[] = [],
    rest: Partial<Pick<Permission, "cover" | "unapproved" | "changed" | "rested">> = {},
  ): Permission => ({ is, toAsk, cover: null, unapproved: [], changed: false, rested: [], led, ...rest });
  if (scopes.length === 0) return permission("not needed");
  if (!run.assistant.planning) return permission("planning off");
  const unapproved = unapprovedOf(skill, scopes);
  if (unapproved.length > 0) {
    const codes = unapproved.map(({ code }) => code);
    return permission("not approved", codes, { unapproved });
  }
  if (led !== undefined) return permission("missing", scopes);

  const { id: runId, personId, conversationId } = run;
  const situation = { runId, personId, conversationId };
  const coverage = await missingScopes(ctx, situation, { skill: skillAsked(skill), scopes, reader });
  const { missing } = coverage;
  if (asked !== undefined && (asked.status === "failed" || missing.length > 0))
    return permission("refused", missing.length > 0 ? missing : scopes);
  return "cover" in coverage
    ? permission("given", [], { cover: coverage.cover })
    : permission("missing", missing, { changed: coverage.changed, rested: coverage.rested });
}

/** Whether it is called, or the person asked, as far as its builder and an admin are concerned. */
export const isOpen = (
  { planning }: Pick<RunAssistant, "planning">,
  { skill, operation: { scopes } }: SkillOperation,
): boolean => scopes.length === 0 || (planning && unapprovedOf(skill, scopes).length === 0);

function unapprovedOf({ application }: LoadedSkill, scopes: readonly string[]): Unapproved[] {
  const { approvedScopes, askedScopes } = application;
  return scopes
    .filter((code) => !approvedScopes.includes(code))
    .map((code) => ({ code, asked: askedScopes.includes(code) }));
}

export function consentQuestion(
  skills: readonly LoadedSkill[],
  { skill }: Pick<CallOf, "skill">,
  { toAsk: scopes, led, changed, rested, reader }: Permission & Pick<Question, "reader">,
): Omit<Question, "request"> {
  const because = led && titleOf(skills, led);
  return {
    skill: skillAsked(skill),
    scopes,
    all: askable(skills),
    leftOut: leftOut(skills),
    changed,
    rested,
    because,
    reader,
  };
}

/** "Authorise all": the delegated scopes of each skill of this version that are approved for its application. */
function askable(skills: readonly LoadedSkill[]): Question["all"] {
  return skills
    .map((skill) => {
      const scopes = wantedBy(skill).filter((code) => skill.application.approvedScopes.includes(code));
      return { skill: skillAsked(skill), scopes };
    })
    .filter(({ scopes }) => scopes.length > 0);
}

/** Each once; an admin has been told where all that use it have asked for it. */
function leftOut(skills: readonly LoadedSkill[]): Unapproved[] {
  const found = skills.flatMap((skill) => unapprovedOf(skill, wantedBy(skill)));
  return [...new Set(found.map(({ code }) => code))].map((code) => ({
    code,
    asked: found.every((each) => each.code !== code || each.asked),
  }));
}

const wantedBy = ({ operations }: LoadedSkill) => [...new Set(operations.flatMap(({ scopes }) => scopes))];

export function skillAsked({ skillId, title, host, shape, application }: LoadedSkill): SkillAsked {
  const { id, name, provider, privacyUrl } = application;
  return { skillId, title, host, shape, application: { id, name, provider, privacyUrl } };
}
