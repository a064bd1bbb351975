import { randomBytes } from "node:crypto";
import { type Actor, by, record } from "../audit/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { newId, type PersonId } from "../platform/ids.ts";
import type { Page } from "../platform/page.ts";
import type { Locale } from "./locale.ts";
import type { Member, MemberChange, MemberFilter, NewMember } from "./member.ts";
import * as store from "./store.ts";

export function listMembers(ctx: TenantCtx, page: MemberFilter & Page<readonly [account: string]>) {
  return store.findMembers(ctx, page);
}

/** Errors: 404. */
export async function findMember(ctx: TenantCtx, id: PersonId): Promise<Member> {
  const found = await store.findMember(ctx, id);
  if (found === undefined) throw new AppError("not_found", id);
  return found;
}

/** More are not asked one by one. */
const maxAdmins = 10;

/** What the active admins are called, for whoever needs something of one. */
export function listAdminNames(ctx: TenantCtx): Promise<string[]> {
  return store.findAdminNames(ctx, maxAdmins);
}

/** Errors: 409 `account_taken`. */
export function addMember(ctx: TenantCtx, actor: Actor, member: NewMember): Promise<Member> {
  return inTx(ctx, async (ctx) => {
    const id = newId("usr");
    const unionId = randomBytes(12).toString("base64url");
    const added = await store.insertMember(ctx, { ...member, id, unionId });
    if (added === undefined) throw new AppError("account_taken", member.account);
    await record(ctx, {
      event: "member.added",
      actor,
      subject: id,
      details: { account: member.account, roles: member.roles },
    });
    return added;
  });
}

export interface Changing {
  by: PersonId;
  id: PersonId;
}

/** `alsoChanged`: what changes beside the row, for the event. Errors: 404, 400 `last_admin`. */
export function changeMember(
  ctx: TenantCtx,
  { by: changer, id }: Changing,
  change: MemberChange,
  alsoChanged: readonly string[] = [],
): Promise<Member> {
  return inTx(ctx, async (ctx) => {
    // Of two who take each other's role at once, one finds the other gone.
    if (change.roles !== undefined || change.disabled === true) await store.lockAdmins(ctx);
    const changed = await store.updateMember(ctx, { ...change, id });
    if (changed === undefined) throw new AppError("not_found", id);
    if ((await store.countAdmins(ctx)) === 0) throw new AppError("last_admin", id);
    // What they may do no more, and is under way, and who is to be told of it, stands to the right.
    if (change.roles !== undefined) await ctx.jobs.send(ctx, "member.roles_changed", { personId: id });
    if (change.disabled === true) await ctx.jobs.send(ctx, "member.disabled", { personId: id });
    await record(ctx, {
      event: "member.changed",
      actor: by.person(changer),
      subject: id,
      details: {
        changed: [...Object.keys(change), ...alsoChanged],
        ...(change.roles && { roles: change.roles }),
      },
    });
    return changed;
  });
}

/** Without an event of its own: who calls this records the change of their settings. */
export async function setLocale(ctx: TenantCtx, id: PersonId, locale: Locale): Promise<void> {
  await store.updateMember(ctx, { id, locale });
}

/** Whether somebody else gave this person their password. Without an event of its own: who calls this records it. */
export function notePasswordGiven(ctx: TenantCtx, id: PersonId, given: boolean): Promise<void> {
  return store.setPasswordGiven(ctx, id, given);
}
