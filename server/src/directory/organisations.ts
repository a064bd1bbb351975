import { randomBytes } from "node:crypto";
import { by, record } from "../audit/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { newId, type OrganisationId } from "../platform/ids.ts";
import * as store from "./store.ts";

export interface Organisation {
  id: OrganisationId;
  corpId: string;
  name: string;
}

export function createOrganisation(ctx: Ctx, { name }: { name: string }): Promise<Organisation> {
  return inTx(ctx, async (ctx) => {
    const organisation = { id: newId("org"), corpId: `ding${randomBytes(16).toString("hex")}`, name };
    await store.insertOrganisation(ctx, organisation);
    await record(ctx, {
      organisationId: organisation.id,
      event: "organisation.created",
      actor: by.system,
      subject: organisation.id,
      details: { name },
    });
    return organisation;
  });
}
