import {
  type Assistant,
  builderRoles,
  changeAssistant,
  createAssistant,
  deleteAssistant,
  findDifference,
  findSeenAssistant,
  isIcon,
  mayBuild,
  publish,
  type SharedSkill,
  shareSkill,
  stopSharingSkill,
} from "../../assistants/index.ts";
import { by, record } from "../../audit/index.ts";
import { peopleAskedAgain } from "../../consent/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ApplicationId, AssistantId } from "../../platform/ids.ts";
import { findOperator } from "../program-store.ts";
import { type RefusalCode, refused } from "../refusals.ts";
import { type Action, actionsOf } from "./actions.ts";
import * as store from "./store.ts";

/** An application that manages its own assistants, in the name of a person who may. */
export interface Manager {
  applicationId: ApplicationId;
  operator: PersonPrincipal;
}

/** Words of an assistant that a program gives; what is left out stays. */
export interface GivenWords {
  name?: string | undefined;
  description?: string | undefined;
  instructions?: string | undefined;
  icon?: string | undefined;
  welcome?: string | undefined;
  starters?: string[] | undefined;
  fallback?: string | undefined;
}

/** With what is told beside it. */
export interface ShownAssistant {
  assistant: Assistant;
  actions: Action[];
  /** Whether whoever asked may build it. */
  isBuilder: boolean;
}

/** Errors: `denied` for somebody who makes no assistants here, or whom nothing may be done in the name of. */
export async function managerOf(
  ctx: TenantCtx,
  applicationId: ApplicationId,
  unionId: string,
  denied: RefusalCode = "create.permission.denied",
): Promise<Manager> {
  const operator = await findOperator(ctx, unionId);
  if (operator === undefined || !builderRoles.some((role) => operator.roles.includes(role)))
    throw refused(denied, unionId);
  return { applicationId, operator };
}

/** Errors: `invalid.parameter`. */
export async function findPerson(ctx: TenantCtx, unionId: string): Promise<PersonPrincipal> {
  const person = await findOperator(ctx, unionId);
  if (person === undefined) throw refused("invalid.parameter", unionId, "参数 unionId 不正确：找不到该用户");
  return person;
}

/** Errors: `assistant.not.exist`, also for another application's. */
export async function findManaged(
  ctx: TenantCtx,
  applicationId: ApplicationId,
  assistantId: string,
): Promise<store.ManagedAssistant> {
  const managed = await store.findManaged(ctx, applicationId, assistantId);
  if (managed === undefined) throw refused("assistant.not.exist", assistantId);
  return managed;
}

/** A draft until somebody gives it a skill and publishes it. Errors: `create.permission.denied`. */
export async function createManaged(
  ctx: TenantCtx,
  { applicationId, operator }: Manager,
  words: GivenWords & { name: string; description: string },
): Promise<ShownAssistant> {
  const made = await deniedAs("create.permission.denied", () =>
    inTx(ctx, async (ctx) => {
      const wanted = { ...words, ...iconIn(words), planning: true, applicationId };
      const { assistant } = await createAssistant(ctx, operator, wanted);
      await recordManaged(ctx, { applicationId, operator }, "created", assistant.id);
      return assistant;
    }),
  );
  return { assistant: made, actions: [], isBuilder: true };
}

/**
 * Whoever calls this expects it to be seen at once: where nothing else of the draft was changed since it was published,
 * it is published again. Errors: `assistant.not.exist`, `create.permission.denied`.
 */
export async function changeManaged(
  ctx: TenantCtx,
  manager: Manager,
  { assistantId, ...words }: GivenWords & { assistantId: string },
): Promise<ShownAssistant> {
  const { applicationId, operator } = manager;
  const { id } = await findManaged(ctx, applicationId, assistantId);
  return deniedAs("create.permission.denied", async () => {
    const isAsPublished = await isUnchanged(ctx, operator, id);
    await inTx(ctx, async (ctx) => {
      await changeAssistant(ctx, operator, id, { ...words, ...iconIn(words) });
      await recordManaged(ctx, manager, "changed", id);
    });
    if (isAsPublished) await publishUnlessRefused(ctx, operator, id);
    return shownTo(ctx, operator, id);
  });
}

/** Errors: `assistant.not.exist`, `privatedelete.permission.denied`. */
export async function deleteManaged(ctx: TenantCtx, manager: Manager, assistantId: string): Promise<void> {
  const { id } = await findManaged(ctx, manager.applicationId, assistantId);
  await deniedAs("privatedelete.permission.denied", () =>
    inTx(ctx, async (ctx) => {
      await deleteAssistant(ctx, manager.operator, id);
      await recordManaged(ctx, manager, "deleted", id);
    }),
  );
}

