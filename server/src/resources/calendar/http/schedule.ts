import { z } from "zod";
import { route } from "../../../audit/index.ts";
import { findPeopleByUnionId } from "../../../directory/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { token } from "../../../platform/http/access.ts";
import { none } from "../../../platform/http/route.ts";
import { ownerOf } from "../../owner.ts";
import { calendars } from "../calendars.ts";
import { illegalSchedule } from "../refusals.ts";
import { EventTimeView, timesView } from "../wire/event-time.ts";
import { readWindow, yearOf } from "../wire/moment.ts";
import { access, CalendarPath, dialect } from "./calendar-route.ts";

const scope = "Calendar.EventSchedule.Read";
const errors = ["invalid_token", "insufficient_scope", "person_not_found"] as const;
/** Of one person; whoever has more is asked for in a shorter time. */
const mostItems = 1_000;

const ScheduleForm = z
  .object({
    userIds: z.array(z.string().min(1).max(100)).nullish().describe("At most 20, by their unionIds."),
    startTime: z.string().max(50).nullish(),
    endTime: z.string().max(50).nullish().describe("At most a year after startTime."),
  })
  .meta({ id: "CalendarScheduleQuery", description: "Whose free and busy times are asked for." });

const ScheduleView = z
  .object({
    scheduleInformation: z.array(
      z.object({
        userId: z.string(),
        error: z.string().optional(),
        scheduleItems: z.array(
          z.object({ status: z.enum(["BUSY", "TENTATIVE"]), start: EventTimeView, end: EventTimeView }),
        ),
      }),
    ),
  })
  .meta({ id: "CalendarSchedule", description: "When people are busy, and nothing of what they do." });

/** Of any colleagues, as on the compatible platform: what is told is no more than that they have no time. */
async function schedulesOf(
  ctx: TenantCtx,
  { userIds, startTime, endTime }: z.output<typeof ScheduleForm>,
): Promise<z.input<typeof ScheduleView>> {
  if (!userIds || userIds.length === 0 || userIds.length > 20 || !startTime || !endTime)
    throw illegalSchedule();
  const window = yearOf(readWindow({ from: startTime, to: endTime }, { from: "startTime", to: "endTime" }));
  const people = await findPeopleByUnionId(ctx, userIds);
  const busy = await calendars.busy(ctx, [...people.values()], { window, limit: mostItems });
  return {
    scheduleInformation: [...new Set(userIds)].map((userId) => {
      const person = people.get(userId);
      if (person === undefined) return { userId, error: "User not found", scheduleItems: [] };
      const times = busy.get(person.id);
      if (times === undefined)
        return { userId, error: `More than ${mostItems} items: ask for a shorter time`, scheduleItems: [] };
      return {
        userId,
        scheduleItems: times.map(({ times, tentative }) => ({
          status: tentative ? "TENTATIVE" : "BUSY",
          ...timesView(times),
        })),
      };
    }),
  };
}

/** The documents' own sample has the other path. */
const queries = [
  { name: "querySchedule", operationId: "querySchedule" },
  { name: "getSchedule", operationId: "getSchedule" },
].map(({ name, operationId }) =>
  route({
    method: "POST",
    url: `/v1.0/calendar/users/:userId/${name}`,
    operationId,
    tag: "Compatible",
    dialect,
    summary: "When people are busy, without what their events are",
    access: access(scope),
    audit: none("read only"),
    params: CalendarPath.pick({ userId: true }),
    body: ScheduleForm,
    reply: [200, ScheduleView],
    errors,
    handle: async (ctx, { caller, params, body }) => {
      await ownerOf(ctx, caller, params.userId);
      return schedulesOf(ctx, body);
    },
  }),
);

const getScheduleByMe = route({
  method: "POST",
  url: "/v1.0/calendar/me/schedules/query",
  operationId: "getScheduleByMe",
  tag: "Compatible",
  dialect,
  summary: "When people are busy, asked by a person's own client",
  access: token(scope),
  audit: none("read only"),
  body: ScheduleForm,
  reply: [200, ScheduleView],
  errors,
  handle: (ctx, { body }) => schedulesOf(ctx, body),
});

export const scheduleRoutes = [...queries, getScheduleByMe];
