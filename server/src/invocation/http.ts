import { z } from "zod";
import { findApiNames } from "../apis/index.ts";
import { route } from "../audit/index.ts";
import { requireOwnGrant } from "../consent/index.ts";
import { type Audience, platformAudience } from "../permissions/index.ts";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { type ApiId, idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { type ActivityRow, findActivity } from "./activity-store.ts";

const GrantEvent = z
  .object({
    at: Time,
    event: z.enum(["skill.called", "api.called", "code.redeemed"]),
    operation: z.string().optional().describe("What a skill was called for."),
    summary: z
      .string()
      .optional()
      .describe("The operation's own words for what it does, as they were at the call."),
    api: z
      .string()
      .optional()
      .describe(
        "Which API was called in your name, as its method and path; of one of the organisation's own, as it said.",
      ),
    apiName: z
      .string()
      .optional()
      .describe("The organisation's own API that it was; left out for the platform's."),
    runId: z
      .string()
      .optional()
      .describe("The run in which it was done; left out where the application did it by itself."),
    application: z.string().describe("The name of the application that did it."),
    outcome: z.enum(["sending", "answered", "failed", "unknown", "refused", "issued", "revoked"]),
  })
  .meta({
    id: "GrantEvent",
    description:
      "A call of a skill that a grant covered, a request made with its tokens, or tokens that an application itself got.",
  });

const getActivity = route({
  method: "GET",
  url: "/api/grants/:id/activity",
  operationId: "listGrantActivity",
  tag: "Control",
  summary: "What was done with a grant, the latest first",
  access: person(),
  audit: none("read only"),
  params: z.object({ id: idSchema("gra") }),
  query: z.object(pageQuery(TimeKey, { usual: 100 })),
  reply: [
    200,
    z.object({
      events: z.array(GrantEvent),
      next: Next,
    }),
  ],
  errors: ["not_found"],
  async handle(ctx, { caller, params, query }) {
    await requireOwnGrant(ctx, caller.id, params.id);
    const { items, next } = await findActivity(ctx, params.id, query);
    const own = items.flatMap(({ audience }) => (isOwn(audience) ? audience : []));
    const names = own.length === 0 ? new Map() : await findApiNames(ctx, own);
    return { events: items.map((item) => view(item, names.get(item.audience))), next };
  },
});

export const invocationRoutes = [getActivity];

const isOwn = (audience: Audience | null): audience is ApiId =>
  audience !== null && audience !== platformAudience;

function view(
  { at, event, operation, summary, api, run_id: runId, application, outcome }: ActivityRow,
  apiName: string | undefined,
): z.input<typeof GrantEvent> {
  return {
    at: at.toISOString(),
    event,
    ...(operation !== null && { operation }),
    ...(summary !== null && { summary }),
    ...(api !== null && { api }),
    ...(apiName && { apiName }),
    ...(runId !== null && { runId }),
    application,
    outcome,
  };
}
