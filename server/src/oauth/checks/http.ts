import { z } from "zod";
import { findOwnedApi } from "../../apis/index.ts";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { Days, Time } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { findCalls, findRefusals } from "./statistics-store.ts";

const Params = z.object({ apiId: idSchema("api") });
const Query = z.object({
  days: Days.default("30"),
});

const numbers = {
  calls: z.number().describe("So often a token was checked."),
  people: z.number().describe("So many different people it was for; never who."),
  refused: z.number(),
  failed: z.number().describe("Answered with 500 or more, as far as the API told what came of it."),
};
const times = {
  p50: z.number().nullable().describe("Milliseconds, as far as the API told; null where it told none."),
  p95: z.number().nullable(),
};

const CallsView = z
  .object({
    since: Time,
    truncated: z.boolean().describe("There were more than are looked at: the latest count."),
    ...numbers,
    ...times,
    byDay: z.array(z.object({ day: z.string().describe("Of UTC, as 2026-11-28."), ...numbers })),
    applications: z.array(z.object({ applicationId: z.string(), name: z.string(), ...numbers, ...times })),
    operations: z.array(z.object({ operation: z.string().nullable(), ...numbers, ...times })),
  })
  .meta({
    id: "ApiCalls",
    description:
      "What was asked of an API with tokens, in numbers: by application and by operation, never by whom.",
  });

const getCalls = route({
  method: "GET",
  url: "/api/apis/:apiId/calls",
  operationId: "getApiCalls",
  tag: "APIs",
  summary: "How much an API is called, by which application and how it went; for an admin and its owner",
  access: person(),
  audit: none("read only"),
  params: Params,
  query: Query,
  reply: [200, z.object({ calls: CallsView })],
  errors: ["not_found", "forbidden"],
  async handle(ctx, { caller, params: { apiId }, query }) {
    await findOwnedApi(ctx, caller, apiId);
    const { since, ...counted } = await findCalls(ctx, { apiId, days: Number(query.days) });
    return { calls: { since: since.toISOString(), ...counted } };
  },
});

const RefusalView = z
  .object({
    applicationId: z.string(),
    application: z.string(),
    operation: z.string().nullable(),
    scope: z.string().nullable().describe("What was lacking; null: the token opened nothing any more."),
    times: z.number(),
    people: z.number(),
    lastAt: Time,
  })
  .meta({ id: "ApiRefusal" });

const getRefusals = route({
  method: "GET",
  url: "/api/apis/:apiId/refusals",
  operationId: "listApiRefusals",
  tag: "APIs",
  summary: "Which application an API refused for lack of which permission; for an admin and its owner",
  access: person(),
  audit: none("read only"),
  params: Params,
  query: Query,
  reply: [200, z.object({ refusals: z.array(RefusalView) })],
  errors: ["not_found", "forbidden"],
  async handle(ctx, { caller, params: { apiId }, query }) {
    await findOwnedApi(ctx, caller, apiId);
    const refusals = await findRefusals(ctx, { apiId, days: Number(query.days) });
    return { refusals: refusals.map(({ lastAt, ...each }) => ({ ...each, lastAt: lastAt.toISOString() })) };
  },
});

export const checkRoutes = [getCalls, getRefusals];
