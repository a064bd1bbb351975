import { findPublishedSkill } from "../assistants/index.ts";
import { by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { newId, type PersonId, type SkillId, type WaiverId } from "../platform/ids.ts";
import type { Page, Part, TimeKey } from "../platform/page.ts";
import { confirmationShape, type Operation } from "../skill-files/index.ts";
import type { Waiver } from "./waiver.ts";
import * as store from "./waiver-store.ts";

interface WaivedCall {
  skillId: SkillId;
  shape: string;
  /** `null`: for everyone in the organisation. */
  personId: PersonId | null;
  card: { operationId: string; summary: string; method: Operation["method"] };
}

/** Chosen twice it is the same choice. */
export async function waive(ctx: TenantCtx, caller: PersonPrincipal, call: WaivedCall): Promise<void> {
  const id = newId("wvr");
  const { skillId, personId, card } = call;
  if (!(await store.insertWaiver(ctx, { ...call, id, createdBy: caller.id }))) return;
  await record(ctx, {
    event: "confirmation.waived",
    actor: by.person(caller.id),
    subject: id,
    details: { skillId, operationId: card.operationId, everyone: personId === null },
  });
}

/** By an admin, for an operation of a published skill. Errors: 404. */
export async function waiveForEveryone(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  input: { skillId: SkillId; operationId: string },
): Promise<void> {
  const found = await findPublishedSkill(ctx, input.skillId);
  const operation = found?.operations.find(({ operationId }) => operationId === input.operationId);
  if (found === undefined || operation === undefined) throw new AppError("not_found", input.skillId);
  const shape = confirmationShape(operation, found);
  await inTx(ctx, (ctx) =>
    waive(ctx, caller, { skillId: input.skillId, shape, personId: null, card: operation }),
  );
}

/** One's own and those for everyone. */
export function listWaivers(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  page: Page<TimeKey>,
): Promise<Part<Waiver>> {
  return store.findWaivers(ctx, caller.id, page);
}

/** From then on it is asked again. One's own; those for everyone are an admin's to remove. Errors: 404. */
export function removeWaiver(ctx: TenantCtx, caller: PersonPrincipal, id: WaiverId): Promise<void> {
  return inTx(ctx, async (ctx) => {
    const key = { id, personId: caller.id, everyone: caller.roles.includes("admin") };
    if (!(await store.deleteWaiver(ctx, key))) throw new AppError("not_found", id);
    await record(ctx, {
      event: "confirmation.waiver_removed",
      actor: by.person(caller.id),
      subject: id,
    });
  });
}
