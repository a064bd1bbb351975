import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { unconnectedRoutes } from "../../src/app/describe-api.ts";
import { entriesOf } from "../../src/platform/http/access.ts";
import type { Description } from "../../src/platform/http/open-api.ts";
import { type Belongings, givenBelongings, privateTextsOf } from "../attack/belongings.ts";
import { type Attack, requestsOf } from "../attack/requests.ts";
import { rowsOf } from "../attack/rows.ts";
import { sampled } from "../world/sampled.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const contract: Description = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../../openapi.json"), "utf8"),
);
const routes = new Map(unconnectedRoutes().map((route) => [route.operationId, route]));

/** Those that would end what the others need come last. */
const lastOnes = [
  "deleteEvent",
  "deleteTodoTask",
  "removeApplicationWebhook",
  "removeApiWebhook",
  "withdrawPermission",
  "revokeGrantScope",
  "revokeGrant",
  "deleteConversation",
  "stopSharingAssistantAction",
  "deleteManagedAssistant",
  "deleteAssistantMessage",
  "deleteAssistantThread",
  "removeSkill",
  "removeApi",
  "deleteAssistant",
  "revokeAllGrants",
  "updateMember",
  "signOut",
];
const inOrder = (attacks: readonly Attack[]) =>
  attacks.toSorted((one, other) => lastOnes.indexOf(one.operationId) - lastOnes.indexOf(other.operationId));

/** What an operation may name without being refused, because it is no more than a text there. */
const onlyTexts: Record<string, string> = {
  // A rule may name a skill that is not there (any more): it is passed over.
  updateAssistant: "skl",
  // So may the operation that is expected of a test phrase: it is not the one that is found.
  tryPhrases: "skl",
  // Narrows a list of one's own, which is empty then.
  listRequests: "skl",
  countRequests: "skl",
  exportRequests: "skl",
  // Not looked at beside a code.
  issueUserToken: "refreshToken",
};

/** A client that proved who it is burns a code of another's by presenting it, whosever it is; that is an event there, and told. */
const burns: Record<string, readonly string[]> = {
  issueUserToken: ["audit_event", "oauth_code", "code_misuse", "notice"],
};

/** Each request with all that it names of theirs; then each thing of theirs amid one's own. */
function attacksOn(theirs: Belongings, own: Belongings): Attack[] {
  const all = requestsOf(contract, (kind) => (kind === "own" ? own : theirs));
  const mixed = [...new Set(all.flatMap(({ names }) => names))].flatMap((name) =>
    requestsOf(contract, (kind) => (kind === name ? theirs : own)).filter(
      ({ operationId, names }) => names.includes(name) && onlyTexts[operationId] !== name,
    ),
  );
  const isForAnyone = ({ operationId }: Attack) =>
    entriesOf(routes.get(operationId)?.access ?? []).some(({ kind }) => kind === "anyone");
  // Whoever has all of what proves who they are is them.
  const unproved = all.filter((attack) => !isForAnyone(attack) || attack.names.length === 0);
  return inOrder([...unproved, ...mixed.filter((attack) => !isForAnyone(attack) || attack.names.length > 1)]);
}

interface Answered {
  status: number;
  text: string;
}

