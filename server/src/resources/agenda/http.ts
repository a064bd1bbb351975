import { z } from "zod";
import { route } from "../../audit/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { person } from "../../platform/http/access.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { DeletionView, type FindConversations, viewsOf } from "../changes/change-view.ts";
import { type Agenda, answerInvitation, deleteEvent, readAgenda, readEvent } from "./agenda.ts";
import { AgendaEventView, eventView } from "./event-view.ts";
import { Moment } from "./moment.ts";

const dayMs = 86_400_000;
const mostDays = 62;

const instantOf = (moment: string) => Date.parse(moment);
/** Whole days are days by the clock that a moment is said in. */
const offsetOf = (moment: string) =>
  Date.parse(moment.replace(/(Z|[+-]\d\d:\d\d)$/, "Z")) - instantOf(moment);

const getAgenda = (findConversations: FindConversations): Route =>
  route({
    method: "GET",
    url: "/api/agenda",
    operationId: "getAgenda",
    tag: "Agenda",
    summary: "Your events between two times, with who comes and what was done on your behalf",
    access: person(),
    audit: none("read only"),
    query: z
      .object({
        from: Moment.describe("Such as `2026-11-30T00:00:00+08:00`: whole days are days by its clock."),
        to: Moment.describe(`At most ${mostDays} days later.`),
      })
      .refine(({ from, to }) => instantOf(from) < instantOf(to), {
        path: ["to"],
        error: "must be after `from`",
      })
      .refine(({ from, to }) => instantOf(to) - instantOf(from) <= mostDays * dayMs, {
        path: ["to"],
        error: `must be at most ${mostDays} days after \`from\``,
      }),
    reply: [
      200,
      z.object({
        events: z.array(AgendaEventView),
        more: z.boolean().describe("There are more than these; ask for a shorter time."),
      }),
    ],
    async handle(ctx, { caller, query: { from, to } }) {
      const window = { from: instantOf(from), to: instantOf(to), offset: offsetOf(from) };
      const { events, pictures, more } = await readAgenda(ctx, caller, window);
      return { events: await eventViews(ctx, caller, { events, pictures, findConversations }), more };
    },
  });

async function eventViews(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  { events, pictures, findConversations }: Agenda & { findConversations: FindConversations },
): Promise<z.input<typeof AgendaEventView>[]> {
  const changes = events.flatMap(({ change }) => change ?? []);
  const views = await viewsOf(ctx, { personId: caller.id, changes, findConversations });
  const viewed = new Map(views.map((view) => [view.id, view]));
  return events.map((event) => ({
    ...eventView(event, { pictures, caller }),
    change: viewed.get(event.change?.id ?? "") ?? null,
  }));
}

/** Of an event, or of an instance of a series. */
const EventParams = z.object({ id: z.string().regex(/^evt_[A-Za-z0-9_-]{1,60}$/) });

const getEvent = (findConversations: FindConversations): Route =>
  route({
    method: "GET",
    url: "/api/agenda/events/:id",
    operationId: "getAgendaEvent",
    tag: "Agenda",
    summary: "An event of yours",
    access: person(),
    audit: none("read only"),
    params: EventParams,
    reply: [200, z.object({ event: AgendaEventView })],
    async handle(ctx, { caller, params }) {
      const agenda = await readEvent(ctx, caller, params.id);
      const [event] = await eventViews(ctx, caller, { ...agenda, findConversations });
      if (event === undefined) throw new AppError("not_found", params.id);
      return { event };
    },
  });

const postResponse = route({
  method: "POST",
  url: "/api/agenda/events/:id/response",
  operationId: "answerInvitation",
  tag: "Agenda",
  summary: "Say whether you come",
  access: person(),
  audit: "resource.changed",
  params: EventParams,
  body: z.object({ response: z.enum(["accepted", "declined", "tentative"]) }),
  reply: [204, null],
  handle: (ctx, { caller, params, body }) =>
    answerInvitation(ctx, caller, { eventId: params.id, response: body.response }),
});

const deleteRoute = route({
  method: "DELETE",
  url: "/api/agenda/events/:id",
  operationId: "deleteOwnEvent",
  tag: "Agenda",
  summary: "Delete an event of yours for everybody, or take another's out of your calendar",
  access: person(),
  audit: "resource.deleted",
  params: EventParams,
  reply: [200, DeletionView],
  async handle(ctx, { caller, params }) {
    return { changeId: await deleteEvent(ctx, caller, params.id) };
  },
});

export const agendaRoutes = (findConversations: FindConversations): Route[] => [
  getAgenda(findConversations),
  getEvent(findConversations),
  postResponse,
  deleteRoute,
];
