import { approvedScopes, findOwnApplication } from "../../applications/index.ts";
import { by, record } from "../../audit/index.ts";
import { findCatalogue } from "../../permissions/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { type ApplicationId, type AssistantId, newId, type SkillId } from "../../platform/ids.ts";
import {
  type AuthenticationKind,
  destinationOf,
  type Problem,
  type ReadSkill,
  readSkillFile,
  reviewedShape,
  shapeHash,
} from "../../skill-files/index.ts";
import type { Assistant } from "../assistant.ts";
import { findOwnAssistant } from "../assistants.ts";
import {
  checkAuthentication,
  kindWhenSaved,
  saveAuthentication,
  shownKind,
} from "../authentication/authentication.ts";
import type { GivenAuthentication } from "../authentication/shown-authentication.ts";
import { countCheck, maxDocumentBytes } from "../limits.ts";
import { mayBuild } from "../policy.ts";
import { fetchDocument, refuseOther, requireSkillFile } from "./import.ts";
import { inLanguage } from "./problems.ts";
import type { Skill } from "./skill.ts";
import * as store from "./skill-store.ts";

export interface SkillInput {
  /** Its text, or the address it is at. */
  document: string | { url: string };
  /** Left out, what was given before stays. */
  authentication?: GivenAuthentication | undefined;
  privacyUrl?: string | undefined;
  /** Where the service is; it is written into the file. */
  serviceAddress?: string | undefined;
  /** The application the skill belongs to; left out, the assistant's. */
  applicationId?: ApplicationId | undefined;
}

/**
 * What a document says and what is wrong with it; with an application, whether its permissions are approved too.
 * Errors: 404 for an application that is not the caller's, 413, 429.
 */
export async function lint(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: {
    document: string;
    applicationId?: ApplicationId | undefined;
    authentication?: AuthenticationKind | undefined;
    serviceAddress?: string | undefined;
  },
): Promise<ReadSkill> {
  const { document, ...beside } = input;
  const { applicationId } = beside;
  await countCheck(ctx, caller, document);
  if (applicationId !== undefined) await findOwnApplication(ctx, caller, applicationId);
  return read(ctx, document, beside);
}

interface Imported {
  /** As it is to be kept: OpenAPI 3, with the address of its service where that is known. */
  document: string;
  /** What was changed in it. */
  notices: Problem[];
}

/**
 * A skill file for the editor, given or at an address. Errors: 400 `import_failed` with the way out, `invalid_skill`
 * for a given one that cannot be converted, 413, 429.
 */
export async function importDocument(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { document: source, serviceAddress }: Pick<SkillInput, "document" | "serviceAddress">,
): Promise<Imported> {
  const { given, imported } = await takeDocument(ctx, caller, source);
  const { document, spec, problems } = await read(ctx, given, {
    ...imported,
    serviceAddress,
    convert: true,
  });
  if (imported !== undefined) requireSkillFile(caller, { spec, problems });
  else if (spec === null) {
    throw new AppError("invalid_skill", "", { details: inLanguage(problems, caller.locale) });
  }
  const notices = problems.filter(({ code }) => code === "changed_on_import");
  return { document: document ?? given, notices };
}

/** A file's text; of one that is fetched also from where, and it is taken in as OpenAPI 3. */
async function takeDocument(ctx: TenantCtx, caller: PersonPrincipal, source: SkillInput["document"]) {
  if (typeof source === "string") {
    await countCheck(ctx, caller, source);
    return { given: source };
  }
  const given = await fetchDocument(ctx, caller, source.url);
  return { given, imported: { importedFrom: source.url, convert: true } };
}

/** How the documents of others are taken in, those of APIs too. */
export const documents = {
  /** The text of one, given or at an address. Errors: 400 `import_failed`, 413, 429. */
  async take(ctx: TenantCtx, caller: PersonPrincipal, source: SkillInput["document"]): Promise<string> {
    const { given } = await takeDocument(ctx, caller, source);
    requireSize(given);
    return given;
  },
  refuse: refuseOther,
};

function requireSize(document: string): void {
  if (Buffer.byteLength(document) > maxDocumentBytes)
    throw new AppError("too_large", "", { message: "The document is larger than 16 MiB. Split it." });
}

/** A kept document as it reads now. */
export function readAgain(
  ctx: TenantCtx,
  { document, applicationId, authentication }: Pick<Skill, "document" | "applicationId" | "authentication">,
): Promise<ReadSkill> {
  return read(ctx, document, { applicationId, authentication: shownKind(authentication) });
}

interface Beside {
  applicationId?: ApplicationId | undefined;
  authentication?: AuthenticationKind | undefined;
  importedFrom?: string | undefined;
  serviceAddress?: string | undefined;
  convert?: boolean | undefined;
}

/** As the platform's settings and the application's approvals have it now. */
async function read(ctx: TenantCtx, document: string, beside: Beside): Promise<ReadSkill> {
  requireSize(document);
  const { applicationId, authentication, importedFrom, serviceAddress, convert = false } = beside;
  const options = {
    catalogue: await findCatalogue(ctx),
    allowedHosts: ctx.config.EGRESS_ALLOW,
    convert,
    ...(authentication && { authentication }),
    ...(importedFrom !== undefined && { importedFrom }),
    ...(serviceAddress !== undefined && { serviceAddress }),
  };
  if (applicationId === undefined) return readSkillFile(document, options, ctx.organisationId);
  const approved = await approvedScopes(ctx, applicationId);
  const skill = await readSkillFile(document, { ...options, approvedScopes: approved }, ctx.organisationId);
  if (skill.spec === null) return skill;
  const here = await approvedScopes(ctx, applicationId, destinationOf(skill.spec));
  const elsewhere = approved.filter((code) => !here.includes(code));
  // Where it goes is known once it is read; most often what is approved is approved for there.
  return skill.spec.operations.some(({ scopes }) => scopes.some((code) => elsewhere.includes(code)))
    ? readSkillFile(document, { ...options, approvedScopes: here }, ctx.organisationId)
    : skill;
}

