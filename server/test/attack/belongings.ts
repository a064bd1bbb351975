import { z } from "zod";
import { builtIn } from "../../src/permissions/index.ts";
import { asking, callback, isAsked, registers } from "../world/browser-flow.ts";
import { applyFor, approveAll, pendingRequests } from "../world/building.ts";
import { CallsReply } from "../world/contract.ts";
import { delegatedToken } from "../world/delegated-token.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { cardOf, confirmationOf, type Member } from "../world/member.ts";
import { officialAssistant } from "../world/official-assistant.ts";
import { officialCall } from "../world/official-call.ts";
import { givenOwnApi } from "../world/own-api.ts";
import { read } from "../world/session.ts";
import { phone, putTodo, weather } from "../world/skill-file.ts";
import { webhookAt } from "../world/webhook-receiver.ts";
import type { World } from "../world/world.ts";

const sealed = (format: string) => ({
  name: format,
  in: "query",
  required: true,
  schema: { type: "string", "x-dingtalk-context": { property: "currentConversation", format } },
});
const replying = { ...weather, parameters: [sealed("conversationToken"), sealed("sessionWebhook")] };

/** What an organisation has of each kind that a request can name, with what is secret of it. */
export interface Belongings extends Given {
  readonly mark: string;
  /** By the prefix of the kind's ids. */
  readonly ids: Readonly<Record<string, string>>;
  /** An operation, as programs name it, and an assistant that a program made. */
  readonly actionId: string;
  readonly spareAssistant: string;
  /** Of a program, with the application's own token. */
  readonly thread: Readonly<Record<"id" | "messageId" | "runId", string>>;
  /** The run that waits for a word on a call; the one among the ids waits with a card. */
  readonly confirmingRun: string;
  /** Of what two operations delete, the one that is for the person's own page. */
  readonly ownEvent: string;
  readonly ownTodo: string;
  /** The delivery among the ids is an application's. */
  readonly apiDelivery: string;
  readonly secrets: Readonly<
    Record<
      | "code"
      | "accessToken"
      | "refreshToken"
      | "appToken"
      | "meToken"
      | "conversationToken"
      | "session"
      | "apiSecret",
      string
    >
  >;
  /** One with each role alone. */
  readonly people: Readonly<Record<string, Member>>;
}

/** What an application may do for everybody. */
const everybodysPermissions = builtIn.flatMap(({ code }) => (code.endsWith(".All") ? code : []));

const meScopes = ["AI.Assistant.Run.Me", "Todo.PersonalTodo.Write"];
const ofAssistants = ["AI.Assistant.Run", "AI.Assistant.Read", "AI.Assistant.Write"];
const question = "我的手机号是多少？";
const Notices = z.object({ notices: z.array(z.object({ id: z.string() })) });
const Pictures = z.object({ picture: z.string() });
const Changes = z.object({ changes: z.array(z.object({ id: z.string() })) });
const Waivers = z.object({ waivers: z.array(z.object({ id: z.string() })) });

