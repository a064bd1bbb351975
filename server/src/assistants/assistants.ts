import { createApplication, findOwnApplication } from "../applications/index.ts";
import { by, record } from "../audit/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { Caller } from "../platform/http/route.ts";
import {
  type ApplicationId,
  type AssistantId,
  newId,
  type OrganisationId,
  type PersonId,
} from "../platform/ids.ts";
import type { Secret } from "../platform/secret.ts";
import { mayBuild, requireBuilder } from "./policy.ts";
import * as store from "./store.ts";

export interface Assistant {
  id: AssistantId;
  organisationId: OrganisationId;
  applicationId: ApplicationId;
  name: string;
  description: string;
  /** Planning & reasoning: without it, skills that use a person's data do not run. */
  planning: boolean;
  publishedVersion: number | null;
  createdBy: PersonId;
  createdAt: Date;
}

export interface NewAssistant {
  name: string;
  description: string;
  planning: boolean;
  applicationId?: ApplicationId | undefined;
}

/** Makes an application for it when none is named; that one's secret is then in this answer alone. */
export function createAssistant(
  ctx: Ctx,
  caller: Caller,
  input: NewAssistant,
): Promise<{ assistant: Assistant; clientSecret: Secret | undefined }> {
  return inTx(ctx, async (ctx) => {
    const { organisationId, id: createdBy } = caller;
    const made =
      input.applicationId === undefined
        ? await createApplication(ctx, caller, { name: input.name })
        : undefined;
    const application =
      made?.application ?? (await findOwnApplication(ctx, caller, input.applicationId as ApplicationId));
    const { name, description, planning } = input;
    const assistant = await store.insertAssistant(ctx, {
      id: newId("ast"),
      organisationId,
      applicationId: application.id,
      name,
      description,
      planning,
      createdBy,
    });
    const details = { name, applicationId: application.id };
    await record(ctx, {
      organisationId,
      event: "assistant.created",
      actor: by.person(createdBy),
      subject: assistant.id,
      details,
    });
    return { assistant, clientSecret: made?.clientSecret };
  });
}

/** Published ones, and one's own drafts. */
export async function listAssistants(ctx: Ctx, caller: Caller): Promise<Assistant[]> {
  const all = await store.findAssistants(ctx, { organisationId: caller.organisationId });
  return all.filter((assistant) => assistant.publishedVersion !== null || mayBuild(caller, assistant));
}

/** Errors: 404 unknown, another organisation's, or a draft of somebody else. */
export async function findOwnAssistant(ctx: Ctx, caller: Caller, id: AssistantId): Promise<Assistant> {
  const [assistant] = await store.findAssistants(ctx, { organisationId: caller.organisationId, id });
  requireBuilder(caller, assistant);
  return assistant;
}

/** One's own draft, or what is published. Errors: 404. */
export async function findVisibleAssistant(ctx: Ctx, caller: Caller, id: AssistantId): Promise<Assistant> {
  const [assistant] = await store.findAssistants(ctx, { organisationId: caller.organisationId, id });
  if (assistant === undefined || (assistant.publishedVersion === null && !mayBuild(caller, assistant))) {
    throw new AppError("not_found", id);
  }
  return assistant;
}

export interface AssistantChange {
  name?: string | undefined;
  description?: string | undefined;
  planning?: boolean | undefined;
}

/** Changes the draft; what people talk to changes with the next version. */
export function changeAssistant(
  ctx: Ctx,
  caller: Caller,
  id: AssistantId,
  change: AssistantChange,
): Promise<Assistant> {
  return inTx(ctx, async (ctx) => {
    const { organisationId } = await findOwnAssistant(ctx, caller, id);
    const changed = await store.updateAssistant(ctx, id, change);
    await record(ctx, {
      organisationId,
      event: "assistant.changed",
      actor: by.person(caller.id),
      subject: id,
      details: { ...change },
    });
    return changed;
  });
}

/** Its skills are called no more, and codes given to them are refused from now on. */
export function deleteAssistant(ctx: Ctx, caller: Caller, id: AssistantId): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const { organisationId } = await findOwnAssistant(ctx, caller, id);
    await store.deleteAssistant(ctx, id);
    await record(ctx, {
      organisationId,
      event: "assistant.deleted",
      actor: by.person(caller.id),
      subject: id,
    });
  });
}

/** The assistant as this person may talk to it: its published version, or the draft to its builders. */
export async function findAssistantForTalk(
  ctx: Ctx,
  input: { assistantId: AssistantId; caller: Caller; draft: boolean },
): Promise<Assistant | undefined> {
  const { assistantId, caller, draft } = input;
  const [assistant] = await store.findAssistants(ctx, {
    organisationId: caller.organisationId,
    id: assistantId,
  });
  if (assistant === undefined) return undefined;
  const visible = draft ? mayBuild(caller, assistant) : assistant.publishedVersion !== null;
  return visible ? assistant : undefined;
}
