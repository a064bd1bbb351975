import { z } from "zod";
import { builderRoles } from "../../assistants/index.ts";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { Days, Time } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { findAnalytics, listUsage } from "./counting.ts";
import { isTimeZone } from "./time-zone.ts";

const Percentiles = z
  .object({ p50: z.number().nullable(), p95: z.number().nullable() })
  .meta({ id: "Percentiles", description: "Milliseconds; null where nothing was measured." });

const DayView = z.object({
  day: z.string(),
  completed: z.number(),
  denied: z.number().describe("The person did not allow it, or chose not to send it."),
  failed: z.number(),
  expired: z.number(),
  cancelled: z.number(),
  open: z.number(),
});

const OperationUseView = Percentiles.extend({
  skillId: z.string(),
  skill: z.string(),
  operationId: z.string(),
  calls: z.number(),
  answered: z.number(),
  failed: z.number(),
  unknown: z.number().describe("Sent, and nobody knows whether the skill did it."),
  refused: z.number().describe("Without the person's permission."),
  cancelled: z
    .number()
    .describe("The person saw what would be sent and chose not to send it, or stopped it."),
  unavailable: z.number().describe("Planning was off, or what it needs was gone."),
}).meta({ id: "OperationUse" });

const AnalyticsView = z
  .object({
    since: Time.describe("The turns since then are counted."),
    truncated: z.boolean().describe("There were more than are looked at: the latest count."),
    people: z.number(),
    byDay: z.array(DayView),
    consents: z.object({
      allowed: z.number(),
      denied: z.number(),
      expired: z.number(),
      other: z.number().describe("Still open, or over because the turn was."),
    }),
    time: z.object({
      turn: Percentiles.describe("Without the time that it waited for the person."),
      waiting: Percentiles.describe("For the person, of the turns that asked."),
    }),
    errors: z.array(z.object({ code: z.string(), turns: z.number() })),
    operations: z.array(OperationUseView),
  })
  .meta({
    id: "Analytics",
    description:
      "What became of the turns with what is published, in numbers: never who said or was told what.",
  });

const getAnalytics = route({
  method: "GET",
  url: "/api/assistants/:id/analytics",
  operationId: "getAnalytics",
  tag: "Assistants",
  summary: "How much an assistant is used, what comes of it and how long it takes; for its builders",
  access: person(...builderRoles),
  audit: none("read only"),
  params: z.object({ id: idSchema("ast") }),
  query: z.object({
    days: Days.default("30"),
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, "a name of the IANA time zones, such as Asia/Shanghai")
      .default("UTC")
      .describe("Whose days are counted, as a name of the IANA time zones."),
  }),
  reply: [200, z.object({ analytics: AnalyticsView })],
  errors: ["not_found"],
  async handle(ctx, { caller, params, query: { days, timeZone } }) {
    const range = { assistantId: params.id, days: Number(days), timeZone };
    const { since, ...counted } = await findAnalytics(ctx, caller, range);
    return { analytics: { since: since.toISOString(), ...counted } };
  },
});

const getUsage = route({
  method: "GET",
  url: "/api/analytics",
  operationId: "listUsage",
  tag: "Assistants",
  summary: "How much each of the assistants is used that you build",
  access: person(...builderRoles),
  audit: none("read only"),
  query: z.object({ days: Days.default("30") }),
  reply: [
    200,
    z.object({
      usage: z.array(
        z.object({
          assistantId: z.string(),
          turns: z.number(),
          failed: z.number(),
          people: z.number(),
        }),
      ),
    }),
  ],
  async handle(ctx, { caller, query }) {
    return { usage: await listUsage(ctx, caller, Number(query.days)) };
  },
});

export const analyticsRoutes = [getAnalytics, getUsage];
