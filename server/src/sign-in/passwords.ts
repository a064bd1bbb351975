import { type Actor, by, record } from "../audit/index.ts";
import {
  addMember,
  changeMember,
  type Member,
  type MemberPasswords,
  type NewMember,
  notePasswordGiven,
  tellPerson,
} from "../directory/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { PersonId } from "../platform/ids.ts";
import { randomText, type Secret } from "../platform/secret.ts";
import { addressOf } from "./links/address.ts";
import { makeLink, refuseOneself } from "./links/link.ts";
import { deleteLinkOf } from "./links/store.ts";
import { Password } from "./password-form.ts";
import { hashPassword } from "./password-hash.ts";
import * as store from "./store.ts";

/** With a password of their own, as whoever sets the platform up has. Errors: as of `addMember`. */
export async function addMemberWithPassword(
  ctx: TenantCtx,
  actor: Actor,
  { password, ...profile }: NewMember & { password: string },
): Promise<Member> {
  const hash = await hashPassword(password);
  return inTx(ctx, async (ctx) => {
    const member = await addMember(ctx, actor, profile);
    await store.setPassword(ctx, member.id, { hash });
    return member;
  });
}

/**
 * A password for whoever cannot sign in any more, made up here; they change it before anything else, and what was open
 * ends. For the operator, where no admin is at hand. Undefined: nobody has this account.
 */
export async function resetPassword(ctx: TenantCtx, account: string): Promise<Secret | undefined> {
  const password = randomText();
  const hash = await hashPassword(password.reveal());
  return inTx(ctx, async (ctx) => {
    const person = await store.findAccount(ctx, { account });
    if (person === undefined) return undefined;
    await givePassword(ctx, { actor: by.system, personId: person.id, hash });
    await store.deleteSessionsOf(ctx, person.id);
    return password;
  });
}

/**
 * What admins do about the passwords of members: a link by which a person sets their own, or one that they give, which
 * the person must change before anything else. `url`: where people reach us.
 */
export function memberPasswords(url: () => string): MemberPasswords {
  return {
    Password,
    findLastSeen: store.findLastSeen,
    async addMember(ctx, caller, { password, ...profile }) {
      const hash = password === undefined ? undefined : await hashPassword(password);
      return inTx(ctx, async (ctx) => {
        const member = await addMember(ctx, by.person(caller.id), profile);
        if (hash === undefined)
          return { member, link: addressOf(await makeLink(ctx, { caller, personId: member.id }), url()) };
        await givePasswordAs(ctx, caller, { personId: member.id, hash });
        return { member };
      });
    },
    async changeMember(ctx, { caller, id }, { password, ...change }) {
      if (password !== undefined) refuseOneself(caller, id);
      const hash = password === undefined ? undefined : await hashPassword(password);
      return inTx(ctx, async (ctx) => {
        const alsoChanged = hash === undefined ? [] : ["password"];
        const member = await changeMember(ctx, { by: caller.id, id }, change, alsoChanged);
        if (hash !== undefined) await givePasswordAs(ctx, caller, { personId: id, hash });
        if (hash !== undefined || change.disabled === true) await store.deleteSessionsOf(ctx, id);
        if (change.disabled === true) await deleteLinkOf(ctx, id);
        return member;
      });
    },
  };
}

/** A password that is not theirs alone: until they have changed it, nothing may be done in their name. */
async function givePassword(
  ctx: TenantCtx,
  { actor, personId, hash }: { actor: Actor; personId: PersonId; hash: string },
): Promise<void> {
  await notePasswordGiven(ctx, personId, true);
  await store.setPassword(ctx, personId, { hash });
  await deleteLinkOf(ctx, personId);
  await record(ctx, { event: "member.password_given", actor, subject: personId });
}

async function givePasswordAs(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  given: { personId: PersonId; hash: string },
): Promise<void> {
  await givePassword(ctx, { actor: by.person(caller.id), ...given });
  const details = { by: { id: caller.id, name: caller.name } };
  await tellPerson(ctx, { personId: given.personId, kind: "password_given", details });
}
