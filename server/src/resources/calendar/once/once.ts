import type { IncomingHttpHeaders } from "node:http";
import { inTx, type TenantCtx } from "../../../platform/ctx.ts";
import type { ApplicationId, PersonId } from "../../../platform/ids.ts";
import { hashOf } from "../../../platform/secret.ts";
import { invalid, stillAtIt } from "../refusals.ts";
import { findAnswer, keepAnswer, takeRequest } from "./once-store.ts";

interface Named {
  applicationId: ApplicationId;
  personId: PersonId;
  headers: IncomingHttpHeaders;
  /** What is asked: the same name for something else is refused. */
  asked: unknown;
}

/**
 * Does what is asked once for each `x-client-token` of an application for a person within a day; whoever comes again
 * gets the same answer. Errors: `idempotencyProcessing` while it is being done.
 */
export async function once<Answer>(
  ctx: TenantCtx,
  { applicationId, personId, headers, asked }: Named,
  work: (ctx: TenantCtx) => Promise<Answer>,
): Promise<Answer> {
  const token = headers["x-client-token"];
  if (token === undefined || token === "") return work(ctx);
  if (typeof token !== "string" || token.length > 200)
    throw invalid("x-client-token must be at most 200 characters");
  const request = { applicationId, personId, tokenHash: hashOf(token) };
  const requestHash = hashOf(JSON.stringify(asked));
  return inTx(ctx, async (ctx) => {
    if (!(await takeRequest(ctx, request))) throw stillAtIt();
    const done = await findAnswer<Answer>(ctx, request);
    if (done === undefined) {
      const answer = await work(ctx);
      await keepAnswer(ctx, { ...request, requestHash, answer });
      return answer;
    }
    if (!done.requestHash.equals(requestHash))
      throw invalid("x-client-token was used for another request within a day");
    return done.answer;
  });
}
