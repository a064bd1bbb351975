import type { FastifyRequest } from "fastify";
import type { Ctx, TenantCtx } from "../ctx.ts";
import { AppError } from "../errors.ts";
import {
  type ApplicationPrincipal,
  nobody,
  type PersonPrincipal,
  type Principal,
  type TokenPrincipal,
} from "./principal.ts";

/** Where a client puts its token; `Authorization: Bearer` is taken too. */
export const accessTokenHeader = "x-acs-dingtalk-access-token";

/** One kind of principal that may call a route. */
type Entry =
  | { readonly kind: "anyone" }
  | { readonly kind: "person"; readonly roles: readonly string[]; readonly withAnyPassword?: true }
  | { readonly kind: "token"; readonly scope: string | null }
  | { readonly kind: "application"; readonly scope: string | null };

/** Who may call a route: one kind of principal, or any of several. */
export type Access = Entry | readonly Entry[];

/** Nobody is asked who they are. */
export const anyone = { kind: "anyone" } as const;
/** A person in their session, with one of these roles where there are any. */
export const person = (...roles: readonly string[]) => ({ kind: "person", roles }) as const;
/** A person in their session, also with a password that somebody else gave them: enough to set their own. */
export const personWithAnyPassword = { kind: "person", roles: [], withAnyPassword: true } as const;
/** A client for a person who allows it this scope now; left out, any one scope: a token that may do nothing is dead. */
export const token = (scope: string | null = null) => ({ kind: "token", scope }) as const;
/** An application for itself, which an admin approved for this; left out, any. */
export const application = (scope: string | null = null) => ({ kind: "application", scope }) as const;

interface Principals {
  anyone: typeof nobody;
  person: PersonPrincipal;
  token: TokenPrincipal;
  application: ApplicationPrincipal;
}

/** The principal that a route with this access is called by. */
export type PrincipalOf<A> = A extends readonly (infer E)[]
  ? PrincipalOf<E>
  : A extends { kind: infer K extends keyof Principals }
    ? Principals[K]
    : never;

/** What its handler gets: the context of the principal's organisation, unless there may be no principal. */
export type CtxOf<A> = typeof nobody extends PrincipalOf<A> ? Ctx : TenantCtx;

/** How a principal is found in a request. What knows it stands to the right and is handed to the server. */
export interface Resolvers {
  /** By its cookie; `undefined`: nobody is signed in. */
  person(ctx: Ctx, request: FastifyRequest): Promise<PersonPrincipal | undefined>;
  /** By its token; `undefined`: it carries none. Errors: `invalid_token` for an unknown or expired one. */
  token(ctx: Ctx, request: FastifyRequest): Promise<TokenPrincipal | ApplicationPrincipal | undefined>;
  /** What came of a request, once it is answered. */
  answered?(request: FastifyRequest, status: number): void;
}

export const entriesOf = (access: Access): readonly Entry[] => ("kind" in access ? [access] : access);

/** Whether a browser's cookie matters to it: it is then a browser that is protected from other sites. */
export const takesCookies = (access: Access): boolean =>
  entriesOf(access).some(({ kind }) => kind === "person");

/** Whether nobody may call it in a session begun with a password that somebody else gave. */
export const needsOwnPassword = (access: Access): boolean =>
  takesCookies(access) && !entriesOf(access).some((entry) => "withAnyPassword" in entry);

/**
 * Who calls, if the route is theirs to call. Errors: `not_signed_in` or `invalid_token` for those who are unknown,
 * then `password_change_needed`, `forbidden`, `csrf` or `insufficient_scope` for those who may not.
 */
export async function authenticate(
  ctx: Ctx,
  { access, method }: { access: Access; method: string },
  { request, resolvers }: { request: FastifyRequest; resolvers: Resolvers },
): Promise<Principal> {
  const entries = entriesOf(access);
  if (entries.some(({ kind }) => kind === "anyone")) return nobody;
  if (entries.some(({ kind }) => kind === "token" || kind === "application")) {
    const bearer = await resolvers.token(ctx, request);
    if (bearer !== undefined) return refuseOtherBearers(bearer, entries);
    if (!takesCookies(access)) throw new AppError("invalid_token", "no token");
  }
  const signedIn = await resolvers.person(ctx, request);
  if (signedIn === undefined) throw new AppError("not_signed_in");
  if (signedIn.passwordChangeNeeded && needsOwnPassword(access)) throw new AppError("password_change_needed");
  refuseOtherRoles(signedIn, entries);
  if (method !== "GET" && request.headers["x-csrf-token"] !== signedIn.csrfToken) throw new AppError("csrf");
  return signedIn;
}

function refuseOtherBearers(
  bearer: TokenPrincipal | ApplicationPrincipal,
  entries: readonly Entry[],
): TokenPrincipal | ApplicationPrincipal {
  const forBearers = entries.filter((entry) => entry.kind === "token" || entry.kind === "application");
  const forSuch = forBearers.filter(({ kind }) => kind === bearer.kind);
  const mayCall = forSuch.some(({ kind, scope }) =>
    scope === null ? kind === "application" || bearer.scopes.length > 0 : bearer.scopes.includes(scope),
  );
  if (mayCall) return bearer;
  const wanted = (forSuch.length > 0 ? forSuch : forBearers).flatMap(({ scope }) => scope ?? []);
  const kinds = entries.map(({ kind }) => kind);
  throw new AppError("insufficient_scope", `${bearer.kind} of ${bearer.applicationId}`, {
    details: wanted.length > 0 ? wanted : kinds,
  });
}

function refuseOtherRoles({ roles }: PersonPrincipal, entries: readonly Entry[]): void {
  const mayCall = entries.some(
    (entry) =>
      entry.kind === "person" &&
      (entry.roles.length === 0 || entry.roles.some((role) => roles.includes(role))),
  );
  if (!mayCall) throw new AppError("forbidden", `has the roles ${roles.join(", ")}`);
}
