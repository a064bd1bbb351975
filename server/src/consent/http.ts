import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { none } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { openedIn } from "./card.ts";
import type { EndedGrant, Grant } from "./grant.ts";
import { listEndedGrants, listGrants, revokeAllGrants, revokeGrant, revokeScope } from "./grants.ts";
import { findHeld } from "./holders-store.ts";
import { findOpenedOf, type OpenedOf } from "./opened-of.ts";
import { DurationView, OpenedMore, SkillTitle } from "./view.ts";

const GrantScope = z
  .object({
    code: z.string(),
    duration: DurationView,
    grantedAt: Time,
    expiresAt: Time,
    resting: OpenedMore.extend({ since: Time })
      .meta({ id: "RestingPermission" })
      .nullable()
      .describe("It opens nothing until you have seen what it opens by now; its next use asks you."),
  })
  .meta({ id: "GrantScope" });

const GrantView = z
  .object({
    id: z.string(),
    application: z.object({
      id: z.string(),
      name: z.string(),
      provider: z.string(),
      disabled: z.boolean().describe("By an admin: until it is enabled again nothing is given to it."),
    }),
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
    const opened = await findOpenedOf(ctx, items);
    return { grants: items.map((grant) => view(grant, opened, caller.locale)), next };
  },
});

const EndedGrantView = z
  .object({
    id: z.string(),
    application: z.object({ id: z.string(), name: z.string(), provider: z.string() }),
    skill: z.object({ title: z.string() }).nullable(),
    codes: z.array(z.string()),
    revoked: z.boolean().describe("You took it back; otherwise it came to its end."),
    endedAt: Time,
    lastUsedAt: Time.nullable(),
  })
  .meta({ id: "EndedGrant", description: "What a person allowed and does not any more." });

const getEndedGrants = route({
  method: "GET",
  url: "/api/grants/ended",
  operationId: "listEndedGrants",
  tag: "Control",
  summary: "What you allowed and what ended within the last 30 days",
  access: person(),
  audit: none("read only"),
  query: z.object(pageQuery(TimeKey, { usual: 50 })),
  reply: [200, z.object({ grants: z.array(EndedGrantView), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await listEndedGrants(ctx, caller.id, query);
    return { grants: items.map(endedView), next };
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

const idsOf = <K extends string>(prefix: K) =>
  z
    .string()
    .max(6_000)
    .transform((text) => text.split(","))
    .pipe(z.array(idSchema(prefix)).max(200))
    .default([])
    .describe("Ids, with commas between.");

const getCounts = route({
  method: "GET",
  url: "/api/grants/counts",
  operationId: "countGrants",
  tag: "Control",
  summary: "What people allow now: how many grants of how many people, and when one was used last",
  access: person("admin"),
  audit: none("read only"),
  query: z.object({ applications: idsOf("app"), assistants: idsOf("ast"), people: idsOf("usr") }),
  reply: [
    200,
    z.object({
      counts: z.array(
        z
          .object({
            id: z.string(),
            grants: z.number(),
            people: z.number(),
            lastUsedAt: Time.nullable(),
          })
          .meta({ id: "GrantCount", description: "Left out where there is none." }),
      ),
    }),
  ],
  async handle(ctx, { query }) {
    const held = await findHeld(ctx, query);
    const counts = held.map((each) => ({ ...each, lastUsedAt: each.lastUsedAt?.toISOString() ?? null }));
    return { counts };
  },
});

export const consentRoutes = [getCounts, getGrants, getEndedGrants, deleteGrants, deleteGrant, deleteScope];

function view(
  { scopes, lastUsedAt, ...grant }: Grant,
  openedOf: OpenedOf,
  locale: PersonPrincipal["locale"],
): z.input<typeof GrantView> {
  return {
    ...grant,
    scopes: scopes.map(({ resting, ...scope }) => ({
      ...scope,
      grantedAt: scope.grantedAt.toISOString(),
      expiresAt: scope.expiresAt.toISOString(),
      resting: resting && {
        since: resting.since.toISOString(),
        ...openedIn(locale, openedOf({ code: scope.code, number: resting.number })),
      },
    })),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

function endedView({ endedAt, lastUsedAt, ...grant }: EndedGrant): z.input<typeof EndedGrantView> {
  return { ...grant, endedAt: endedAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
