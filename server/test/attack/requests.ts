import { randomUUID } from "node:crypto";
import type { Description, JsonSchema, Operation } from "../../src/platform/http/open-api.ts";
import { asking } from "../world/browser-flow.ts";
import { contentOf } from "../world/own-api.ts";
import type { Belongings } from "./belongings.ts";

/** A request that the contract allows. */
export interface Attack {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** The kinds of what it names of somebody. */
  readonly names: readonly string[];
}

/** Whose thing a request names, for each kind. */
export type OwnerOf = (kind: string) => Belongings;

type Filling = (owner: OwnerOf) => unknown;

/** What is filled in under a name, unless its form says what it names, or its values are listed. */
const fillings: Record<string, Filling> = {
  account: (owner) => owner("account").alice.account,
  organisation: (owner) => owner("organisation").organisation.corpId,
  unionId: (owner) => owner("unionId").alice.unionId,
  actor: (owner) => owner("actor").ids.usr,
  subject: (owner) => owner("subject").ids.gra,
  clientId: (owner) => owner("clientId").assistant.clientId,
  clientSecret: (owner) => owner("clientSecret").assistant.clientSecret,
  appKey: (owner) => owner("clientId").assistant.clientId,
  appSecret: (owner) => owner("clientSecret").assistant.clientSecret,
  client_id: (owner) => owner("apiSecret").ids.api,
  client_secret: (owner) => owner("apiSecret").secrets.apiSecret,
  refreshToken: (owner) => owner("refreshToken").secrets.refreshToken,
  conversationToken: (owner) => owner("conversationToken").secrets.conversationToken,
  session: (owner) => owner("session").secrets.session,
  document: (owner) => owner("own").document(),
  query: (owner) => asking(owner("clientId").assistant, { scope: "openid Contact.User.mobile" }),
  ...said({ redirectUri: undefined, codeVerifier: undefined }),
  ...said({ name: "A name", description: "A description", provider: "A provider", reason: "A reason" }),
  ...said({ note: "A note", notes: "Some notes", text: "我的手机号是多少？", content: "Some content" }),
  ...said({ icon: "★", instructions: "Be brief.", welcome: "Welcome", fallback: "Sorry" }),
  ...said({ rule: "Be brief.", questions: ["Hello"], expects: null }),
  ...said({ starters: ["Hello"], when: ["hello"], codes: ["Contact.User.Read"], number: 1 }),
  ...said({ scopes: ["Contact.User.Read", "Contact.User.mobile"], code: "Contact.User.Read" }),
  ...said({ operationId: "getMyPhone", mobile: "13900000000", email: "somebody@example.com" }),
  ...said({ jobNumber: "7", password: "correct-horse", currentPassword: "correct-horse" }),
  ...said({ privacyUrl: "https://example.com/privacy", url: "http://127.0.0.1:9/openapi.yaml" }),
  ...said({
    token: "unknown",
    grantType: "authorization_code",
    ua: "attack",
    contentType: "basic_card_schema",
  }),
  ...said({ type: "CALLBACK", topic: "/v1.0/graph/api/invoke", event: "run.started", limit: 100 }),
  ...said({ image: "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" }),
  ...said({ paused: false, state: undefined }),
  ...said({ dueAt: "2031-03-03T00:00:00Z" }),
  ...said({ from: 1, to: 1, timeZone: "UTC" }),
  threadId: (owner) => owner("thread").thread.id,
  messageId: (owner) => owner("thread").thread.messageId,
  runId: (owner) => owner("thread").thread.runId,
  assistantId: (owner) => owner("ast").ids.ast,
  operatorUnionId: (owner) => owner("operatorUnionId").builder.unionId,
  actionId: (owner) => owner("actionId").actionId,
  ...said({
    actionVersion: "1",
    welcomeContent: "Hello",
    recommendPrompts: ["Hello"],
    fallbackContent: "Sorry",
  }),
  ...said({ pageSize: 10, pageNumber: 1, sharing: undefined }),
  ...said({ deptVisibleScopes: [], userVisibleScopes: [], roleVisibleScopes: [], dynamicGroupScopes: [] }),
  ...said({ role: "user", input: "Show the weather", metadata: {}, extension: undefined, order: "asc" }),
  ...said({ except: undefined, disabled: undefined }),
  ...said({ cursor: undefined, arguments: { title: "milk" }, title: "A title", q: "milk" }),
  ...said({
    person: "0123abcd",
    redirectUrls: ["https://app.example.com/callback"],
    operation: "getMyPhone",
  }),
  // Of the calendar.
  userId: (owner) => owner("unionId").alice.unionId,
  userIds: (owner) => [owner("unionId").alice.unionId],
  eventId: (owner) => owner("evt").ids.evt,
  ...said({ calendarId: "primary", summary: "A summary", dateTime: "2026-12-01T10:00:00Z", date: undefined }),
  ...said({ startTime: "2026-12-01T00:00:00Z", endTime: "2026-12-02T00:00:00Z" }),
  ...said({ timeMin: undefined, timeMax: undefined, maxResults: undefined, maxAttendees: undefined }),
  ...said({ nextToken: undefined, syncToken: undefined, seriesMasterId: undefined }),
  ...said({ isAllDay: false, isOptional: false, pushNotification: false, chatNotification: false }),
  ...said({ subject: "A to-do", dueTime: 1_900_000_000_000, reminderTimeStamp: undefined, priority: 10 }),
  ...said({
    dingNotify: "1",
    sendTodoApn: "true",
    sendAssistantChat: "true",
    fieldKey: "Key",
    fieldValue: "Value",
  }),
  ...said({ appUrl: "https://work.example.com", pcUrl: "https://work.example.com", sourceId: undefined }),
  ...said({ bizCategoryId: undefined, actionList: undefined, nextToken: undefined, fromDueTime: undefined }),
  ...said({ toDueTime: undefined, participantIds: undefined, roleTypes: undefined }),
  creatorId: (owner) => owner("unionId").alice.unionId,
  operatorId: (owner) => owner("unionId").alice.unionId,
  executorIds: (owner) => [owner("unionId").alice.unionId],
  // Of an organisation's own API.
  ...said({ namespace: "Expense", revision: 1 }),
  // Left out: the documents say where their service is.
  ...said({ serviceAddress: undefined }),
};

