import type { FastifyRequest } from "fastify";
import { by, record } from "../audit/index.ts";
import { browserLocale, type Locale, notePasswordGiven, setLocale } from "../directory/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { PersonId } from "../platform/ids.ts";
import { hashOf, newSecret, organisationOf, Secret } from "../platform/secret.ts";
import type { Account } from "./account.ts";
import { admit, type Browser, findEntering, recognise } from "./entering.ts";
import { deleteLinkOf } from "./links/store.ts";
import { checkNothing, hashPassword, isPassword } from "./password-hash.ts";
import { type Attempt, forgiveAttempt, giveBackAttempt, takeAttempt } from "./sign-in-limit.ts";
import * as store from "./store.ts";
import { hashing, type Turn } from "./turn-queue.ts";

/** A session's secret lives in the person's cookie alone; we keep its hash. */
export interface StartedSession {
  token: Secret;
  account: Account;
  /** By which this browser is known for this person from now on. */
  device: Secret;
}

interface Credentials {
  /** By its id or its name; needed where there are several. */
  organisation?: string | undefined;
  account: string;
  password: string;
}

/**
 * Signs in, with a new session each time, in the place of the one this browser held before.
 * Errors: 400 where the organisation must be named, 401 `wrong_credentials` for whatever of the rest is wrong, 429
 * after too many failures, and where too many sign in at once.
 */
export async function signIn(
  plain: Ctx,
  { organisation, account: name, password }: Credentials,
  from: Browser & { replaces: Secret | undefined },
): Promise<StartedSession> {
  const find = () => findEntering(plain, { organisation, name }, from);
  const { visitor, found, lookups } = await recognise(from, find);
  return hashing.visit(visitor, async (turn) => {
    const { ctx, account, attempt } = await lookups.visit(visitor, (turn) =>
      turn(async () => admit(found ?? (await find()))),
    );
    const right = await isPasswordOf(ctx, { account, password }, { attempt, turn });
    if (account === undefined || !right || account.disabled) {
      if (account !== undefined) noteRefusal(ctx, account.id);
      throw new AppError("wrong_credentials", "sign-in");
    }
    await forgiveAttempt(ctx, attempt);
    return startSession(ctx, account, from);
  });
}

/** Written when it was answered, as who waits must not learn by the time it takes that there is such an account. */
function noteRefusal(ctx: TenantCtx, personId: PersonId): void {
  ctx.tally.note(`session.refused ${personId}`, (times) => store.recordRefusal(ctx, { personId, times }));
}

async function startSession(
  ctx: TenantCtx,
  account: Account,
  { replaces, devices }: { replaces: Secret | undefined; devices: readonly Secret[] },
): Promise<StartedSession> {
  const token = newSecret(ctx.organisationId);
  const known = devices.find((each) => account.deviceHash?.equals(hashOf(each)));
  const device = known ?? newSecret(ctx.organisationId);
  await inTx(ctx, async (ctx) => {
    if (replaces !== undefined)
      await store.deleteSession(within(ctx, organisationOf(replaces)), hashOf(replaces));
    const { id: personId, passwordHash } = account;
    const session = { hash: hashOf(token), deviceHash: hashOf(device), personId, passwordHash };
    if (!(await store.insertSession(ctx, session)))
      throw new AppError("wrong_credentials", "changed while it was checked");
    await recordSession(ctx, account, "session.started");
  });
  return { token, account, device };
}

/** Takes as long for an account that does not exist. What was not looked at was no attempt. */
async function isPasswordOf(
  ctx: Ctx,
  { account, password }: { account: Account | undefined; password: string },
  { attempt, turn }: { attempt: Attempt; turn: Turn },
): Promise<boolean> {
  const hash = account?.passwordHash ?? undefined;
  try {
    return await (hash === undefined ? checkNothing(password, turn) : isPassword(password, hash, turn));
  } catch (error) {
    await giveBackAttempt(ctx, attempt);
    throw error;
  }
}

export async function signOut(
  ctx: TenantCtx,
  { token, caller }: { token: Secret; caller: PersonPrincipal },
): Promise<void> {
  await inTx(ctx, async (ctx) => {
    await store.deleteSession(ctx, hashOf(token));
    await record(ctx, { event: "session.ended", actor: by.person(caller.id), subject: caller.id });
  });
}

/**
 * Own language and password. A new password ends the person's other sessions and a link to set it.
 * Errors: 400 for the same one again, 401 `wrong_credentials`.
 */
