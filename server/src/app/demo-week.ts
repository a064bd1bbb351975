import type { NamedPerson } from "../directory/index.ts";
import { formatTime } from "../invocation/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { peopleZone } from "../platform/people-zone.ts";
import { addTodo, type Content, calendars, finishTodo } from "../resources/index.ts";

type Who = "member" | "builder" | "admin";
type Answer = "accepted" | "needsAction";

/** Somebody of the demo, and how a session of theirs would call. */
export interface Somebody {
  member: NamedPerson;
  caller: PersonPrincipal;
}

interface Planned {
  by: Who;
  summary: string;
  /** Counted from the first day of the week; `ends` is left out of what lasts all day. */
  day: number;
  starts?: string;
  ends?: string;
  place?: string;
  every?: Content["rule"];
  with?: Partial<Record<Who, Answer>>;
}

const weekly = { freq: "WEEKLY", interval: 1 } as const;
const workdays = { ...weekly, byDay: ["MO", "TU", "WE", "TH", "FR"] } satisfies Content["rule"];

/** Of each week that is planned. */
const series: Planned[] = [
  {
    by: "member",
    summary: "站会 / Stand-up",
    day: 0,
    starts: "09:30",
    ends: "09:45",
    every: workdays,
    with: { builder: "accepted", admin: "accepted" },
  },
  {
    by: "admin",
    summary: "部门周会 / Department weekly",
    day: 4,
    starts: "16:00",
    ends: "17:00",
    place: "三楼会议室 / Meeting room, 3rd floor",
    every: weekly,
    with: { member: "accepted", builder: "accepted" },
  },
];

/** Around the day on which somebody looks for the first time, so that there is something to find; days are counted from it. */
const thisTime: Planned[] = [
  {
    by: "admin",
    summary: "预算讨论 / Budget talk",
    day: 0,
    starts: "10:30",
    ends: "11:30",
    with: { member: "needsAction" },
  },
  {
    by: "builder",
    summary: "产品评审 / Design review",
    day: 0,
    starts: "14:00",
    ends: "15:00",
    place: "会议室 A / Room A",
    with: { member: "accepted" },
  },
  { by: "member", summary: "客户电话 / Customer call", day: 0, starts: "14:30", ends: "15:00" },
  { by: "builder", summary: "写技能文档 / Write the skill's guide", day: 0, starts: "15:30", ends: "17:00" },
  { by: "admin", summary: "处理权限申请 / Look through requests", day: 0, starts: "17:00", ends: "17:30" },
  {
    by: "builder",
    summary: "一对一 / One to one",
    day: 1,
    starts: "11:00",
    ends: "11:30",
    with: { member: "accepted" },
  },
  {
    by: "member",
    summary: "客户拜访 / Visit to a customer",
    day: 1,
    starts: "14:00",
    ends: "16:00",
    place: "客户公司 / At the customer's",
  },
  { by: "admin", summary: "团队日 / Team day", day: 2, with: { member: "accepted", builder: "needsAction" } },
  {
    by: "member",
    summary: "面试 / Interview",
    day: 3,
    starts: "10:00",
    ends: "11:00",
    with: { builder: "needsAction" },
  },
];

const weekend: Planned[] = [
  { by: "member", summary: "跑步 / A run", day: 0, starts: "09:00", ends: "10:00" },
];

/** What there is to do: `due` at the end of a working day, counted as above. */
const todos: { by: Who; subject: string; due?: number; priority?: number; done?: boolean }[] = [
  { by: "member", subject: "提交周报 / Send the weekly report", due: 0, priority: 30 },
  { by: "member", subject: "报销差旅费 / Hand in the travel expenses", due: 2 },
  { by: "member", subject: "预订培训 / Book the training" },
  { by: "member", subject: "更新通讯录里的手机号 / Put the new number into the address book", done: true },
  { by: "builder", subject: "回复开发者的问题 / Answer the developers' questions", due: 1 },
  { by: "admin", subject: "检查权限申请 / Check the permission requests", due: 0, priority: 40 },
];

