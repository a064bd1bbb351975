import { by, record } from "../../audit/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { findOwnAssistant } from "../assistants.ts";
import type { Sample } from "./samples.ts";
import type { SharedSkill } from "./shared.ts";
import * as store from "./shared-store.ts";

export type { SharedSkill };

/** Other builders may begin with its file. Errors: 404 for an assistant that is not the caller's to build. */
export function shareSkill(ctx: TenantCtx, caller: PersonPrincipal, shared: SharedSkill): Promise<void> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, shared.assistantId);
    await store.upsertShared(ctx, shared, caller.id);
    const { actionId, skillId: subject, version } = shared;
    const details = { actionId, version };
    await record(ctx, { event: "skill.shared", actor: by.person(caller.id), subject, details });
  });
}

/** Errors: as above. */
export function stopSharingSkill(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { actionId, assistantId, skillId }: Omit<SharedSkill, "version">,
): Promise<void> {
  return inTx(ctx, async (ctx) => {
    await findOwnAssistant(ctx, caller, assistantId);
    await store.deleteShared(ctx, { actionId, assistantId });
    const details = { actionId };
    await record(ctx, {
      event: "skill.unshared",
      actor: by.person(caller.id),
      subject: skillId,
      details,
    });
  });
}

/** As something to begin with, beside the platform's own. */
export async function listShared(ctx: TenantCtx): Promise<Sample[]> {
  const files = await store.findSharedFiles(ctx);
  return files.map(({ skillId, title, assistant, document }) => ({
    id: skillId,
    title: { zh: title, en: title },
    description: { zh: `由助理“${assistant}”共享`, en: `Shared by the assistant “${assistant}”` },
    document,
  }));
}
