import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { AssistantId, SkillId } from "../../platform/ids.ts";
import { findOwnAssistant } from "../assistants.ts";
import { findVersionSkills } from "../skills/skill-store.ts";

/** The file of a skill as it is published now, for the assistant's builders. Errors: 404, also where it never was. */
export async function publishedDocument(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { assistantId, skillId }: { assistantId: AssistantId; skillId: SkillId },
): Promise<{ document: string; version: number }> {
  const assistant = await findOwnAssistant(ctx, caller, assistantId);
  const { publishedVersion: version } = assistant;
  const skill = (await findVersionSkills(ctx, assistant)).find(({ id }) => id === skillId);
  if (version === null || skill === undefined) throw new AppError("not_found", skillId);
  return { document: skill.document, version };
}
