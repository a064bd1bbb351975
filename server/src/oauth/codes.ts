import type { Cover } from "../consent/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import type { CodeFor } from "./code.ts";
import * as store from "./store.ts";

/**
 * A one-time code: 256 random bits, good for `CODE_TTL` seconds, kept as a hash. A call gets one code at most.
 * Nothing is issued unless every permission in `cover` holds at this moment.
 */
export async function issueCode(ctx: Ctx, target: CodeFor, cover: Cover): Promise<Secret> {
  if (cover.grantScopeIds.length === 0)
    throw new AppError("internal", "a code without scopes is never issued");
  const code = newSecret();
  const issued = await store.insertCode(ctx, {
    ...target,
    ...cover,
    hash: hashOf(code),
    ttlSeconds: ctx.config.CODE_TTL,
  });
  if (!issued) throw new AppError("consent_ended", `grant ${cover.grantId} of run ${target.runId}`);
  return code;
}
