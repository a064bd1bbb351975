import { createApplication, findOwnApplication } from "../applications/index.ts";
import { by, record } from "../audit/index.ts";
import { findCatalogue } from "../permissions/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { type ApplicationId, type AssistantId, newId } from "../platform/ids.ts";
import type { Page, Part, TimeKey } from "../platform/page.ts";
import type { Secret } from "../platform/secret.ts";
import { nameIn } from "../platform/text.ts";
import type { Assistant, AssistantChange, ListedAssistant, NewAssistant, Opening } from "./assistant.ts";
import { isAdmin, isBuilder, mayBuild, requireBuilder, seenBy } from "./policy.ts";
import { findExamples } from "./skills/loaded-skill-store.ts";
import { asksOf, type IsConfirmed, startersFrom } from "./starters.ts";
import * as store from "./store.ts";
import { disableAssistant, enableAssistant } from "./use-store.ts";

/** Makes an application for it when none is named; that one's secret is then in this answer alone. */
export function createAssistant(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: NewAssistant,
): Promise<{ assistant: Assistant; clientSecret: Secret | undefined }> {
  return inTx(ctx, async (ctx) => {
    const { id: createdBy } = caller;
    const { application, clientSecret } = await applicationFor(ctx, caller, input);
    const applicationId = application.id;
    const assistant = await store.insertAssistant(ctx, {
      ...input,
      id: newId("ast"),
      applicationId,
      createdBy,
    });
    const details = { name: input.name, applicationId };
    await record(ctx, {
      event: "assistant.created",
      actor: by.person(createdBy),
      subject: assistant.id,
      details,
    });
    return { assistant, clientSecret };
  });
}

async function applicationFor(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { name, applicationId }: NewAssistant,
): Promise<{ application: { id: ApplicationId }; clientSecret: Secret | undefined }> {
  if (applicationId === undefined) return createApplication(ctx, caller, { name });
  return { application: await findOwnApplication(ctx, caller, applicationId), clientSecret: undefined };
}

/** Published ones as they were published, and the drafts that the caller may build. */
export async function listAssistants(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  page: Page<TimeKey>,
): Promise<Part<ListedAssistant>> {
  const { items, next } = await store.findAssistants(ctx, {
    drafts: isAdmin(caller) ? "all" : isBuilder(caller) ? caller.id : "none",
    ...page,
  });
  const seen = items.flatMap((listed) => {
    const assistant = seenBy(caller, listed);
    return assistant === undefined ? [] : [{ ...assistant, ownerName: listed.ownerName }];
  });
  return { items: seen, next };
}

/** Errors: 404 unknown, another organisation's, or a draft of somebody else. */
export async function findOwnAssistant(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: AssistantId,
): Promise<Assistant> {
  const assistant = await store.findAssistant(ctx, id);
  requireBuilder(caller, assistant);
  return assistant;
}

/** The draft to its builders, to everyone else what was published. Errors: 404. */
export async function findSeenAssistant(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: AssistantId,
): Promise<Assistant> {
  const assistant = await store.findAssistant(ctx, id);
  const seen = assistant && seenBy(caller, assistant);
  if (seen === undefined) throw new AppError("not_found", id);
  return seen;
}

/**
 * Changes the draft; what people talk to changes with the next version. An admin also takes it out of use, at once, and
 * back: what its skills hold is dead then, and what people allowed stands. Errors: 404, 403 `forbidden`.
 */
export function changeAssistant(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: AssistantId,
  { disabled, ...change }: AssistantChange & { disabled?: boolean | undefined },
): Promise<Assistant> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, id);
    if (disabled !== undefined && !isAdmin(caller)) throw new AppError("forbidden", `${id} by ${caller.id}`);
    if (Object.keys(change).length > 0) await changeDraft(ctx, caller, id, change);
    if (disabled === true) await takeOutOfUse(ctx, caller, id);
    if (disabled === false && (await enableAssistant(ctx, id)))
      await record(ctx, { event: "assistant.enabled", actor: by.person(caller.id), subject: id });
    return findOwnAssistant(ctx, caller, id);
  });
}

