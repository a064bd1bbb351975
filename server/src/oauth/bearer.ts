import type { FastifyRequest } from "fastify";
import type { GrantUses } from "../consent/index.ts";
import { within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { accessTokenHeader, type Resolvers } from "../platform/http/access.ts";
import { hashOf, organisationOf } from "../platform/secret.ts";
import { findBearer } from "./token-store.ts";

/**
 * How a request's token is read: who it speaks for, and what it may do at this moment, in one statement that writes
 * nothing. `undefined`: there is none. Errors: `invalid_token` for an unknown or expired one.
 */
export function tokenResolver(uses: GrantUses): Resolvers["token"] {
  return async (ctx, request) => {
    const token = tokenOf(request);
    if (token === undefined) return undefined;
    const bearer = await findBearer(within(ctx, organisationOf(token)), hashOf(token));
    if (bearer === undefined) throw new AppError("invalid_token", "an unknown token");
    const { principal, grantId } = bearer;
    if (principal.kind === "token" && principal.scopes.length > 0 && grantId !== null)
      uses.note(principal.organisationId, grantId);
    return principal;
  };
}

function tokenOf(request: FastifyRequest): string | undefined {
  const own = request.headers[accessTokenHeader];
  if (typeof own === "string" && own !== "") return own;
  return /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? "")?.[1];
}
