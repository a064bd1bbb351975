import { randomBytes } from "node:crypto";
import { type Actor, by, record } from "../audit/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { newId, type OrganisationId, type PersonId } from "../platform/ids.ts";
import { hashPassword } from "../sign-in/passwords.ts";
import type { Locale } from "./locale.ts";
import * as store from "./store.ts";

export const roles = ["member", "builder", "developer", "admin"] as const;
export type Role = (typeof roles)[number];

export interface Member {
  id: PersonId;
  unionId: string;
  account: string;
  name: string;
  mobile: string | null;
  email: string | null;
  jobNumber: string | null;
  /** `null`: as their browser says. */
  locale: Locale | null;
  roles: Role[];
  disabled: boolean;
  createdAt: Date;
}

export interface NewMember {
  account: string;
  name: string;
  password: string;
  mobile?: string | undefined;
  email?: string | undefined;
  jobNumber?: string | undefined;
  locale?: Locale | undefined;
  roles: Role[];
}

/** The members given are changed; the account name stays. */
export type MemberChange = { [K in Exclude<keyof NewMember, "account">]?: NewMember[K] | undefined } & {
  disabled?: boolean | undefined;
};

interface Place {
  organisationId: OrganisationId;
  actor: Actor;
}

export function listMembers(ctx: Ctx, organisationId: OrganisationId, page: store.Page) {
  return store.findMembers(ctx, organisationId, page);
}

/** Errors: 409 `account_taken`. */
export async function addMember(
  ctx: Ctx,
  { organisationId, actor }: Place,
  member: NewMember,
): Promise<Member> {
  const passwordHash = await hashPassword(member.password);
  return inTx(ctx, async (ctx) => {
    const id = newId("usr");
    const unionId = randomBytes(12).toString("base64url");
    const { password: _, ...profile } = member;
    const added = await store.insertMember(ctx, { ...profile, id, unionId, organisationId, passwordHash });
    if (added === undefined) throw new AppError("account_taken", member.account);
    await record(ctx, {
      organisationId,
      event: "member.added",
      actor,
      subject: id,
      details: { account: member.account, roles: member.roles },
    });
    return added;
  });
}

/** Errors: 404, 409 `account_taken`, 400 `last_admin`. Disabling ends the person's sessions at once. */
export async function changeMember(
  ctx: Ctx,
  {
    organisationId,
    by: changer,
    id,
    change,
  }: { organisationId: OrganisationId; by: PersonId; id: PersonId; change: MemberChange },
): Promise<Member> {
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  return inTx(ctx, async (ctx) => {
    const changed = await store.updateMember(ctx, { ...change, id, organisationId, passwordHash });
    if (changed === undefined) throw new AppError("not_found", id);
    if ((await store.countAdmins(ctx, organisationId)) === 0) throw new AppError("last_admin", id);
    if (change.disabled === true || passwordHash !== undefined) await store.deleteSessionsOf(ctx, id);
    await record(ctx, {
      organisationId,
      event: "member.changed",
      actor: by.person(changer),
      subject: id,
      details: { changed: Object.keys(change), ...(change.roles && { roles: change.roles }) },
    });
    return changed;
  });
}
