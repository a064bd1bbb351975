import { type Ctx, inTx, within } from "../platform/ctx.ts";
import type { ApiId } from "../platform/ids.ts";
import type { JobHandlers } from "../platform/jobs/jobs.ts";
import { tellWebhooks } from "./told.ts";
import { tellPublished } from "./told-store.ts";

export const webhookQueues = ["api.published"];

/** A version of an API is told of by a job: whoever publishes stands to the left. */
export const webhookJobs = (ctx: Ctx): JobHandlers => ({
  "api.published": (organisationId, { apiId, number }: { apiId: ApiId; number: number }, cause) =>
    inTx(within(ctx, organisationId), async (ctx) => {
      if ((await tellPublished(ctx, { apiId, version: number, cause })) > 0) tellWebhooks(ctx);
    }),
});