/** The draft's skills. */
export async function listSkills(ctx: TenantCtx, assistantId: AssistantId): Promise<Skill[]> {
  const skills = await store.findSkills(ctx, assistantId);
  return Promise.all(skills.map((skill) => withCurrentProblems(ctx, skill)));
}

/** An approval since then takes its warning away; nothing else about a kept document changes by itself. */
async function withCurrentProblems(ctx: TenantCtx, skill: Skill): Promise<Skill> {
  const unapproved = skill.problems.filter(({ code }) => code === "scope_not_approved");
  if (unapproved.length === 0) return skill;
  if (unapproved.some(({ scope }) => scope === undefined)) {
    const { problems } = await readAgain(ctx, skill);
    return { ...skill, problems };
  }
  const approved = await approvedScopes(ctx, skill.applicationId, destinationOf(skill.shape));
  const isSettled = ({ scope }: Problem) => scope !== undefined && approved.includes(scope);
  return { ...skill, problems: skill.problems.filter((problem) => !isSettled(problem)) };
}

/** The draft's skills to its builders, to everyone else the published ones. */
export function findSeenSkills(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  assistant: Assistant,
): Promise<Skill[]> {
  return mayBuild(caller, assistant)
    ? listSkills(ctx, assistant.id)
    : store.findVersionSkills(ctx, assistant);
}

/**
 * Errors: 400 `invalid_skill` with every problem and its place; those of `importDocument` for an address, of
 * `checkAuthentication`; 404, 413, 429. Warnings are saved with it.
 */
export async function addSkill(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  assistantId: AssistantId,
  input: SkillInput,
): Promise<Skill> {
  return saveSkill(ctx, caller, { assistantId, skillId: newId("skl"), event: "skill.added" }, input);
}

/** Replaces the draft's document; what people talk to changes with the next version. Errors as `addSkill`. */
export async function replaceSkill(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  place: { assistantId: AssistantId; skillId: SkillId },
  input: SkillInput,
): Promise<Skill> {
  await findOwnAssistant(ctx, caller, place.assistantId);
  if (!(await store.hasSkill(ctx, place))) throw new AppError("not_found", place.skillId);
  return saveSkill(ctx, caller, { ...place, event: "skill.changed" }, input);
}

interface Place {
  assistantId: AssistantId;
  skillId: SkillId;
  event: "skill.added" | "skill.changed";
}

async function saveSkill(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  place: Place,
  input: SkillInput,
): Promise<Skill> {
  const assistant = await findOwnAssistant(ctx, caller, place.assistantId);
  if (input.applicationId !== undefined) await findOwnApplication(ctx, caller, input.applicationId);
  const applicationId = input.applicationId ?? assistant.applicationId;
  const { given, imported } = await takeDocument(ctx, caller, input.document);
  const authentication = await kindWhenSaved(ctx, place.skillId, input.authentication);
  const beside = { applicationId, authentication, serviceAddress: input.serviceAddress };
  const { document = given, spec, problems } = await read(ctx, given, { ...beside, ...imported });
  if (imported !== undefined) requireSkillFile(caller, { spec, problems });
  if (spec === null || problems.some(({ severity }) => severity === "error")) {
    throw new AppError("invalid_skill", place.skillId, { details: inLanguage(problems, caller.locale) });
  }
  const shape = reviewedShape(spec, { id: applicationId });
  const skill: Omit<Skill, "enabled"> = {
    id: place.skillId,
    assistantId: assistant.id,
    applicationId,
    document,
    spec,
    problems,
    shape,
    shapeHash: shapeHash(shape),
    privacyUrl: input.privacyUrl ?? null,
    authentication: null,
  };
  await checkAuthentication(ctx, caller, skill, input.authentication);
  return inTx(ctx, async (ctx) => {
    const enabled = await store.upsertSkill(ctx, skill);
    const authentication = await saveAuthentication(ctx, caller, skill, input.authentication);
    await record(ctx, {
      event: place.event,
      actor: by.person(caller.id),
      subject: skill.id,
      details: { assistantId: assistant.id, title: spec.title, shapeHash: skill.shapeHash },
    });
    return { ...skill, enabled, authentication };
  });
}

/** In the draft; what people talk to changes with the next version. Errors: 404. */
export function switchSkill(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { enabled, ...place }: { assistantId: AssistantId; skillId: SkillId; enabled: boolean },
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, place.assistantId);
    if (!(await store.switchSkill(ctx, place, enabled))) throw new AppError("not_found", place.skillId);
    await record(ctx, {
      event: "skill.changed",
      actor: by.person(caller.id),
      subject: place.skillId,
      details: { assistantId: place.assistantId, enabled },
    });
  });
}

/** From the draft; the published version keeps it until the next one. Errors: 404. */
export function deleteSkill(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  place: { assistantId: AssistantId; skillId: SkillId },
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, place.assistantId);
    if (!(await store.deleteSkill(ctx, place))) throw new AppError("not_found", place.skillId);
    await record(ctx, {
      event: "skill.deleted",
      actor: by.person(caller.id),
      subject: place.skillId,
    });
  });
}
