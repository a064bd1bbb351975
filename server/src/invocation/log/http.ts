import { Readable } from "node:stream";
import { z } from "zod";
import { applicationRoles, ownedBy } from "../../applications/index.ts";
import { route } from "../../audit/index.ts";
import { SkillTitle } from "../../consent/index.ts";
import { csvLine } from "../../platform/csv.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Time } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../../platform/page.ts";
import { Transport } from "../trace/calls.ts";
import { barsOf } from "./bars.ts";
import { countRecent } from "./detail-store.ts";
import { callStatuses, type LoggedCall } from "./logged-call.ts";
import * as log from "./request-log.ts";
import { CallerView, detailOf, LoggedCallDetailView, LoggedCallView, personOf, viewOf } from "./view.ts";

const Params = z.object({ id: idSchema("app") });

const moment = z.iso
  .datetime({ offset: true, error: "a time such as 2026-11-26T15:00:00Z" })
  .transform((text) => new Date(text))
  .optional();

const Status = z.enum(callStatuses).meta({
  id: "CallStatus",
  description: "`unanswered`: it was sent, and no answer could be read.",
});

const filter = {
  from: moment.describe("From then on."),
  to: moment.describe("Before then."),
  status: Status.optional(),
  skill: idSchema("skl").optional(),
  operation: z.string().min(1).max(200).optional().describe("An operationId."),
  person: z
    .string()
    .regex(/^[0-9a-f]{8}$/, "the alias of a person in this log")
    .optional()
    .describe("An alias."),
  transport: Transport.optional(),
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("Part of an operation's name or path, or the id of a call or a run."),
};

const inOrder = { path: ["to"], error: "later than `from`" };
const isInOrder = ({ from, to }: { from?: Date | undefined; to?: Date | undefined }) =>
  from === undefined || to === undefined || from < to;

const Filter = z.object(filter).refine(isInOrder, inOrder);
const FilteredPage = z
  .object({ ...filter, ...pageQuery(TimeKey, { usual: 100 }) })
  .refine(isInOrder, inOrder);

const about = {
  tag: "Applications",
  access: person(...applicationRoles),
  audit: none("read only"),
  params: Params,
  errors: ["not_found"],
} as const;

const getRequests = route({
  ...about,
  method: "GET",
  url: "/api/applications/:id/requests",
  operationId: "listRequests",
  summary: "The calls of an application's skills, the latest first; nothing of what was said in them",
  query: FilteredPage,
  reply: [200, z.object({ requests: z.array(LoggedCallView), next: Next })],
  async handle(ctx, { caller, params, query }) {
    const { limit, cursor } = query;
    const page = { ...filterOf(params, query), limit, cursor };
    const { items, next } = await log.listLogged(ctx, caller, page);
    return { requests: items.map((call) => viewOf(call, caller)), next };
  },
});

const dayMs = 24 * 3_600_000;

const getCounts = route({
  ...about,
  method: "GET",
  url: "/api/applications/:id/requests/counts",
  operationId: "countRequests",
  summary: "How many of them there were, in equal steps of time; the last 24 hours where none is said",
  query: Filter,
  reply: [
    200,
    z
      .object({
        from: Time,
        to: Time,
        calls: z.number(),
        failed: z.number(),
        medianMs: z.number().nullable(),
        more: z.boolean().describe("There are more than were counted, which are the latest."),
        bars: z.array(z.object({ from: Time, answered: z.number(), failed: z.number() })),
        skills: z.array(SkillTitle).describe("Of the time, whatever else is asked for; as are the next two."),
        operations: z.array(z.string()),
        people: z.array(CallerView),
      })
      .meta({ id: "RequestCounts" }),
  ],
  async handle(ctx, { caller, params, query }) {
    const to = query.to ?? new Date();
    const from = query.from ?? new Date(to.getTime() - dayMs);
    const { bars, callers, step, ...counts } = await log.countLogged(ctx, caller, {
      ...filterOf(params, query),
      from,
      to,
    });
    return {
      ...counts,
      from: from.toISOString(),
      to: to.toISOString(),
      bars: barsOf(bars, { from, to, step }),
      people: callers.map((each) => personOf(each, caller)),
    };
  },
});

const getRequest = route({
  ...about,
  method: "GET",
  url: "/api/applications/:id/requests/:callId",
  operationId: "getRequest",
  summary:
    "One call with what is known of it; what was said in it only for whom it was made for, secrets masked",
  params: Params.extend({ callId: idSchema("cal") }),
  reply: [200, LoggedCallDetailView],
  async handle(ctx, { caller, params }) {
    const call = await log.findLogged(ctx, caller, { applicationId: params.id, id: params.callId });
    return detailOf(call, caller, { bodies: call.own });
  },
});

const getRecentCounts = route({
  ...about,
  method: "GET",
  url: "/api/request-counts",
  operationId: "countRecentRequests",
  summary: "The calls of the last 24 hours by application: yours, or for an admin the organisation's",
  params: undefined,
  query: z.object({ application: idSchema("app").optional() }),
  reply: [
    200,
    z.object({
      counts: z.array(z.object({ applicationId: z.string(), calls: z.number(), failed: z.number() })),
    }),
  ],
  async handle(ctx, { caller, query }) {
    return {
      counts: await countRecent(ctx, { createdBy: ownedBy(caller), applicationId: query.application }),
    };
  },
});

const columns = ["at", "method", "operation", "path", "skill", "outcome", "status", "failure", "person"];
const head = csvLine([...columns, "milliseconds", "transport", "call", "run"]);

/** `stopping`: aborted when this node ends, and the export with it. */
const exportRequests = (stopping: AbortSignal): Route =>
  route({
    ...about,
    method: "GET",
    url: "/api/applications/:id/requests/export",
    operationId: "exportRequests",
    summary: "The same calls as a table, for a table program",
    query: Filter,
    reply: [200, null],
    media: "text/csv",
    async handle(ctx, { caller, params, query, reply }) {
      const pages = await log.eachLogged(ctx, caller, filterOf(params, query));
      return reply
        .header("content-disposition", 'attachment; filename="requests.csv"')
        .type("text/csv; charset=utf-8")
        .send(Readable.from(linesOf(pages, stopping)));
    },
  });

/** With a byte order mark, without which a table program does not take it for UTF-8. */
async function* linesOf(
  pages: AsyncGenerator<readonly LoggedCall[]>,
  stopping: AbortSignal,
): AsyncGenerator<string> {
  yield `\ufeff${head}`;
  for await (const calls of pages) {
    stopping.throwIfAborted();
    yield calls.map(lineOf).join("");
  }
}

function lineOf({ caller, ...call }: LoggedCall): string {
  const what = [call.at.toISOString(), call.method, call.operationId, call.path, call.skill.title];
  const came = [call.outcome, call.status, call.failure, caller.name ?? caller.alias];
  return csvLine([...what, ...came, call.rt, call.transport, call.id, call.runId]);
}

export const logRoutes = (stopping: AbortSignal): Route[] => [
  getRequests,
  getCounts,
  getRequest,
  getRecentCounts,
  exportRequests(stopping),
];

function filterOf({ id }: z.output<typeof Params>, query: z.output<typeof Filter>) {
  const { from, to, status, skill: skillId, operation: operationId, person, transport, q } = query;
  const words = q === "" ? undefined : q;
  return { applicationId: id, from, to, status, skillId, operationId, person, transport, words };
}