async function call(headers: Record<string, string>, { method, path, body }: Attack): Promise<Answered> {
  const answer = await fetch(world.url + path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    signal: AbortSignal.timeout(10_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.headers.get("content-type")?.includes("event-stream"))
    return { status: answer.status, text: await answer.text() };
  const first = await answer.body?.getReader().read();
  return { status: answer.status, text: Buffer.from(first?.value ?? []).toString() };
}

/** Everybody of an organisation, as what they send with a request. */
async function principalsOf({
  people,
  builder,
  alice,
  secrets,
}: Belongings): Promise<[string, Record<string, string>][]> {
  const sessions = Object.entries({ ...people, "all roles": builder, alice }).map(
    async ([role, member]): Promise<[string, Record<string, string>]> => {
      const { cookie, csrfToken } = await member.session();
      return [role, { cookie, "x-csrf-token": csrfToken }];
    },
  );
  const tokens = (["accessToken", "meToken", "appToken"] as const).map(
    (kind): [string, Record<string, string>] => [kind, { "x-acs-dingtalk-access-token": secrets[kind] }],
  );
  return [...(await Promise.all(sessions)), ...tokens];
}

const [mark, ownMark] = ["Zanzibar", "Attackers"];

test("whoever is of one organisation gets nothing of another's and changes nothing there, on any route (T15)", async () => {
  const theirs = await givenBelongings(world, mark);
  const own = await givenBelongings(world, ownMark);
  const attacks = attacksOn(theirs, own);
  const texts = privateTextsOf(theirs);
  // Their own uses of what they allow are written a moment after they were answered.
  await sleep(1_500);
  const before = await rowsOf(world.ctx.db, theirs.organisation.id);
  expect(new Set(attacks.map(({ operationId }) => operationId)).size).toBeGreaterThan(50);
  expect(texts.filter((text) => text.length < 6)).toEqual([]);

  const faults: string[] = [];
  for (const [who, headers] of sampled(await principalsOf(own), 3))
    for (const attack of attacks) {
      const { status, text } = await call(headers, attack);
      const named = `${who}: ${attack.method} ${attack.path} ${JSON.stringify(attack.body)?.slice(0, 300) ?? ""} → ${status}`;
      const unsaid = texts.filter((each) => !JSON.stringify(attack).includes(each));
      if (unsaid.some((each) => text.includes(each))) faults.push(`${named} tells ${text.slice(0, 300)}`);
      if (!isRefused(attack, { status, text })) faults.push(`${named} ${text.slice(0, 200)}`);
      const after = await rowsOf(world.ctx.db, theirs.organisation.id);
      const changes = changed(before, after).filter((table) => !burns[attack.operationId]?.includes(table));
      if (changes.length > 0) faults.push(`${named} changed ${changes.join(", ")}`);
      Object.assign(before, after);
    }

  expect(faults).toEqual([]);
});

/** Before their rows can change at any request, it is seen that the requests are real: their own people may make them. */
test("the same requests find what they name when one's own people make them", async () => {
  const theirs = await givenBelongings(world, mark);
  const principals = await principalsOf(theirs);
  const asked = requestsOf(contract, () => theirs).filter(({ names }) => names.length > 0);
  const faults: string[] = [];
  for (const attack of inOrder(asked)) {
    const answers: Answered[] = [];
    for (const [, headers] of principals.toReversed()) {
      answers.push(await call(headers, attack));
      const { status = 0, text = "" } = answers.at(-1) ?? {};
      if (![401, 403, 404].includes(status) && !text.includes("tokenTypeError")) break;
    }
    const { status = 0, text = "" } = answers.at(-1) ?? {};
    if ([400, 401, 403, 404].includes(status) || status >= 500)
      faults.push(`${attack.operationId} ${JSON.stringify(attack.body)} → ${status} ${text.slice(0, 300)}`);
  }

  expect(asked.length).toBeGreaterThan(30);
  expect(faults).toEqual([]);
});

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);

/** The assistant API refuses with 500, by the wire format. */
const saysNotThere = /"code":"(?:thread|message|run|assistant|create|privatedelete)\.[a-z.]+"/;

/** What names nobody is one's own; a list may be asked for with anything, and is empty then. */
function isRefused({ names, operationId, method }: Attack, { status, text }: Answered): boolean {
  if (names.length === 0) return status < 500;
  const isList = method === "GET" && routes.get(operationId)?.params === undefined;
  if (isList && status === 200) return /"\w+":\[\]/.test(text);
  return status >= 400 && (status < 500 || saysNotThere.test(text));
}
