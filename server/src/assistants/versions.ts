import { by, record } from "../audit/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { Caller } from "../platform/http/route.ts";
import type { AssistantId, OrganisationId, SkillId } from "../platform/ids.ts";
import { type Assistant, findOwnAssistant } from "./assistants.ts";
import { type Change, changesBetween, newScopes } from "./changes.ts";
import { planProblems } from "./plan.ts";
import type { ReviewedShape } from "./reading/shape.ts";
import { read, type Skill } from "./skills.ts";
import { findSkills, holdAssistant, type Revised, updateProblems } from "./store.ts";
import * as store from "./version-store.ts";

export interface Version {
  number: number;
  notes: string;
  changes: Change[];
  at: Date;
  by: { id: string; name: string };
}

/** Whoever allowed one of these skills in a shape that it now goes beyond; counted to the right of this module. */
export type CountPeopleAskedAgain = (
  ctx: Ctx,
  skills: readonly { skillId: SkillId; shape: ReviewedShape }[],
) => Promise<number>;

export interface Published {
  number: number;
  changes: Change[];
  newScopes: string[];
  peopleAskedAgain: number;
}

/**
 * Makes the draft the version that everyone in the organisation talks to.
 * Errors: 409 `nothing_to_publish`, 409 `publish_refused` with a problem for each place that must change first.
 */
export async function publish(
  ctx: Ctx,
  caller: Caller,
  input: { assistantId: AssistantId; notes: string },
  countPeopleAskedAgain: CountPeopleAskedAgain,
): Promise<Published> {
  const assistant = await findOwnAssistant(ctx, caller, input.assistantId);
  const { id } = assistant;
  const skills = await findSkills(ctx, id);
  if (skills.length === 0) throw new AppError("nothing_to_publish", id);
  refuse(id, [...planDetails(caller, assistant, skills), ...(await skillDetails(ctx, caller, skills))]);
  return inTx(ctx, async (ctx) => {
    const { published, organisationId } = await insertLooked(ctx, caller, input, skills);
    const shapes = skills.map(({ id, shape }) => ({ skillId: id, shape }));
    const peopleAskedAgain = await countPeopleAskedAgain(ctx, shapes);
    const { number, newScopes } = published;
    await record(ctx, {
      organisationId,
      event: "assistant.published",
      actor: by.person(caller.id),
      subject: id,
      details: { number, newScopes, peopleAskedAgain },
    });
    return { ...published, peopleAskedAgain };
  });
}

/** Only what was looked at is published: a skill changed since then is looked at first. */
async function insertLooked(
  ctx: Ctx,
  caller: Caller,
  { assistantId, notes }: { assistantId: AssistantId; notes: string },
  skills: readonly Revised<Skill>[],
): Promise<{ published: Omit<Published, "peopleAskedAgain">; organisationId: OrganisationId }> {
  const assistant = await holdAssistant(ctx, assistantId);
  if (assistant === undefined) throw new AppError("not_found", assistantId);
  refuse(assistantId, planDetails(caller, assistant, skills));
  const before = { words: assistant.published, skills: await store.findVersionSkills(ctx, assistant) };
  const changes = changesBetween(before, { words: assistant, skills });
  const number = await store.insertVersion(ctx, assistant, { notes, changes, by: caller.id, skills });
  if (number === undefined) {
    const message = "The draft was changed meanwhile. Look at it and publish again.";
    throw new AppError("publish_refused", "changed meanwhile", { message });
  }
  const published = { number, changes, newScopes: newScopes(before.skills, skills) };
  return { published, organisationId: assistant.organisationId };
}

/** What is a warning while one edits, a scope that is not yet approved, keeps a version from being published. */
async function skillDetails(ctx: Ctx, caller: Caller, skills: readonly Skill[]): Promise<object[]> {
  const details = [];
  for (const { id, applicationId, document, reading } of skills) {
    const { problems } = await read(ctx, caller, document, applicationId);
    for (const problem of problems) {
      if (problem.severity === "warning" && problem.code !== "scope_not_approved") continue;
      const message = problem.message[caller.locale];
      details.push({ skillId: id, skill: reading.title, ...problem, message, severity: "error" });
    }
  }
  return details;
}

/** So does a rule that names nothing, or a pass-through with something to plan. */
function planDetails(caller: Caller, assistant: Assistant, skills: readonly Skill[]): object[] {
  return planProblems(assistant, skills).map((problem) => ({
    ...problem,
    message: problem.message[caller.locale],
    severity: "error",
  }));
}

function refuse(assistantId: AssistantId, details: readonly object[]): void {
  if (details.length > 0) throw new AppError("publish_refused", assistantId, { details });
}

export async function listVersions(
  ctx: Ctx,
  caller: Caller,
  { assistantId, ...page }: { assistantId: AssistantId; limit: number; cursor?: number | undefined },
): Promise<Version[]> {
  await findOwnAssistant(ctx, caller, assistantId);
  return store.findVersions(ctx, assistantId, page);
}

/** Makes an earlier version the draft again; people see it once it is published. Errors: 404. */
export function restoreVersion(
  ctx: Ctx,
  caller: Caller,
  input: { assistantId: AssistantId; number: number },
): Promise<Assistant> {
  return inTx(ctx, async (ctx) => {
    const { organisationId } = await findOwnAssistant(ctx, caller, input.assistantId);
    if (!(await store.restoreVersion(ctx, input))) throw new AppError("not_found", `version ${input.number}`);
    // The rules and approvals may be others by now than when it was published.
    for (const { id, document, applicationId } of await findSkills(ctx, input.assistantId)) {
      await updateProblems(ctx, id, (await read(ctx, caller, document, applicationId)).problems);
    }
    await record(ctx, {
      organisationId,
      event: "assistant.restored",
      actor: by.person(caller.id),
      subject: input.assistantId,
      details: { number: input.number },
    });
    return findOwnAssistant(ctx, caller, input.assistantId);
  });
}
