import type { Operation } from "./operation.ts";

const assistant = (route: string, rest: Omit<Operation, "route" | "api">): Operation => ({
  route,
  api: "assistant_1_0",
  foreign: "by a thing",
  ...rest,
});

const noOther = {
  none: "an application manages its own assistants, whoever of its organisation builds them",
};
const unknown = "ast_AAAAAAAAAAAAAAAA";
const words = {
  name: "Helper",
  description: "Helps",
  instructions: "Be brief.",
  icon: "",
  welcomeContent: "Hello",
};

/** Those of the assistants of an application, in the order of the wire format. */
export const assistantOperations: readonly Operation[] = [
  assistant("createAssistantThread", {
    good: () => ({ ids: [], asked: {} }),
    foreign: { none: "it is the caller's own" },
    bad: () => ({ ids: [], asked: { metadata: { long: "x".repeat(100_000) } } }),
  }),
  assistant("retrieveAssistantThread", {
    good: ({ thread }) => ({ ids: [thread] }),
    bad: () => ({ ids: ["no-such-thread"] }),
  }),
  assistant("createAssistantMessage", {
    good: ({ thread }) => ({ ids: [thread], asked: { role: "user", content: "Hello" } }),
    bad: ({ thread }) => ({ ids: [thread], asked: { role: "user", content: "x".repeat(4001) } }),
  }),
  assistant("listAssistantMessage", {
    good: ({ thread }) => ({ ids: [thread] }),
    bad: ({ thread }) => ({ ids: [thread], asked: { order: "sideways" } }),
  }),
  assistant("retrieveAssistantMessage", {
    good: ({ thread, message }) => ({ ids: [thread, message] }),
    bad: ({ thread }) => ({ ids: [thread, "no-such-message"] }),
  }),
  assistant("createAssistantRun", {
    good: ({ asking, assistant }) => ({ ids: [asking], asked: { assistantId: assistant } }),
    bad: ({ thread }) => ({ ids: [thread], asked: { assistantId: "no-such-assistant" } }),
  }),
  assistant("retrieveAssistantRun", {
    good: ({ thread, run }) => ({ ids: [thread, run] }),
    bad: ({ thread }) => ({ ids: [thread, "no-such-run"] }),
  }),
  assistant("listAssistantRun", {
    good: ({ thread }) => ({ ids: [thread] }),
    bad: ({ thread }) => ({ ids: [thread], asked: { limit: 1000 } }),
  }),
  assistant("deleteAssistantMessage", {
    good: ({ thread, message }) => ({ ids: [thread, message] }),
    bad: ({ thread }) => ({ ids: [thread, "no-such-message"] }),
  }),
  assistant("deleteAssistantThread", {
    good: ({ thread }) => ({ ids: [thread] }),
    bad: () => ({ ids: ["no-such-thread"] }),
  }),
  assistant("assistantMeResponse", {
    good: ({ assistant }) => ({ ids: [assistant], asked: { input: "Hello" } }),
    foreign: { none: "it is asked as the token's person" },
    bad: ({ assistant }) => ({ ids: [assistant], asked: { input: "x".repeat(4001) } }),
  }),
  assistant("assistantResponse", {
    good: ({ assistant }) => ({ ids: [assistant], asked: { input: "Hello" } }),
    foreign: noOther,
    bad: ({ assistant }) => ({ ids: [assistant], asked: { input: "x".repeat(4001) } }),
  }),
  assistant("createManagedAssistant", {
    operation: "createAssistant",
    good: ({ builder }) => ({ ids: [], asked: { operatorUnionId: builder, ...words } }),
    foreign: noOther,
    bad: ({ builder }) => ({ ids: [], asked: { operatorUnionId: builder, ...words, name: "" } }),
  }),
  assistant("updateManagedAssistant", {
    operation: "updateAssistantBasicInfo",
    good: ({ builder, managed }) => ({
      ids: [],
      asked: { operatorUnionId: builder, assistantId: managed, name: "Aide" },
    }),
    foreign: noOther,
    bad: ({ builder }) => ({
      ids: [],
      asked: { operatorUnionId: builder, assistantId: unknown, name: "Aide" },
    }),
  }),
  assistant("retrieveManagedAssistant", {
    operation: "retrieveAssistantBasicInfo",
    good: ({ builder, managed }) => ({ ids: [], asked: { unionId: builder, assistantId: managed } }),
    foreign: noOther,
    bad: ({ builder }) => ({ ids: [], asked: { unionId: builder, assistantId: unknown } }),
  }),
  assistant("listManagedAssistants", {
    operation: "listAssistant",
    good: ({ builder }) => ({ ids: [], asked: { unionId: builder } }),
    foreign: noOther,
    bad: () => ({ ids: [], asked: { unionId: "nobody" } }),
  }),
  assistant("listVisibleAssistants", {
    operation: "listVisibleAssistant",
    good: ({ person }) => ({ ids: [], asked: { unionId: person } }),
    foreign: noOther,
    bad: ({ person }) => ({ ids: [], asked: { unionId: person, pageSize: 21 } }),
  }),
  assistant("retrieveAssistantScope", {
    good: ({ managed }) => ({ ids: [], asked: { assistantId: managed } }),
    foreign: noOther,
    bad: () => ({ ids: [], asked: { assistantId: unknown } }),
  }),
  assistant("updateAssistantScope", {
    good: ({ builder, managed }) => ({
      ids: [],
      asked: { operatorUnionId: builder, assistantId: managed, sharing: true },
    }),
    foreign: noOther,
    bad: ({ builder }) => ({
      ids: [],
      asked: { operatorUnionId: builder, assistantId: unknown, sharing: true },
    }),
  }),
  assistant("listAssistantActions", {
    operation: "getAssistantActionInfo",
    good: ({ assistant }) => ({ ids: [], asked: { assistantId: assistant } }),
    foreign: noOther,
    bad: () => ({ ids: [], asked: { assistantId: unknown } }),
  }),
  assistant("shareAssistantAction", {
    operation: "addToOrgSkillRepository",
    good: ({ builder, action }) => ({
      ids: [],
      asked: { actionId: action, actionVersion: "1", operatorUnionId: builder },
    }),
    foreign: noOther,
    bad: ({ builder }) => ({
      ids: [],
      asked: { actionId: "AGI-none", actionVersion: "1", operatorUnionId: builder },
    }),
  }),
  assistant("stopSharingAssistantAction", {
    operation: "removeFromOrgSkillRepository",
    good: ({ builder, action }) => ({ ids: [], asked: { actionId: action, operatorUnionId: builder } }),
    foreign: noOther,
    bad: ({ builder }) => ({ ids: [], asked: { actionId: "AGI-none", operatorUnionId: builder } }),
  }),
  assistant("listAssistantLogs", {
    operation: "logList",
    good: ({ assistant }) => ({ ids: [], asked: { assistantId: assistant, startTime: 1, endTime: 2 } }),
    foreign: noOther,
    bad: () => ({ ids: [], asked: { assistantId: unknown, startTime: 1, endTime: 2 } }),
  }),
  assistant("deleteManagedAssistant", {
    operation: "deleteAssistant",
    good: ({ builder, managed }) => ({ ids: [], asked: { operatorUnionId: builder, assistantId: managed } }),
    foreign: noOther,
    bad: ({ builder }) => ({ ids: [], asked: { operatorUnionId: builder, assistantId: unknown } }),
  }),
];
