import { findCatalogue } from "../permissions/index.ts";
import { type Ctx, within } from "../platform/ctx.ts";
import type { ApplicationId, PersonId } from "../platform/ids.ts";
import type { JobHandlers } from "../platform/jobs/jobs.ts";
import { tellWebhooks } from "../webhooks/index.ts";
import { tellLeft, tellWithdrawn } from "./told-store.ts";

export const consentQueues = ["member.disabled", "application.permission_withdrawn"];

/** Whose permissions are concerned when something to the left of them changes; the same job again tells nobody twice. */
export const consentJobs = (ctx: Ctx): JobHandlers => ({
  async "member.disabled"(organisationId, { personId }: { personId: PersonId }) {
    const tenant = within(ctx, organisationId);
    if ((await tellLeft(tenant, personId)) > 0) tellWebhooks(tenant);
  },
  async "application.permission_withdrawn"(
    organisationId,
    withdrawn: { applicationId: ApplicationId; code: string },
    cause,
  ) {
    const tenant = within(ctx, organisationId);
    const own = (await findCatalogue(tenant)).find(withdrawn.code)?.kind === "application";
    if ((await tellWithdrawn(tenant, { ...withdrawn, own, cause })) > 0) tellWebhooks(tenant);
  },
});
