import { z } from "zod";
import type { Actor } from "../audit/index.ts";
import {
  addMember,
  type Changing,
  changeMember,
  type Member,
  type MemberChange,
  type MemberPasswords,
  type NewMember,
} from "../directory/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { hashPassword } from "./password-hash.ts";
import * as store from "./store.ts";

export const Password = z.string().min(8, "at least 8 characters").max(200);

/** Errors: as of `addMember`. */
export async function addMemberWithPassword(
  ctx: TenantCtx,
  actor: Actor,
  { password, ...profile }: NewMember & { password: string },
): Promise<Member> {
  const hash = await hashPassword(password);
  return inTx(ctx, async (ctx) => {
    const member = await addMember(ctx, actor, profile);
    await store.setPassword(ctx, member.id, hash);
    return member;
  });
}

/** A new password ends the person's sessions at once, and so does disabling them. Errors: as of `changeMember`. */
export async function changeMemberWithPassword(
  ctx: TenantCtx,
  place: Changing,
  { password, ...change }: MemberChange & { password?: string | undefined },
): Promise<Member> {
  const hash = password === undefined ? undefined : await hashPassword(password);
  return inTx(ctx, async (ctx) => {
    const member = await changeMember(ctx, place, change, hash === undefined ? [] : ["password"]);
    if (hash !== undefined) await store.setPassword(ctx, place.id, hash);
    if (hash !== undefined || change.disabled === true) await store.deleteSessionsOf(ctx, place.id);
    return member;
  });
}

export const memberPasswords: MemberPasswords = {
  Password,
  addMember: addMemberWithPassword,
  changeMember: changeMemberWithPassword,
};
