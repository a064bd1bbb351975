import type { FastifyRequest } from "fastify";
import type { GrantUse, GrantUses } from "../consent/index.ts";
import { platformAudience } from "../permissions/index.ts";
import { type Ctx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { accessTokenHeader, type Resolvers } from "../platform/http/access.ts";
import { hashOf, organisationOf } from "../platform/secret.ts";
import { findBearer } from "./token-store.ts";

/**
 * How a request's token is read: who it speaks for, and what it may do at this moment, in one statement that writes
 * nothing. `undefined`: there is none. Errors: `invalid_token` for an unknown or expired one. What was done with it is
 * noted once it is answered.
 */
export function tokenResolver(uses: GrantUses): Pick<Resolvers, "token" | "answered"> {
  const grants = new WeakMap<FastifyRequest, Pick<GrantUse, "organisationId" | "grantId">>();
  return {
    async token(ctx, request) {
      const token = tokenOf(request);
      if (token === undefined) return undefined;
      const bearer = await findBearer(within(ctx, organisationOf(token)), hashOf(token));
      if (bearer === undefined) throw new AppError("invalid_token", "an unknown token");
      const { principal, grantId } = bearer;
      if (grantId !== null) grants.set(request, { organisationId: principal.organisationId, grantId });
      return principal;
    },
    answered(request, status) {
      const grant = grants.get(request);
      if (grant !== undefined)
        uses.note({ ...grant, audience: platformAudience, api: apiOf(request), status });
    },
  };
}

/** Whether the token of a request that is answered for minutes still opens this. */
export async function stillAllowed(ctx: Ctx, request: FastifyRequest, scope: string): Promise<boolean> {
  const token = tokenOf(request);
  if (token === undefined) return false;
  try {
    const bearer = await findBearer(within(ctx, organisationOf(token)), hashOf(token));
    return bearer?.principal.scopes.includes(scope) ?? false;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** As our description writes it: `:id` is `{id}`. */
function apiOf({ method, routeOptions }: FastifyRequest): string {
  return `${method} ${(routeOptions.url ?? "").replace(/:(\w+)/g, "{$1}")}`;
}

function tokenOf(request: FastifyRequest): string | undefined {
  const own = request.headers[accessTokenHeader];
  if (typeof own === "string" && own !== "") return own;
  return /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? "")?.[1];
}