export async function changeOwn(
  ctx: TenantCtx,
  input: {
    caller: PersonPrincipal;
    token: Secret;
    locale?: Locale | undefined;
    password?: { current: string; next: string } | undefined;
    from: Browser;
  },
): Promise<Account> {
  const { caller, locale, password, from } = input;
  const account = await store.findAccount(ctx, { id: caller.id });
  if (account === undefined) throw new AppError("not_signed_in");
  if (password !== undefined)
    await requirePassword(ctx, account, { current: password.current, gone: from.gone });
  if (password !== undefined) refuseSame(password);
  const passwordHash = password && (await hashPassword(password.next));
  await inTx(ctx, async (ctx) => {
    if (locale !== undefined) await setLocale(ctx, caller.id, locale);
    if (passwordHash !== undefined) {
      await notePasswordGiven(ctx, caller.id, false);
      const next = {
        hash: passwordHash,
        before: account.passwordHash,
        keptDevices: from.devices.map(hashOf),
      };
      if (!(await store.setPassword(ctx, caller.id, next)))
        throw wrongCurrent("changed while it was checked");
      await deleteLinkOf(ctx, caller.id);
      await store.deleteSessionsOf(ctx, caller.id, hashOf(input.token));
    }
    await recordSession(ctx, account, "session.changed");
  });
  const passwordGiven = account.passwordGiven && password === undefined;
  return { ...account, locale: locale ?? account.locale, passwordGiven };
}

/** What somebody else gave would else stay what they know. */
function refuseSame({ current, next }: { current: string; next: string }): void {
  if (current.normalize("NFKC") !== next.normalize("NFKC")) return;
  const details = [{ path: "body.password", message: "choose another one than the current" }];
  throw new AppError("invalid_input", "the same password again", { details });
}

/** Limited like a sign-in. Errors: 401 `wrong_credentials`, 429. */
async function requirePassword(
  ctx: TenantCtx,
  account: Account,
  { current, gone }: { current: string; gone: AbortSignal },
): Promise<void> {
  const attempt: Attempt = { session: account.id };
  const right = await hashing.visit({ lane: account.id, gone }, async (turn) => {
    await takeAttempt(ctx, attempt);
    return isPasswordOf(ctx, { account, password: current }, { attempt, turn });
  });
  if (right) return forgiveAttempt(ctx, attempt);
  await recordSession(ctx, account, "session.password_refused");
  throw wrongCurrent("change of password");
}

const wrongCurrent = (why: string) =>
  new AppError("wrong_credentials", why, { message: "The current password is wrong." });

export function accountOf(ctx: TenantCtx, id: PersonId): Promise<Account | undefined> {
  return store.findAccount(ctx, { id });
}

/** The person behind a request's cookie, if the session is live: one statement. */
export async function resolvePerson(ctx: Ctx, request: FastifyRequest): Promise<PersonPrincipal | undefined> {
  const token = sessionToken(ctx, request);
  if (token === undefined) return undefined;
  const session = await store.useSession(within(ctx, organisationOf(token)), hashOf(token));
  return (
    session && {
      kind: "person",
      ...session,
      locale: session.locale ?? browserLocale(request),
      csrfToken: csrfTokenOf(token),
    }
  );
}

/** Asked again while a stream is open: signing out, expiry and disabling end it. */
export async function stillSignedIn(ctx: Ctx, request: FastifyRequest): Promise<boolean> {
  return (await resolvePerson(ctx, request)) !== undefined;
}

/** Derived from the session's secret, so it is bound to it and nothing more is stored. */
export function csrfTokenOf(token: Secret): string {
  return hashOf(`csrf ${token.reveal()}`).toString("base64url");
}

/** Under https the `__Host-` prefix pins the cookie to this origin. */
export function cookieName(ctx: Ctx): string {
  return isSecure(ctx) ? "__Host-behalf" : "behalf";
}

export function isSecure(ctx: Ctx): boolean {
  return ctx.config.PUBLIC_URL?.startsWith("https:") ?? false;
}

export function sessionToken(ctx: Ctx, request: FastifyRequest): Secret | undefined {
  const value = request.cookies[cookieName(ctx)];
  return value === undefined || value === "" ? undefined : new Secret(value);
}

function recordSession(
  ctx: TenantCtx,
  account: Account,
  event: "session.started" | "session.changed" | "session.password_refused",
) {
  return record(ctx, {
    event,
    actor: by.person(account.id),
    subject: account.id,
  });
}
