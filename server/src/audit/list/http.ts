import { Readable } from "node:stream";
import { z } from "zod";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Time, Words } from "../../platform/http/schemas.ts";
import { Next } from "../../platform/page.ts";
import { asFile } from "../as-file.ts";
import { auditEvents } from "../events.ts";
import { route } from "../route.ts";
import { downloadEvents, downloadFormats } from "./download.ts";
import { findEvent } from "./event.ts";
import type { FindNames, FoundEvent } from "./found-event.ts";
import { eventPage } from "./page.ts";
import { filterFields, filterOf, isInOrder, orderProblem } from "./query.ts";
import { countEvents, findEvents } from "./store.ts";
import { labelOf } from "./words.ts";

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
  query: z.object({ ...filterFields, ...eventPage }).refine(isInOrder, orderProblem),
  reply: [
    200,
    z.object({
      events: z.array(Event),
      next: Next.describe(
        "The `cursor` for what follows; null at the end. What is rare is looked for bit by bit: there may be a next page after one with fewer events than the limit, or with none.",
      ),
    }),
  ],
  async handle(ctx, { query: { limit, cursor, ...query } }) {
    const { items, next } = await findEvents(ctx, { ...filterOf(query), limit, cursor });
    return { events: items.map(view), next };
  },
});

const countRoute = route({
  method: "GET",
  url: "/api/audit/count",
  operationId: "countAuditEvents",
  tag: "Control",
  summary: "How many events a filter means",
  access: person("admin"),
  audit: none("read only"),
  query: z.object(filterFields).refine(isInOrder, orderProblem),
  reply: [
    200,
    z
      .object({ count: z.number(), more: z.boolean().describe("There are more: nobody counts further.") })
      .meta({ id: "AuditCount" }),
  ],
  handle: (ctx, { query }) => countEvents(ctx, filterOf(query)),
});

const Place = z
  .object({
    position: z.number(),
    previous: z.string().describe("The hash before it, hexadecimal."),
    fits: z.boolean().describe("Whether its hash is that of the hash before and of the event as it is now."),
    followed: z
      .boolean()
      .nullable()
      .describe("Whether the next one's hash goes on from it; null: it is the last."),
  })
  .meta({ id: "AuditPlace", description: "Where an event stands in the organisation's chain." });

const getEvent = route({
  method: "GET",
  url: "/api/audit/:number",
  operationId: "getAuditEvent",
  tag: "Control",
  summary: "One event, and whether it fits those beside it in the chain",
  access: person("admin"),
  audit: none("read only"),
  params: z.object({ number: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  reply: [200, z.object({ event: Event, place: Place.nullable().describe("None until it is sealed.") })],
  errors: ["not_found"],
  async handle(ctx, { params }) {
    const { event, place } = await findEvent(ctx, params.number);
    return { event: view(event), place };
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

const media = { csv: "text/csv; charset=utf-8", jsonl: "application/x-ndjson" } as const;

/** What ids are called is known to the right. `stopping`: aborted when this node ends, and the file with it. */
export const auditDownloadRoute = (needed: { findNames: FindNames; stopping: AbortSignal }): Route =>
  route({
    method: "GET",
    url: "/api/audit/download",
    operationId: "downloadAuditEvents",
    tag: "Control",
    summary: "The events that a filter means, newest first, as a table or as lines of JSON",
    access: person("admin"),
    audit: { event: "audit.downloaded" },
    query: z.object({ format: z.enum(downloadFormats), ...filterFields }).refine(isInOrder, orderProblem),
    reply: [200, null],
    media: "text/csv",
    async handle(ctx, { caller, query: { format, ...query }, reply }) {
      const lines = await downloadEvents(ctx, caller, { ...needed, format, filter: filterOf(query) });
      return asFile(reply, `audit-events.${format}`).type(media[format]).send(Readable.from(lines));
    },
  });

function view(event: FoundEvent): z.input<typeof Event> {
  return { ...event, label: labelOf(event.event) };
}

export const listRoutes = [listEvents, countRoute, listNames, getEvent];