function said(values: Record<string, unknown>): Record<string, Filling> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, () => value]));
}

const plainEvent = {
  ...said({ recurrence: undefined, location: undefined, reminders: undefined, onlineMeetingInfo: undefined }),
  ...said({ richTextDescription: undefined, categories: undefined, uiConfigs: undefined, extra: undefined }),
};
const anyTime = said({ from: undefined, to: undefined });
const allThereIs = { ...anyTime, ...said({ id: undefined, actor: undefined, subject: undefined }) };

/** Where one operation means something else by a name than the others. */
const ofOperation: Record<string, Record<string, Filling>> = {
  listRequests: anyTime,
  countRequests: anyTime,
  exportRequests: anyTime,
  listAuditEvents: { ...anyTime, id: () => undefined },
  // Narrowed as the list is, by the same words: asked here for all there is.
  countAuditEvents: allThereIs,
  downloadAuditEvents: allThereIs,
  deleteOwnEvent: { id: (owner) => owner("evt").ownEvent },
  deleteTodo: { id: (owner) => owner("tod").ownTodo },
  getAgenda: said({ from: "2031-03-03T00:00:00Z", to: "2031-03-04T00:00:00Z" }),
  getAuditEvent: { number: () => 1 },
  listNames: { ids: (owner) => owner("usr").ids.usr },
  // One kind alone: amid one's own the answer is about these.
  countGrants: {
    applications: (owner) => owner("app").ids.app,
    assistants: () => undefined,
    people: () => undefined,
  },
  updateTodoTaskExecutorStatus: { id: (owner) => owner("unionId").alice.unionId },
  issueAppToken: said({ resource: undefined }),
  introspectToken: said({ token_type_hint: undefined, operation: undefined, scope: undefined }),
  reportCheckOutcomes: said({ status: 200, milliseconds: 1 }),
  setApplicationWebhook: said({ url: "http://127.0.0.1:18080/hook" }),
  setApiWebhook: said({ url: "http://127.0.0.1:18080/hook" }),
  resendApiDelivery: { deliveryId: (owner) => owner("whd").apiDelivery },
  // Each begins something that the other would be in the place of; by itself each is tried in the flow tests.
  postMessage: said({ choiceId: undefined, replaces: undefined }),
  issueUserToken: { code: (owner) => owner("code").secrets.code },
  answerConfirmation: { id: (owner) => owner("run").confirmingRun },
  // Left out: whatever hosts there are.
  setModel: { baseUrl: () => null, model: () => null, apiKey: () => undefined, budgets: () => undefined },
  decidePermissionRequest: { newHosts: () => undefined },
  listAssistantLogs: said({ startTime: 0, endTime: 1 }),
  // Its own, of which nothing else is known.
  deleteManagedAssistant: { assistantId: (owner) => owner("spare").spareAssistant },
  // Narrows a list of one's own, which is empty then.
  listAssistantMessage: said({ runId: undefined }),
  // A conversation belongs to who talks, an assistant to who builds: left out, a new one.
  tryOperation: { conversationId: () => undefined, arguments: () => ({}) },
  // Whoever is no colleague has no times here, which is no refusal.
  getScheduleByMe: said({ userIds: ["nobody"] }),
  createEvent: { ...plainEvent, id: (owner) => owner("unionId").alice.unionId },
  patchEvent: { ...plainEvent, id: (owner) => owner("evt").ids.evt, attendees: () => undefined },
  addAttendees: { id: (owner) => owner("unionId").alice.unionId },
  removeAttendees: { id: (owner) => owner("unionId").alice.unionId },
  addMember: { account: () => `new-${randomUUID()}` },
  saveApiDraft: {
    content: () => contentOf({ points: [{ code: "Expense.Claim.Read", operations: ["GET /claims"] }] }),
  },
  registerApi: { namespace: () => undefined, content: () => undefined },
  setUpOrganisation: { account: () => "new", organisation: () => "A name" },
};