/** The draft to who builds it, to others what was published. Errors: `assistant.not.exist`. */
export async function showManaged(
  ctx: TenantCtx,
  applicationId: ApplicationId,
  { person, assistantId }: { person: PersonPrincipal; assistantId: string },
): Promise<ShownAssistant> {
  const { id } = await findManaged(ctx, applicationId, assistantId);
  return deniedAs("assistant.not.exist", () => shownTo(ctx, person, id));
}

async function shownTo(ctx: TenantCtx, person: PersonPrincipal, id: AssistantId): Promise<ShownAssistant> {
  const assistant = await findSeenAssistant(ctx, person, id);
  const isBuilder = mayBuild(person, assistant);
  const version = isBuilder ? null : assistant.publishedVersion;
  return { assistant, isBuilder, actions: await actionsOf(ctx, { assistantId: id, version }) };
}

interface NamedAction {
  actionId: string;
  /** Of the versions of its assistant; left out, what is published now. */
  actionVersion?: number;
}

/** Errors: `invalid.parameter` for one that no published assistant of the application has. */
export async function shareAction(ctx: TenantCtx, manager: Manager, named: NamedAction): Promise<void> {
  const { operator } = manager;
  const shared = await findAction(ctx, manager, named);
  await deniedAs("create.permission.denied", () =>
    inTx(ctx, async (ctx) => {
      await shareSkill(ctx, operator, shared);
      await recordManaged(ctx, manager, "shared", shared.assistantId);
    }),
  );
}

/** Errors: as above. */
export async function stopSharingAction(ctx: TenantCtx, manager: Manager, named: NamedAction): Promise<void> {
  const { operator } = manager;
  const shared = await findAction(ctx, manager, named);
  await deniedAs("create.permission.denied", () =>
    inTx(ctx, async (ctx) => {
      await stopSharingSkill(ctx, operator, shared);
      await recordManaged(ctx, manager, "unshared", shared.assistantId);
    }),
  );
}

async function findAction(
  ctx: TenantCtx,
  { applicationId }: Manager,
  { actionId, actionVersion }: NamedAction,
): Promise<SharedSkill> {
  for (const { id: assistantId, version: latest } of await store.findPublished(ctx, applicationId)) {
    const version = actionVersion ?? latest;
    const actions = version > latest ? [] : await actionsOf(ctx, { assistantId, version });
    const action = actions.find((each) => each.actionId === actionId);
    if (action !== undefined) return { actionId, assistantId, skillId: action.skillId, version };
  }
  throw refused(
    "invalid.parameter",
    actionId,
    "参数 actionId 或 actionVersion 不正确：没有已发布的助理有该能力",
  );
}

async function isUnchanged(ctx: TenantCtx, operator: PersonPrincipal, id: AssistantId): Promise<boolean> {
  const between = { assistantId: id, from: undefined, to: null };
  const { from, changes, words, skills } = await findDifference(ctx, operator, between);
  return from > 0 && changes.length + words.length + skills.length === 0;
}

/** What stands in the way, such as an approval that was withdrawn, is for a person to see; the draft keeps the change. */
async function publishUnlessRefused(
  ctx: TenantCtx,
  operator: PersonPrincipal,
  id: AssistantId,
): Promise<void> {
  const input = { assistantId: id, notes: "PUT /v1.0/assistant/basicInfo" };
  await publish(ctx, operator, input, peopleAskedAgain).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === "publish_refused")) throw error;
  });
}

/** A picture's address says nothing here: without a character of its own it is known by its first letter. */
const iconIn = ({ icon }: GivenWords): Pick<GivenWords, "icon"> =>
  icon === undefined ? {} : { icon: isIcon(icon) ? icon : "" };

/** Beside what the person did, as which application it was done. */
function recordManaged(
  ctx: TenantCtx,
  { applicationId, operator }: Manager,
  action: "created" | "changed" | "deleted" | "shared" | "unshared",
  subject: AssistantId,
): Promise<void> {
  const details = { action, operator: operator.id };
  return record(ctx, { event: "assistant.managed", actor: by.application(applicationId), subject, details });
}

/** What is not theirs does not exist for them in our console; here the wire format has a word for it. */
async function deniedAs<T>(code: RefusalCode, doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") throw refused(code, error.message);
    throw error;
  }
}
