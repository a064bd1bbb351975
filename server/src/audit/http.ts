import { z } from "zod";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { Time, Words } from "../platform/http/schemas.ts";
import { Next, pageQuery } from "../platform/page.ts";
import { chainRoutes } from "./chain/http.ts";
import { auditEvents } from "./events.ts";
import { route } from "./route.ts";
import { findEvents } from "./store.ts";

const Event = z
  .object({
    id: z.number(),
    at: Time,
    event: z.string(),
    label: Words,
    actor: z.object({ kind: z.string(), id: z.string().nullable() }),
    subject: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    hash: z
      .string()
      .nullable()
      .describe("In the chain, hexadecimal; null for the second until it is sealed."),
  })
  .meta({ id: "AuditEvent" });

const listEvents = route({
  method: "GET",
  url: "/api/audit",
  operationId: "listAuditEvents",
  tag: "Control",
  summary: "What happened in the organisation, newest first",
  access: person("admin"),
  audit: none("read only"),
  query: z.object({
    event: z.string().max(100).optional(),
    actor: z.string().max(100).optional(),
    subject: z.string().max(100).optional(),
    id: z.coerce.number().int().optional().describe("That one event alone."),
    ...pageQuery(z.tuple([z.int().positive()]), { usual: 50 }),
  }),
  reply: [200, z.object({ events: z.array(Event), next: Next })],
  async handle(ctx, { query }) {
    const { actor: actorId, ...filter } = query;
    const { items, next } = await findEvents(ctx, { actorId, ...filter });
    return { events: items.map((entry) => ({ ...entry, label: labelOf(entry.event) })), next };
  },
});

const listNames = route({
  method: "GET",
  url: "/api/audit/events",
  operationId: "listAuditEventNames",
  tag: "Control",
  summary: "Every event there is, with its words",
  access: person("admin"),
  audit: none("read only"),
  reply: [200, z.object({ events: z.array(z.object({ event: z.string(), label: Words })) })],
  async handle() {
    return { events: Object.entries(auditEvents).map(([event, label]) => ({ event, label })) };
  },
});

function labelOf(event: string): { zh: string; en: string } {
  return (
    new Map<string, { zh: string; en: string }>(Object.entries(auditEvents)).get(event) ?? {
      zh: event,
      en: event,
    }
  );
}

export const auditRoutes = [listEvents, listNames, ...chainRoutes];