/** One request for each operation. Errors: a place that nothing here fills, by name. */
export function requestsOf(description: Description, ownerOf: OwnerOf): Attack[] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const names = new Set<string>();
      const owner: OwnerOf = (kind) => {
        if (kind !== "own") names.add(kind);
        return ownerOf(kind);
      };
      const fill: Fill = (schema, name) => filled(schema, name, { description, operation, owner });
      const content = operation.requestBody?.content["application/json"];
      const body = content && fill(content.schema, "body");
      const parameters = (operation.parameters ?? []).filter((each) => each.in !== "header");
      const values = parameters.map(({ name, schema, ...place }) => ({
        ...place,
        name,
        value: fill(schema, name),
      }));
      return {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path: addressOf(path, values),
        body,
        names: [...names],
      };
    }),
  );
}

function addressOf(path: string, values: readonly { in: string; name: string; value: unknown }[]): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, value, ...place } of values) {
    if (place.in === "path") filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
    if (place.in === "query" && value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

type Fill = (schema: JsonSchema, name: string) => unknown;

interface Place {
  description: Description;
  operation: Operation;
  owner: OwnerOf;
}

function filled(schema: JsonSchema, name: string, place: Place): unknown {
  const { description, operation, owner } = place;
  const own = ofOperation[operation.operationId]?.[name];
  if (own !== undefined) return own(owner);
  const { $ref, anyOf, oneOf, items, properties } = schema;
  const fill: Fill = (schema, name) => filled(schema, name, place);
  if ($ref !== undefined)
    return fill(description.components.schemas[$ref.split("/").at(-1) ?? ""] ?? {}, name);
  const [, prefix] = /^\^([a-z]{3})_/.exec(String(schema.pattern)) ?? [];
  if (prefix === "rul" || prefix === "chk") return `${prefix}_AAAAAAAAAAAAAAAA`;
  if (prefix !== undefined) return owner(prefix).ids[prefix] ?? fail(place, `an id such as ${prefix}_…`);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const variants = anyOf ?? oneOf;
  if (variants !== undefined) return fill(variants.find(({ type }) => type !== "null") ?? {}, name);
  if (properties !== undefined) {
    // A skill comes as a document or from an address.
    const names = Object.keys(properties).filter(
      (each) => each !== "url" || properties.document === undefined,
    );
    return Object.fromEntries(names.map((each) => [each, fill(properties[each] ?? {}, each)]));
  }
  const filling = fillings[name];
  if (filling !== undefined) return filling(owner);
  if (items !== undefined) return [fill(items, name)];
  return [schema.type].flat().includes("boolean") ? false : fail(place, name);
}

function fail({ operation }: Place, name: string): never {
  throw new Error(
    `${operation.operationId} takes “${name}”, which no attack knows how to fill: say it in attack/requests.ts`,
  );
}