/** Everything there is, in an organisation whose things have `mark` in their names. */
export async function givenBelongings(world: World, mark: string): Promise<Belongings> {
  const named: World = { ...world, organisation: () => world.organisation(`${mark} Ltd`) };
  const operations = [phone, putTodo, replying];
  const given = await givenAssistantWithSkill(named, { title: `${mark} skill`, operations });
  const { alice, builder, assistant, skill, skillId } = given;
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const [tokens] = skill.tokens();
  const shown = await alice.says(await alice.startsConversation(assistant), "Show the weather");
  const { calls } = read(await alice.send("GET", `/api/runs/${shown.id}/calls`), 200, CallsReply);
  const { conversationToken = "", sessionWebhook = "" } = skill.requests().at(-1)?.query ?? {};
  skill.keepsItsCodes();
  const carol = await given.organisation.person("Carol");
  await carol.allows(await carol.says(assistant, question), { duration: "always" });
  const code = skill.codesReceived().at(-1) ?? "";
  const grant = await alice.grant();
  await alice.revokes(grant, "Contact.User.mobile");
  const asked = await alice.says(await alice.startsConversation(assistant), question);
  const waiting = await alice.says(await alice.startsConversation(assistant), `add a to-do: ${mark}`);
  await applyFor(builder, assistant, [...ofAssistants, ...everybodysPermissions, ...meScopes]);
  await approveAll(builder);
  const meToken = await delegatedToken(world, given, carol, meScopes);
  const event = await givenEvent(world, given);
  await applyFor(builder, assistant, ["Calendar.Event.Read"]);
  const [request] = await pendingRequests(builder);
  await builder.send("POST", "/api/confirmation-waivers", { skillId, operationId: "getMyPhone" });
  const { waivers } = read(await builder.send("GET", "/api/confirmation-waivers"), 200, Waivers);
  await builder.send("POST", `/api/members/${alice.id}/link`);
  const { notices } = read(await alice.send("GET", "/api/notices"), 200, Notices);
  await registers(builder, assistant, [callback]);
  const sent = await isAsked(alice, asking(assistant, { scope: "openid Contact.User.mobile" }));
  const tiny = { image: "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" };
  const { picture } = read(await alice.send("PUT", "/api/profile/picture", tiny), 200, Pictures);
  const ownEvent = await givenEvent(world, given);
  const added = await alice.send("POST", "/api/todos", { subject: `${mark} errand` });
  const { id: ownTodo } = read(added, 201, z.object({ id: z.string() }));
  const { changes } = read(await alice.send("GET", "/api/changes"), 200, Changes);
  const api = await givenOwnApi(builder, { namespace: "Expense" });
  const { accessToken: appToken = "" } = await skill.client.appToken();
  const own = officialCall(world.url, appToken);
  const todo = { subject: `${mark} to-do`, detailUrl: { pcUrl: "https://work.example.com" } };
  const { id: todoId } = await own("todo_1_0", "createTodoTask", [alice.unionId], todo);
  const whd = await givenDelivery(given, `/api/applications/${assistant.applicationId}`);
  const apiDelivery = await givenDelivery(given, `/api/apis/${api.id}`);
  return {
    ...given,
    mark,
    ...(await managedOf(world, given, appToken)),
    thread: await threadOf(world, given, appToken),
    ids: {
      usr: alice.id,
      app: assistant.applicationId,
      ast: assistant.id,
      skl: skillId,
      con: asked.conversationId,
      run: asked.id,
      csr: cardOf(asked).id,
      aur: sent.id,
      cfm: confirmationOf(waiting).id,
      cal: calls[0]?.id ?? "",
      gra: grant.id,
      prq: request?.id ?? "",
      wvr: waivers[0]?.id ?? "",
      ntc: notices[0]?.id ?? "",
      evt: event,
      pic: picture.replace("/pictures/", ""),
      tod: todoId,
      chg: changes[0]?.id ?? "",
      api: api.id,
      whd,
    },
    confirmingRun: waiting.id,
    ownEvent,
    ownTodo,
    apiDelivery,
    secrets: {
      code,
      accessToken: tokens?.accessToken ?? "",
      refreshToken: tokens?.refreshToken ?? "",
      appToken,
      meToken,
      conversationToken,
      session: new URL(sessionWebhook).searchParams.get("session") ?? "",
      apiSecret: api.secret,
    },
    people: await peopleOf(given),
  };
}

/** What the webhook of an application or an API was told. */
async function givenDelivery({ builder, skill }: Given, of: string): Promise<string> {
  const webhook = webhookAt(builder, of);
  await webhook.set(`${skill.origin}/hook`);
  return (await webhook.test()).id;
}

async function managedOf(
  world: World,
  { assistant, builder }: Given,
  appToken: string,
): Promise<Pick<Belongings, "actionId" | "spareAssistant">> {
  const api = officialAssistant(world.url);
  const { actionList } = await api.getAssistantActionInfo(appToken, { assistantId: assistant.id });
  const [{ actionId }] = z
    .tuple([z.object({ actionId: z.string() })])
    .rest(z.unknown())
    .parse(actionList);
  const words = { name: "Spare", description: "", icon: "" };
  const made = await api.createAssistant(appToken, { operatorUnionId: builder.unionId, ...words });
  return { actionId, spareAssistant: String(made.assistantId) };
}

async function threadOf(world: World, { assistant }: Given, appToken: string): Promise<Belongings["thread"]> {
  const api = officialAssistant(world.url);
  const id = String((await api.createAssistantThread(appToken)).id);
  const said = { role: "user", content: "Show the weather" };
  const { id: messageId } = await api.createAssistantMessage(appToken, id, said);
  const { id: runId } = await api.createAssistantRun(appToken, id, { assistantId: assistant.id });
  return { id, messageId: String(messageId), runId: String(runId) };
}

/** Made by the application itself, which an admin allowed everybody's calendar. */
async function givenEvent(world: World, { alice, skill }: Given): Promise<string> {
  const { accessToken = "" } = await skill.client.appToken();
  const call = officialCall(world.url, accessToken);
  const at = { dateTime: "2026-12-01T10:00:00Z", timeZone: "UTC" };
  const event = { summary: "An event", start: at, end: at };
  const { id } = await call("calendar_1_0", "createEvent", [alice.unionId, "primary"], event);
  return id;
}

async function peopleOf({ organisation }: Given): Promise<Record<string, Member>> {
  const roles = ["member", "builder", "developer", "admin"] as const;
  const people = roles.map(async (role) => {
    const member = await organisation.person(role, { roles: ["member", role] });
    return [role, member] as const;
  });
  return Object.fromEntries(await Promise.all(people));
}

/** What nobody else may ever be told. */
export function privateTextsOf(belongings: Belongings): string[] {
  const { mark, ids, thread, confirmingRun, secrets, assistant, organisation } = belongings;
  const texts = [
    mark,
    ...Object.values(ids),
    ...Object.values(thread),
    confirmingRun,
    ...Object.values(secrets),
  ];
  return [...texts, assistant.clientId, assistant.clientSecret, organisation.id, organisation.corpId];
}
