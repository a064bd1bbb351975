import type { FastifyRequest } from "fastify";
import { type Ctx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { accessTokenHeader } from "../platform/http/access.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../platform/http/principal.ts";
import { hashOf, organisationOf } from "../platform/secret.ts";
import { findBearer } from "./store.ts";

/**
 * Who the token of a request speaks for, and what it may do at this moment: one statement. `undefined`: there is none.
 * Errors: `invalid_token` for an unknown or expired one.
 */
export async function resolveToken(
  ctx: Ctx,
  request: FastifyRequest,
): Promise<TokenPrincipal | ApplicationPrincipal | undefined> {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const bearer = await findBearer(within(ctx, organisationOf(token)), hashOf(token));
  if (bearer === undefined) throw new AppError("invalid_token", "an unknown token");
  return bearer;
}

function tokenOf(request: FastifyRequest): string | undefined {
  const own = request.headers[accessTokenHeader];
  if (typeof own === "string" && own !== "") return own;
  return /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? "")?.[1];
}