async function changeDraft(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  id: AssistantId,
  change: AssistantChange,
): Promise<void> {
  const rules = change.rules?.map((rule) => ({ ...rule, id: rule.id ?? newId("rul") }));
  await store.updateAssistant(ctx, id, { ...change, rules });
  await record(ctx, {
    event: "assistant.changed",
    actor: by.person(caller.id),
    subject: id,
    details: changeDetails(change),
  });
}

/** Runs that wait for it stand to the right, and hear of it by a job. */
async function takeOutOfUse(ctx: TenantCtx, caller: PersonPrincipal, id: AssistantId): Promise<void> {
  if (!(await disableAssistant(ctx, id))) return;
  await record(ctx, { event: "assistant.disabled", actor: by.person(caller.id), subject: id });
  await ctx.jobs.send(ctx, "assistant.disabled", { assistantId: id });
}

/** What is short, in full; of the rest which it was. */
function changeDetails({
  rules,
  icon,
  instructions,
  welcome,
  fallback,
  starters,
  suggestions,
  testPhrases,
  ...short
}: AssistantChange) {
  const long = { icon, instructions, welcome, fallback, starters, suggestions, testPhrases };
  const words = Object.entries(long).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return { ...short, ...(rules && { rules: rules.length }), ...(words.length > 0 && { words }) };
}

/** Its skills are called no more, codes given to them are refused from now on, and cards that wait for it are over. */
export function deleteAssistant(ctx: TenantCtx, caller: PersonPrincipal, id: AssistantId): Promise<void> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, id);
    await store.deleteAssistant(ctx, id);
    await ctx.jobs.send(ctx, "assistant.skills_gone", { assistantId: id });
    await record(ctx, {
      event: "assistant.deleted",
      actor: by.person(caller.id),
      subject: id,
    });
  });
}

/**
 * The assistant as this person may talk to it: its published version, or the draft to its builders.
 * Errors: 409 `not_published`, told to those who know that it exists; 409 `assistant_disabled`.
 */
export async function findAssistantForTalk(
  ctx: TenantCtx,
  input: { assistantId: AssistantId; caller: PersonPrincipal; draft: boolean },
): Promise<Assistant | undefined> {
  const { assistantId, caller, draft } = input;
  const assistant = await store.findAssistant(ctx, assistantId);
  if (assistant === undefined) return undefined;
  const { published, disabled } = assistant;
  const builds = mayBuild(caller, assistant);
  if (draft ? !builds : !builds && published === null) return undefined;
  if (disabled) throw new AppError("assistant_disabled", assistantId);
  if (draft) return assistant;
  if (published === null) throw new AppError("not_published", assistantId);
  return { ...assistant, ...published };
}

/**
 * How a conversation with it begins: with what is published, or with the draft. Errors: 404, 409 `not_published`.
 */
export async function findOpening(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { assistantId: AssistantId; draft: boolean },
  isConfirmed: IsConfirmed,
): Promise<Opening> {
  const assistant = await findAssistantForTalk(ctx, { ...input, caller });
  if (assistant === undefined) throw new AppError("not_found", input.assistantId);
  const { name, description, icon, welcome } = assistant;
  const version = input.draft ? null : assistant.publishedVersion;
  const examples = await findExamples(ctx, { assistantId: assistant.id, version });
  const own = assistant.starters.map((starter) => nameIn(caller.locale, starter));
  const starters = own.length > 0 ? own : startersFrom(examples, caller.locale);
  const catalogue = await findCatalogue(ctx);
  const asks = asksOf(starters, examples, (operation) => isConfirmed(operation, catalogue));
  return { name, description, icon, welcome, starters, asks };
}