/** A week of events around today and some to-dos, of three people who meet each other. */
export async function fillWeek(ctx: TenantCtx, people: Record<Who, Somebody>, now: Date): Promise<void> {
  const today = dateOf(now);
  const weekday = (today.getUTCDay() + 6) % 7;
  const monday = daysAfter(today, -weekday);
  const isWeekend = weekday > 4;
  const from = isWeekend ? daysAfter(monday, 7) : today;
  for (const planned of series) await plan(ctx, people, planned, daysAfter(monday, planned.day));
  for (const planned of thisTime) await plan(ctx, people, planned, workdayAfter(from, planned.day));
  if (isWeekend) for (const planned of weekend) await plan(ctx, people, planned, today);
  for (const { by, due, ...todo } of todos)
    await note(ctx, people[by], { ...todo, ...(due !== undefined && { dueOn: workdayAfter(from, due) }) });
}

async function note(
  ctx: TenantCtx,
  { member, caller }: Somebody,
  todo: { subject: string; dueOn?: Date; priority?: number; done?: boolean },
): Promise<void> {
  const { subject, dueOn, priority = null, done = false } = todo;
  const dueAt = dueOn ? new Date(instant(`${written(dueOn)}T18:00:00`, peopleZone())) : null;
  const { id } = await addTodo(ctx, caller, member.id, {
    subject,
    dueAt,
    priority,
    description: null,
    kind: "do",
    remindAt: null,
    link: null,
    executorsOnly: false,
    extras: {},
    creatorId: member.id,
    executorIds: [member.id],
    participantIds: [],
    modifierId: member.id,
    applicationId: null,
    sourceId: null,
  });
  if (done) await finishTodo(ctx, caller, { id, ownerId: member.id }, [{ personId: member.id, done }]);
}

async function plan(
  ctx: TenantCtx,
  people: Record<Who, Somebody>,
  planned: Planned,
  day: Date,
): Promise<void> {
  const writing = (who: Who) => ({ caller: people[who].caller, owner: people[who].member });
  const invited = Object.entries(planned.with ?? {}) as [Who, Answer][];
  const { id: eventId } = await calendars.create(ctx, writing(planned.by), {
    content: contentOf(planned, day),
    invitations: invited.map(([who]) => ({ person: people[who].member, optional: false })),
  });
  for (const [who, response] of invited)
    if (response !== "needsAction") await calendars.respond(ctx, writing(who), { eventId, response });
}

function contentOf({ summary, place = "", starts, ends, every = null }: Planned, day: Date): Content {
  return {
    summary,
    description: "",
    location: place,
    richText: "",
    times: timesOf(day, starts, ends),
    rule: every,
    reminders: [15],
    busy: true,
    meeting: null,
    categories: [],
    uiConfigs: [],
  };
}

function timesOf(day: Date, starts?: string, ends?: string): Content["times"] {
  if (starts === undefined || ends === undefined)
    return { allDay: true, startsOn: written(day), endsOn: written(daysAfter(day, 1)) };
  const timeZone = peopleZone();
  const [startsAt, endsAt] = [starts, ends].map((time) => instant(`${written(day)}T${time}:00`, timeZone));
  return { allDay: false, startsAt: startsAt ?? "", endsAt: endsAt ?? "", timeZone, endTimeZone: timeZone };
}

/** What a clock on the wall shows there, as an instant. */
const instant = (wall: string, timeZone: string): string =>
  new Date(formatTime(wall, "iso8601", { timeZone }) ?? wall).toISOString();

/** The day on people's calendars, as UTC would have it. */
const dateOf = (at: Date): Date =>
  new Date(formatTime(at.toISOString(), "strftime:yyyy-MM-dd", { timeZone: peopleZone() }) ?? at);

const daysAfter = (day: Date, count: number): Date => new Date(day.getTime() + count * 86_400_000);

/** So many working days later. */
function workdayAfter(day: Date, count: number): Date {
  const next = daysAfter(day, 1);
  const isFree = (it: Date) => it.getUTCDay() % 6 === 0;
  if (isFree(day)) return workdayAfter(next, count);
  return count === 0 ? day : workdayAfter(next, count - 1);
}

const written = (day: Date): string => day.toISOString().slice(0, 10);
