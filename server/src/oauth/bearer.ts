import type { FastifyRequest } from "fastify";
import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { PersonId } from "../platform/ids.ts";
import { hashOf } from "../platform/secret.ts";
import * as store from "./store.ts";
import type { Bearer } from "./token.ts";

/** Reads the token of a request: one statement. Errors: `invalid_token` for a missing, unknown or expired one. */
async function readBearer(ctx: Ctx, request: FastifyRequest): Promise<Bearer> {
  const token = tokenOf(request);
  const bearer = token === undefined ? undefined : await store.findBearer(ctx, hashOf(token));
  if (bearer === undefined) throw new AppError("invalid_token");
  return bearer;
}

/** A token that speaks for a person, whatever it may do. Errors: `invalid_token`, `insufficient_scope` for an app's own. */
export async function requireUser(
  ctx: Ctx,
  request: FastifyRequest,
): Promise<Bearer & { personId: PersonId }> {
  const bearer = await readBearer(ctx, request);
  const { personId } = bearer;
  if (personId === null)
    throw new AppError("insufficient_scope", "an app token", { details: ["snsapi_base"] });
  return { ...bearer, personId };
}

/** An application's own token, which speaks for nobody. Errors: `invalid_token`, `insufficient_scope` for a person's. */
export async function requireApplication(ctx: Ctx, request: FastifyRequest): Promise<Bearer> {
  const bearer = await readBearer(ctx, request);
  if (bearer.personId !== null)
    throw new AppError("insufficient_scope", "a person's token", { details: ["qyapi_base"] });
  return bearer;
}

/** A token that speaks for a person who allows `scope` now. Errors: `invalid_token`, `insufficient_scope`. */
export async function requireScope(
  ctx: Ctx,
  request: FastifyRequest,
  scope: string,
): Promise<Bearer & { personId: PersonId }> {
  const bearer = await readBearer(ctx, request);
  const { personId } = bearer;
  if (personId === null || !bearer.scopes.includes(scope)) {
    throw new AppError("insufficient_scope", `${bearer.applicationId} lacks ${scope}`, { details: [scope] });
  }
  return { ...bearer, personId };
}

function tokenOf(request: FastifyRequest): string | undefined {
  const own = request.headers["x-acs-dingtalk-access-token"];
  if (typeof own === "string" && own !== "") return own;
  return /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? "")?.[1];
}
