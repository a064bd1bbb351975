import { randomBytes } from "node:crypto";
import { type Actor, by, record } from "../../audit/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonId } from "../../platform/ids.ts";
import { organisationAfter, tagOf } from "../../platform/secret.ts";
import { redraw } from "./redraw.ts";
import * as store from "./store.ts";

const prefix = "pic_";
const path = "/pictures/";

/** The organisation's tag, and what nobody guesses: whoever is shown the picture needs no session. */
export const pictureName = new RegExp(`^${prefix}[A-Za-z0-9_-]{16}_[A-Za-z0-9_-]{32}$`);

/** Answers where it is from now on, on this server. Errors: what `redraw` refuses. */
export async function setOwnPicture(ctx: TenantCtx, id: PersonId, image: Buffer): Promise<string> {
  return givePicture(ctx, by.person(id), { id, bytes: await redraw(image) });
}

/** One that we drew ourselves. */
export async function givePicture(
  ctx: TenantCtx,
  actor: Actor,
  { id, bytes }: { id: PersonId; bytes: Buffer },
): Promise<string> {
  const name = `${prefix}${tagOf(ctx.organisationId)}_${randomBytes(24).toString("base64url")}`;
  const url = path + name;
  await inTx(ctx, async (ctx) => {
    await store.savePicture(ctx, { id, name, bytes });
    await store.setAvatarUrl(ctx, { id, url });
    await record(ctx, { event: "member.picture_set", actor, subject: id });
  });
  return url;
}

export async function removeOwnPicture(ctx: TenantCtx, id: PersonId): Promise<void> {
  await inTx(ctx, async (ctx) => {
    if (!(await store.deletePicture(ctx, id))) return;
    await store.setAvatarUrl(ctx, { id, url: null });
    await record(ctx, { event: "member.picture_removed", actor: by.person(id), subject: id });
  });
}

/** Errors: 404 for one that was changed or removed, as for one that never was. */
export async function findPicture(ctx: Ctx, name: string): Promise<Buffer> {
  const bytes = await store.findPicture(within(ctx, organisationAfter(prefix, name)), name);
  if (bytes === undefined) throw new AppError("not_found", "a picture");
  return bytes;
}
