import type { Cover } from "../consent/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { hashOf, newSecret, type Secret } from "../platform/secret.ts";
import type { CodeFor } from "./code.ts";
import { insertCode } from "./code-store.ts";

/**
 * A one-time code: 256 random bits, good for `CODE_TTL` seconds, kept as a hash. A call gets one code at most.
 * `undefined`: a permission in `cover` does not hold at this moment, and nothing is issued.
 */
export async function issueCode(ctx: TenantCtx, target: CodeFor, cover: Cover): Promise<Secret | undefined> {
  if (cover.grantScopeIds.length === 0)
    throw new AppError("internal", "a code without scopes is never issued");
  const code = newSecret(ctx.organisationId);
  const issued = await insertCode(ctx, {
    skillId: null,
    runId: null,
    callId: null,
    operationId: null,
    redirectUri: null,
    codeChallenge: null,
    namesOrganisation: true,
    ...target,
    ...cover,
    hash: hashOf(code),
    ttlSeconds: ctx.config.CODE_TTL,
  });
  return issued.length > 0 ? code : undefined;
}
