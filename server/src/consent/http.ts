import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import type { Grant } from "./grant.ts";
import { listGrants, revokeAllGrants, revokeGrant, revokeScope } from "./grants.ts";
import { DurationView, SkillTitle } from "./view.ts";

const GrantScope = z
  .object({ code: z.string(), duration: DurationView, grantedAt: Time, expiresAt: Time })
  .meta({ id: "GrantScope" });

const GrantView = z
  .object({
    id: z.string(),
    application: z.object({ id: z.string(), name: z.string(), provider: z.string() }),
    skill: SkillTitle.nullable().describe("None where it is the application itself that is allowed."),
    scopes: z.array(GrantScope),
    lastUsedAt: Time.nullable().describe("Up to a second late."),
  })
  .meta({
    id: "Grant",
    description: "What a person allows an application: for one skill, or for the application itself.",
  });

const getGrants = route({
  method: "GET",
  url: "/api/grants",
  operationId: "listGrants",
  tag: "Control",
  summary: "What you allow now",
  access: person(),
  audit: none("read only"),
  query: z.object(pageQuery(TimeKey)),
  reply: [200, z.object({ grants: z.array(GrantView), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await listGrants(ctx, caller.id, query);
    return { grants: items.map(view), next };
  },
});

const deleteGrants = route({
  method: "DELETE",
  url: "/api/grants",
  operationId: "revokeAllGrants",
  tag: "Control",
  summary: "Revoke everything you allow",
  access: person(),
  audit: "grant.revoked",
  reply: [204, null],
  handle: (ctx, { caller }) => revokeAllGrants(ctx, caller.id),
});

const deleteGrant = route({
  method: "DELETE",
  url: "/api/grants/:id",
  operationId: "revokeGrant",
  tag: "Control",
  summary: "Revoke a grant: nothing issued under it works from then on",
  access: person(),
  audit: "grant.revoked",
  params: z.object({ id: idSchema("gra") }),
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) => revokeGrant(ctx, caller.id, params.id),
});

const deleteScope = route({
  method: "DELETE",
  url: "/api/grants/:id/scopes/:code",
  operationId: "revokeGrantScope",
  tag: "Control",
  summary: "Revoke one permission of a grant",
  access: person(),
  audit: "grant.revoked",
  params: z.object({ id: idSchema("gra"), code: z.string().max(100) }),
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) => revokeScope(ctx, caller.id, { grantId: params.id, code: params.code }),
});

export const consentRoutes = [getGrants, deleteGrants, deleteGrant, deleteScope];

function view({ scopes, lastUsedAt, ...grant }: Grant): z.input<typeof GrantView> {
  return {
    ...grant,
    scopes: scopes.map((scope) => ({
      ...scope,
      grantedAt: scope.grantedAt.toISOString(),
      expiresAt: scope.expiresAt.toISOString(),
    })),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
