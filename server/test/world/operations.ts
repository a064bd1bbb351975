import type { Operation } from "./operation.ts";

const primary = "primary";
const start = { dateTime: "2026-12-01T10:00:00Z", timeZone: "UTC" };
const end = { dateTime: "2026-12-01T11:00:00Z", timeZone: "UTC" };
const day = { startTime: "2026-12-01T00:00:00Z", endTime: "2026-12-02T00:00:00Z" };
const window = { timeMin: "2026-12-01T00:00:00Z", timeMax: "2026-12-02T00:00:00Z" };
const link = { pcUrl: "https://work.example.com" };
const own = { none: "the path names nobody: it is the token's person" };

const todo = (route: string, rest: Omit<Operation, "route" | "api">): Operation => ({
  route,
  api: "todo_1_0",
  ...rest,
});
const calendar = (route: string, rest: Omit<Operation, "route" | "api">): Operation => ({
  route,
  api: "calendar_1_0",
  ...rest,
});

/** Those of a person's resources, in the order of the wire format. */
export const resourceOperations: readonly Operation[] = [
  {
    route: "getContactUser",
    api: "contact_1_0",
    operation: "getUser",
    good: (_, whose) => ({ ids: [whose] }),
    bad: () => ({ ids: ["x".repeat(101)] }),
  },
  todo("createPersonalTodoTask", {
    good: () => ({ ids: [], asked: { subject: "Buy milk" } }),
    foreign: own,
    bad: () => ({ ids: [], asked: { subject: "x".repeat(1025) } }),
  }),
  todo("createTodoTask", {
    good: (_, whose) => ({ ids: [whose], asked: { subject: "Report", detailUrl: link } }),
    bad: () => ({ ids: ["me"], asked: { subject: "Report" } }),
  }),
  todo("updateTodoTask", {
    good: ({ todo }, whose) => ({ ids: [whose, todo], asked: { subject: "Report" } }),
    bad: ({ todo }) => ({ ids: ["me", todo], asked: { dueTime: -1 } }),
  }),
  todo("updateTodoTaskExecutorStatus", {
    good: ({ person, todo }, whose) => ({
      ids: [whose, todo],
      asked: { executorStatusList: [{ id: person, isDone: true }] },
    }),
    bad: ({ todo }) => ({ ids: ["me", todo], asked: { executorStatusList: [] } }),
  }),
  todo("queryOrgTodoTasks", {
    good: (_, whose) => ({ ids: [whose] }),
    bad: () => ({ ids: ["me"], asked: { nextToken: "15" } }),
  }),
  todo("queryTodoTasks", {
    good: (_, whose) => ({ ids: [whose] }),
    bad: () => ({ ids: ["me"], asked: { orderBy: "subject" } }),
  }),
  todo("getTodoTask", {
    good: ({ todo }, whose) => ({ ids: [whose, todo] }),
    bad: () => ({ ids: ["me", "no-such-task"] }),
  }),
  todo("countTodoTasks", {
    good: (_, whose) => ({ ids: [whose] }),
    bad: () => ({ ids: ["me"], asked: { roleTypes: [["owner"]] } }),
  }),
  todo("deleteTodoTask", {
    good: ({ todo }, whose) => ({ ids: [whose, todo] }),
    bad: () => ({ ids: ["me", "no-such-task"] }),
  }),
  calendar("listCalendars", {
    good: (_, whose) => ({ ids: [whose] }),
    bad: { none: "it takes nothing but whose they are" },
  }),
  calendar("listEvents", {
    good: (_, whose) => ({ ids: [whose, primary] }),
    bad: () => ({ ids: ["me", primary], asked: { timeMin: "yesterday" } }),
  }),
  calendar("listEventsView", {
    good: (_, whose) => ({ ids: [whose, primary], asked: window }),
    bad: () => ({ ids: ["me", primary], asked: { timeMin: "yesterday" } }),
  }),
  calendar("listEventsViewByMe", {
    good: () => ({ ids: [primary], asked: window }),
    foreign: own,
    bad: () => ({ ids: [primary], asked: { timeMin: "yesterday" } }),
  }),
  calendar("getEvent", {
    good: ({ event }, whose) => ({ ids: [whose, primary, event] }),
    bad: () => ({ ids: ["me", primary, "no-such-event"] }),
  }),
  calendar("listAttendees", {
    good: ({ event }, whose) => ({ ids: [whose, primary, event] }),
    bad: () => ({ ids: ["me", primary, "no-such-event"] }),
  }),
  calendar("createEvent", {
    good: (_, whose) => ({ ids: [whose, primary], asked: { summary: "Meeting", start, end } }),
    bad: () => ({ ids: ["me", primary], asked: { summary: "Meeting", start } }),
  }),
  calendar("patchEvent", {
    good: ({ event }, whose) => ({ ids: [whose, primary, event], asked: { id: event, summary: "Meeting" } }),
    bad: ({ event }) => ({ ids: ["me", primary, event], asked: { id: event, start: end, end: start } }),
  }),
  calendar("addAttendees", {
    operation: "addAttendee",
    good: ({ event, colleague }, whose) => ({
      ids: [whose, primary, event],
      asked: { attendeesToAdd: [{ id: colleague }] },
    }),
    bad: ({ event }) => ({ ids: ["me", primary, event], asked: { attendeesToAdd: [{ id: "nobody" }] } }),
  }),
  calendar("removeAttendees", {
    operation: "removeAttendee",
    good: ({ event, colleague }, whose) => ({
      ids: [whose, primary, event],
      asked: { attendeesToRemove: [{ id: colleague }] },
    }),
    bad: ({ event }) => ({ ids: ["me", primary, event], asked: {} }),
  }),
  calendar("respondToEvent", {
    operation: "respondEvent",
    good: ({ event }, whose) => ({ ids: [whose, primary, event], asked: { responseStatus: "accepted" } }),
    bad: ({ event }) => ({ ids: ["me", primary, event], asked: { responseStatus: "maybe" } }),
  }),
  calendar("deleteEvent", {
    good: ({ event }, whose) => ({ ids: [whose, primary, event] }),
    bad: () => ({ ids: ["me", primary, "no-such-event"] }),
  }),
  calendar("querySchedule", {
    operation: "getSchedule",
    good: ({ person }, whose) => ({ ids: [whose], asked: { userIds: [person], ...day } }),
    bad: ({ person }) => ({ ids: ["me"], asked: { userIds: [person], startTime: "today", endTime: "now" } }),
  }),
  calendar("getScheduleByMe", {
    good: ({ person }) => ({ ids: [], asked: { userIds: [person], ...day } }),
    foreign: own,
    bad: ({ person }) => ({ ids: [], asked: { userIds: [person], startTime: "today", endTime: "now" } }),
  }),
];
