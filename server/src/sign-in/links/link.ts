import { by, record } from "../../audit/index.ts";
import { notePasswordGiven, tellPerson } from "../../directory/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { PersonId } from "../../platform/ids.ts";
import { hashOf, newSecret, organisationOf, type Secret } from "../../platform/secret.ts";
import type { Account } from "../account.ts";
import { hashPassword } from "../password-hash.ts";
import { deleteSessionsOf, findAccount, setPassword } from "../store.ts";
import { refuseGuesses } from "./guess-limit.ts";
import * as store from "./store.ts";

/** By which this person sets their own password: once, within 24 hours. An earlier link ends. Errors: 404. */
export async function makeLink(
  ctx: TenantCtx,
  { caller, personId }: { caller: PersonPrincipal; personId: PersonId },
): Promise<Secret> {
  const link = newSecret(ctx.organisationId);
  await inTx(ctx, async (ctx) => {
    const made = await store.putLink(ctx, { hash: hashOf(link), personId, by: caller.id });
    if (!made) throw new AppError("not_found", personId);
    await record(ctx, { event: "member.link_made", actor: by.person(caller.id), subject: personId });
  });
  return link;
}

/** The same for somebody who is there already, and is told. Errors: also 403 for oneself. */
export function makeLinkAgain(
  ctx: TenantCtx,
  { caller, personId }: { caller: PersonPrincipal; personId: PersonId },
): Promise<Secret> {
  refuseOneself(caller, personId);
  return inTx(ctx, async (ctx) => {
    const link = await makeLink(ctx, { caller, personId });
    await tellPerson(ctx, {
      personId,
      kind: "link_made",
      details: { by: { id: caller.id, name: caller.name } },
    });
    return link;
  });
}

/** An admin's session alone must not be enough to take the admin's account over: they say their password first. */
export function refuseOneself(caller: PersonPrincipal, personId: PersonId): void {
  if (caller.id !== personId) return;
  throw new AppError("forbidden", "own password", {
    message: "Change your own password under My account; it asks for the current one.",
  });
}

/**
 * The person's own password by a link that an admin made; what they had open ends. Whose link it is nobody learns before.
 * Errors: 404 `link_over`, the same for unknown, used and over; 429.
 */
export async function setPasswordByLink(
  plain: Ctx,
  { token, password, ip }: { token: string; password: string; ip: string },
): Promise<Account> {
  const giveBack = await refuseGuesses(plain, ip);
  const ctx = within(plain, organisationOf(token));
  const hash = hashOf(token);
  if (!(await store.isLive(ctx, hash))) throw new AppError("link_over");
  const passwordHash = await hashPassword(password);
  const account = await inTx(ctx, async (ctx) => {
    const spent = await store.spendLink(ctx, hash);
    if (spent === undefined) throw new AppError("link_over", "used meanwhile");
    const { personId, maker, hadPassword } = spent;
    await notePasswordGiven(ctx, personId, false);
    await setPassword(ctx, personId, { hash: passwordHash });
    await deleteSessionsOf(ctx, personId);
    const details = { madeBy: maker.id };
    await record(ctx, { event: "member.link_used", actor: by.person(personId), subject: personId, details });
    if (hadPassword) await tellPerson(ctx, { personId, kind: "password_set", details: { by: maker } });
    return findAccount(ctx, { id: personId });
  });
  await giveBack();
  if (account === undefined) throw new AppError("link_over", "nobody's");
  return account;
}
