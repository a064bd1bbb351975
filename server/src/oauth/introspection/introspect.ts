import {
  type ApiCredentials,
  noteApiSecretUse,
  pairwiseId,
  presentedApi,
  refuseApi,
} from "../../apis/index.ts";
import type { GrantUses } from "../../consent/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { type CheckId, newId, type OrganisationId } from "../../platform/ids.ts";
import { hashOf } from "../../platform/secret.ts";
import type { Checks } from "../checks/checks.ts";
import { type Found, findFor } from "./introspection-store.ts";

/** What an API asks. */
export interface Question {
  token: string;
  /** Which of its operations asks, in its own words: `GET /claims/{claimId}`. */
  operation: string | null;
  /** What that one needs; it changes nothing in the answer. */
  needed: readonly string[];
}

/** What a token opens at the API that asks, at this moment (RFC 7662 §2.2). */
export interface ActiveToken {
  apiId: string;
  clientId: string;
  corpId: string;
  /** As the API knows the person; none for an application itself. */
  sub: string | null;
  scopes: string[];
  fields: string[];
  issuedAt: number;
  expiresAt: number;
  runId: string | null;
  operationId: string | null;
}

export interface Introspection {
  token: ActiveToken | null;
  /** None where there is no such token for this API. */
  check: CheckId | null;
}

/** Where is noted what was asked. */
export interface Noting {
  uses: Pick<GrantUses, "note">;
  checks: Pick<Checks, "note" | "settle">;
}

/**
 * Authenticates the API and says what a token may do there: one statement, and nothing is kept of the answer. A token of
 * another API, of the platform or of another organisation is no token here. What was asked is noted afterwards, in the
 * activity of the grant and for the API's owner. Errors: `invalid_api`, `too_many_attempts`.
 */
export async function introspect(
  ctx: Ctx,
  api: ApiCredentials,
  question: Question,
  noting: Noting,
): Promise<Introspection> {
  const { tenant, presented } = presentedApi(ctx, api);
  const [found] = await findFor(tenant, { ...presented, tokenHash: hashOf(question.token) });
  if (found === undefined) return refuseApi(tenant, api);
  noteApiSecretUse(tenant, presented);
  const { applicationId, clientId, issuedAt, expiresAt, opens } = found;
  if (applicationId === null || clientId === null || issuedAt === null || expiresAt === null)
    return { token: null, check: null };
  const pairwise = found.personId === null ? null : pairwiseId(found.pairwiseKey, found.personId);
  const scopes = Object.keys(opens ?? {}).toSorted();
  const missing = question.needed.filter((code) => !scopes.includes(code));
  const refused = opens === null || missing.length > 0;
  const check = note(noting, tenant.organisationId, {
    found,
    applicationId,
    pairwise,
    question,
    refused,
    missing,
  });
  if (opens === null) return { token: null, check };
  const token = {
    apiId: found.apiId,
    clientId,
    corpId: found.corpId,
    sub: found.subject === "user_id" ? found.personId : (pairwise?.toString("base64url") ?? null),
    scopes,
    fields: [...new Set(Object.values(opens).flat())].toSorted(),
    issuedAt,
    expiresAt,
    runId: found.runId,
    operationId: found.operationId,
  };
  return { token, check };
}

interface Noted {
  found: Found;
  applicationId: NonNullable<Found["applicationId"]>;
  pairwise: Buffer | null;
  question: Question;
  refused: boolean;
  missing: readonly string[];
}

function note({ uses, checks }: Noting, organisationId: OrganisationId, noted: Noted): CheckId {
  const { found, question, refused, ...rest } = noted;
  const { apiId, grantId } = found;
  const id = newId("chk");
  checks.note({
    ...{ id, organisationId, apiId, refused },
    applicationId: rest.applicationId,
    person: rest.pairwise?.subarray(0, 8) ?? null,
    operation: question.operation,
    missing: rest.missing,
  });
  if (grantId !== null) {
    const api = question.operation ?? "";
    uses.note({ organisationId, grantId, audience: apiId, api, status: refused ? 403 : 200 });
  }
  return id;
}
