import { askForHosts, pinApprovals } from "../../applications/index.ts";
import { by, record } from "../../audit/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { AssistantId } from "../../platform/ids.ts";
import type { Page, Part } from "../../platform/page.ts";
import type { Assistant } from "../assistant.ts";
import { findOwnAssistant } from "../assistants.ts";
import { findPlannedSkills, findSkills, findVersionSkills, updateProblems } from "../skills/skill-store.ts";
import { readAgain } from "../skills/skills.ts";
import { usesOf } from "../skills/uses.ts";
import { holdAssistant } from "../store.ts";
import type { Compared } from "./changes.ts";
import { type Difference, differenceBetween } from "./difference.ts";
import {
  type CountPeopleAskedAgain,
  draftProblems,
  publicationOf,
  publicationProblems,
  requirePublishable,
} from "./publication.ts";
import type { Published, Version } from "./version.ts";
import * as store from "./version-store.ts";

/**
 * Makes the draft the version that everyone in the organisation talks to.
 * Errors: 409 `nothing_to_publish`, 409 `publish_refused` with a problem for each place that must change first. Where one
 * is that an approval does not cover where a skill goes now, an admin is asked about it.
 */
export async function publish(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { assistantId: AssistantId; notes: string },
  countPeopleAskedAgain: CountPeopleAskedAgain,
): Promise<Published> {
  const assistant = await findOwnAssistant(ctx, caller, input.assistantId);
  const { id } = assistant;
  const skills = await findPlannedSkills(ctx, id);
  const uses = usesOf(skills);
  await askForHosts(ctx, caller, uses);
  requirePublishable(id, caller, await publicationProblems(ctx, assistant, skills));
  return inTx(ctx, async (ctx) => {
    const held = await holdAssistant(ctx, id);
    if (held === undefined) throw new AppError("not_found", id);
    requirePublishable(id, caller, draftProblems(held, skills));
    const publication = await publicationOf(ctx, held, skills, countPeopleAskedAgain);
    const { changes, newScopes, peopleAskedAgain } = publication;
    const number = await insertLooked(ctx, held, { notes: input.notes, changes, by: caller.id, skills });
    if (!(await pinApprovals(ctx, uses))) throw changedMeanwhile();
    await ctx.jobs.send(ctx, "assistant.skills_gone", { assistantId: id });
    await record(ctx, {
      event: "assistant.published",
      actor: by.person(caller.id),
      subject: id,
      details: { number, newScopes, peopleAskedAgain },
    });
    return { number, ...publication };
  });
}

/** Only what was looked at is published: a skill changed since then is looked at first. */
async function insertLooked(ctx: TenantCtx, held: Assistant, version: store.NewVersion): Promise<number> {
  const number = await store.insertVersion(ctx, held, version);
  if (number === undefined) throw changedMeanwhile();
  return number;
}

function changedMeanwhile(): AppError {
  const message = "The draft or an approval was changed meanwhile. Look at it and publish again.";
  return new AppError("publish_refused", "changed meanwhile", { message });
}

export async function listVersions(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { assistantId, ...page }: { assistantId: AssistantId } & Page<readonly [number: number]>,
): Promise<Part<Version>> {
  await findOwnAssistant(ctx, caller, assistantId);
  return store.findVersions(ctx, assistantId, page);
}

/** Between two versions; `null` is the draft, 0 nothing at all. Errors: 404. */
export async function findDifference(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { assistantId: AssistantId; from: number | undefined; to: number | null },
): Promise<Difference & { from: number; to: number | null }> {
  const assistant = await findOwnAssistant(ctx, caller, input.assistantId);
  const from = input.from === undefined ? (assistant.publishedVersion ?? 0) : input.from;
  const [before, after] = [await stateOf(ctx, assistant, from), await stateOf(ctx, assistant, input.to)];
  return { from, to: input.to, ...differenceBetween(before, after) };
}

async function stateOf(ctx: TenantCtx, assistant: Assistant, number: number | null): Promise<Compared> {
  const { id } = assistant;
  if (number === null) return { words: assistant, skills: await findPlannedSkills(ctx, id) };
  if (number === 0) return { words: null, skills: [] };
  const words = await store.findVersionWords(ctx, { assistantId: id, number });
  if (words === undefined) throw new AppError("not_found", `version ${number}`);
  return { words, skills: await findVersionSkills(ctx, { id, publishedVersion: number }) };
}

/** Makes an earlier version the draft again; people see it once it is published. Errors: 404. */
export function restoreVersion(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { assistantId: AssistantId; number: number },
): Promise<Assistant> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, input.assistantId);
    if (!(await store.restoreVersion(ctx, input))) throw new AppError("not_found", `version ${input.number}`);
    // The rules and approvals may be others by now than when it was published.
    for (const skill of await findSkills(ctx, input.assistantId)) {
      await updateProblems(ctx, skill.id, (await readAgain(ctx, skill)).problems);
    }
    await record(ctx, {
      event: "assistant.restored",
      actor: by.person(caller.id),
      subject: input.assistantId,
      details: { number: input.number },
    });
    return findOwnAssistant(ctx, caller, input.assistantId);
  });
}
