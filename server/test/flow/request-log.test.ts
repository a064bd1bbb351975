import { expect, test } from "vitest";
import { z } from "zod";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "../world/building.ts";
import type { Assistant, Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { addTodo, phone, skillFile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const askPhone = "What is my phone number?";
const askWeather = "What is the weather like?";

const Row = z.object({
  id: z.string(),
  at: z.string(),
  runId: z.string(),
  outcome: z.string(),
  method: z.string(),
  operationId: z.string(),
  path: z.string(),
  skill: z.object({ id: z.string(), title: z.string() }),
  version: z.number().nullable(),
  status: z.number().nullable(),
  failure: z.string().nullable(),
  sent: z.boolean().nullable(),
  transport: z.string(),
  rt: z.number().nullable(),
  person: z.object({
    alias: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
    own: z.boolean(),
  }),
});
const Rows = z.object({ requests: z.array(Row), next: z.string().nullable() });
const Counts = z.object({
  calls: z.number(),
  failed: z.number(),
  medianMs: z.number().nullable(),
  more: z.boolean(),
  bars: z.array(z.object({ from: z.string(), answered: z.number(), failed: z.number() })),
  skills: z.array(z.object({ id: z.string(), title: z.string() })),
  operations: z.array(z.string()),
  people: z.array(Row.shape.person),
});
const Detail = z.object({
  request: Row,
  bodies: z.boolean(),
  call: z.object({
    request: z.object({
      method: z.string(),
      uri: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string().nullable(),
    }),
    response: z.object({ body: z.string().nullable(), headers: z.record(z.string(), z.string()) }).nullable(),
    curl: z.string().nullable(),
    error: z.string().optional(),
  }),
  permissions: z.array(z.object({ code: z.string(), duration: z.string().nullable() })),
  code: z.object({ issuedAt: z.string(), redeemedAt: z.string().nullable() }).nullable(),
  uses: z.array(z.object({ api: z.string(), status: z.number() })),
});
const Refused = z.object({ error: z.object({ details: z.array(z.object({ path: z.string() })) }) });

/** A developer who is no admin, their skill, and two people who talk to it. */
async function givenLog() {
  const organisation = await world.organisation();
  const [alice, bob, developer, admin, skill] = await Promise.all([
    organisation.person("Alice", { locale: "en", mobile: "13912345678" }),
    organisation.person("Bob", { locale: "en" }),
    organisation.person("Developer", { locale: "en", roles: ["member", "builder", "developer"] }),
    organisation.person("Admin", { roles: ["member", "admin"] }),
    world.skill(),
  ]);
  const assistant = await createAssistant(developer, { name: "Office assistant" });
  skill.usesCredentials(assistant);
  await applyFor(developer, assistant, phone.scopes);
  await approveAll(admin);
  const operations = [phone, weather, addTodo];
  const document = skillFile({ title: "My profile", server: skill.origin, operations });
  const { id: skillId } = await addSkill(developer, assistant, document);
  await publish(developer, assistant);
  return { organisation, alice, bob, developer, admin, skill, skillId, assistant };
}

const logOf = (assistant: Pick<Assistant, "applicationId">) =>
  `/api/applications/${assistant.applicationId}/requests`;

async function rowsOf(member: Member, assistant: Assistant, query = "") {
  return read(await member.send("GET", `${logOf(assistant)}?${query}`), 200, Rows).requests;
}

async function detailOf(member: Member, assistant: Assistant, id: string) {
  return read(await member.send("GET", `${logOf(assistant)}/${id}`), 200, Detail);
}

test("an application's calls stand in its log, the latest first, each with what came of it", async () => {
  const { alice, developer, skill, skillId, assistant } = await givenLog();
  const run = await alice.allows(await alice.says(assistant, askPhone), { duration: "30d" });
  skill.answersWith(async () => new Response("{}", { status: 503 }));
  await alice.says(assistant, askWeather);

  const [failed, answered, ...others] = await rowsOf(developer, assistant);

  expect(others).toEqual([]);
  expect(answered).toMatchObject({
    runId: run.id,
    outcome: "answered",
    method: "GET",
    operationId: "getMyPhone",
    path: "/phone",
    skill: { id: skillId, title: "My profile" },
    version: 1,
    status: 200,
    failure: null,
    sent: true,
    transport: "http",
    rt: expect.any(Number),
  });
  expect(failed).toMatchObject({ outcome: "failed", operationId: "getWeather", status: 503, sent: true });
});

test("a developer tells people apart and knows none of them; an admin knows them by name, everybody themselves", async () => {
  const { organisation, alice, bob, developer, admin, assistant } = await givenLog();
  await alice.says(assistant, askWeather);
  await bob.says(assistant, askWeather);
  await alice.says(assistant, askWeather);
  await developer.says(assistant, askWeather);

  const [own, last, other, first] = (await rowsOf(developer, assistant)).map(({ person }) => person);

  expect(own).toMatchObject({ id: developer.id, name: "Developer", own: true });
  expect(last).toEqual({ alias: first?.alias, id: null, name: null, own: false });
  expect(other?.alias).not.toBe(first?.alias);
  expect((await rowsOf(admin, assistant)).map(({ person }) => person.name)).toEqual([
    "Developer",
    "Alice",
    "Bob",
    "Alice",
  ]);
  const text = JSON.stringify((await developer.send("GET", `${logOf(assistant)}/counts`)).body);
  for (const person of [alice, bob]) expect(text).not.toContain(person.id);
  expect(text).not.toMatch(/Alice|Bob/);

  const elsewhere = await createAssistant(developer, { name: "Other assistant" });
  const { origin } = await world.skill();
  await addSkill(developer, elsewhere, skillFile({ title: "Other", server: origin, operations: [weather] }));
  await publish(developer, elsewhere);
  await alice.says(elsewhere, askWeather);
  const [there] = await rowsOf(developer, elsewhere);
  expect(there?.person.alias).not.toBe(first?.alias);
  expect(organisation.id).toMatch(/^org_/);
});

test("what was said in a call is shown to whom it was made for, secrets masked, and to nobody else", async () => {
  const { alice, developer, admin, skill, assistant } = await givenLog();
  await alice.allows(await alice.says(assistant, askPhone), { duration: "30d" });
  await developer.allows(await developer.says(assistant, askPhone), { duration: "always" });
  const codes = skill.codesReceived();
  const [own, others] = await rowsOf(developer, assistant);

  const mine = await detailOf(developer, assistant, own?.id ?? "");
  expect(mine).toMatchObject({
    bodies: true,
    call: {
      request: { uri: `/phone?oauthAuthCode=••••${codes[1]?.slice(-4)}` },
      response: { body: expect.stringContaining("13800000000") },
      curl: expect.stringContaining("curl --request 'GET'"),
    },
    permissions: [
      { code: "Contact.User.Read", duration: "always" },
      { code: "Contact.User.mobile", duration: "always" },
    ],
    code: { redeemedAt: expect.any(String) },
  });
  await expect
    .poll(async () => (await detailOf(developer, assistant, own?.id ?? "")).uses)
    .toEqual([{ api: "GET /v1.0/contact/users/{unionId}", status: 200 }]);

  for (const member of [developer, admin]) {
    const answer = await member.send("GET", `${logOf(assistant)}/${others?.id}`);
    const detail = read(answer, 200, Detail);
    expect(detail).toMatchObject({
      bodies: false,
      call: {
        request: { method: "GET", uri: "", headers: {}, body: null },
        response: { headers: {}, body: null },
        curl: null,
      },
      permissions: [{ duration: "30d" }, { duration: "30d" }],
    });
    expect(detail.call).not.toHaveProperty("error");
    expect(JSON.stringify(answer.body)).not.toContain("13912345678");
  }
  expect(JSON.stringify(mine)).not.toContain(codes[1]);
});

test("what a skill said of its failure is told to whom it was made for alone", async () => {
  const { alice, developer, skill, assistant } = await givenLog();
  skill.answersWith(
    async () => new Response(JSON.stringify({ message: "no such flat: 12a" }), { status: 404 }),
  );
  await alice.says(assistant, askWeather);
  await developer.says(assistant, askWeather);
  const [own, others] = await rowsOf(developer, assistant, "status=4xx");

  expect((await detailOf(developer, assistant, own?.id ?? "")).call.error).toContain("no such flat: 12a");
  const answer = await developer.send("GET", `${logOf(assistant)}/${others?.id}`);
  expect(JSON.stringify(answer.body)).not.toContain("12a");
});

test("the log is its developer's and the admins': others, and other organisations, find nothing", async () => {
  const { organisation, alice, developer, assistant } = await givenLog();
  await alice.says(assistant, askWeather);
  const [call] = await rowsOf(developer, assistant);
  const colleague = await organisation.person("Colleague", { roles: ["member", "developer"] });
  const elsewhere = await (await world.organisation()).person("Elsewhere", { roles: ["member", "admin"] });
  const other = await createAssistant(developer, { name: "Other assistant" });

  for (const place of ["", "/counts", "/export", `/${call?.id}`]) {
    const path = `${logOf(assistant)}${place}`;
    expect((await alice.send("GET", path)).status).toBe(403);
    for (const member of [colleague, elsewhere]) expect((await member.send("GET", path)).status).toBe(404);
    expect((await developer.send("GET", path)).status).toBe(200);
  }
  expect((await developer.send("GET", `${logOf(other)}/${call?.id}`)).status).toBe(404);
  const RecentCounts = z.object({
    counts: z.array(z.object({ applicationId: z.string(), calls: z.number() })),
  });
  const recent = async (member: Member) =>
    read(await member.send("GET", "/api/request-counts"), 200, RecentCounts).counts;
  expect(await recent(developer)).toContainEqual({ applicationId: assistant.applicationId, calls: 1 });
  expect(await recent(colleague)).toEqual([]);
  expect(await recent(elsewhere)).toEqual([]);
});

test("the log is narrowed by time, outcome, skill, operation, person, way and words, and read page by page", async () => {
  const { alice, bob, developer, skill, skillId, assistant } = await givenLog();
  await alice.says(assistant, askWeather);
  skill.answersWith(async () => new Response("{}", { status: 500 }));
  await bob.says(assistant, askWeather);
  await skill.stop();
  await bob.confirms(await bob.says(assistant, "add a to-do: buy milk"));
  const all = await rowsOf(developer, assistant);
  const [lost, broken, good] = all.map(({ id }) => id);
  const found = async (query: string) => (await rowsOf(developer, assistant, query)).map(({ id }) => id);

  expect(all.map(({ operationId }) => operationId)).toEqual(["addTodo", "getWeather", "getWeather"]);
  expect(await found("status=failed")).toEqual([lost, broken]);
  expect(await found("status=2xx")).toEqual([good]);
  expect(await found("status=5xx")).toEqual([broken]);
  expect(await found("status=4xx")).toEqual([]);
  expect(await found("status=not_sent")).toEqual([lost]);
  expect(await found("status=unanswered")).toEqual([]);
  expect(await found(`skill=${skillId}`)).toHaveLength(3);
  expect(await found("skill=skl_other")).toEqual([]);
  expect(await found("operation=addTodo")).toEqual([lost]);
  expect(await found(`person=${all[2]?.person.alias}`)).toEqual([good]);
  expect(await found("transport=stream")).toEqual([]);
  expect(await found("q=WEATH")).toEqual([broken, good]);
  expect(await found("q=/todos")).toEqual([lost]);
  expect(await found("q=%25")).toEqual([]);
  expect(await found(`q=${good}`)).toEqual([good]);
  expect(await found(`q=${all[1]?.runId}`)).toEqual([broken]);
  expect(await found("q=milk")).toEqual([]);
  expect(await found(`to=${all[1]?.at}`)).toEqual([good]);
  expect(await found(`from=${all[1]?.at}&to=2100-01-01T00:00:00%2B08:00`)).toEqual([lost, broken]);

  const first = read(await developer.send("GET", `${logOf(assistant)}?limit=2`), 200, Rows);
  const rest = read(
    await developer.send("GET", `${logOf(assistant)}?limit=2&cursor=${first.next}`),
    200,
    Rows,
  );
  expect([...first.requests, ...rest.requests].map(({ id }) => id)).toEqual([lost, broken, good]);
  expect(rest.next).toBeNull();
});

test.each([
  ["from=yesterday", "from"],
  ["status=bad", "status"],
  ["skill=milk", "skill"],
  ["person=Alice", "person"],
  ["transport=pigeon", "transport"],
  ["limit=0", "limit"],
  ["cursor=milk", "cursor"],
  ["from=2026-11-27T00:00:00Z&to=2026-11-26T00:00:00Z", "to"],
  [`q=${"a".repeat(201)}`, "q"],
])("a filter that says nothing is refused by its name: %s", async (query, name) => {
  const organisation = await world.organisation();
  const developer = await organisation.person("Developer", { roles: ["member", "builder", "developer"] });
  const assistant = await createAssistant(developer, { name: "Office assistant" });

  const answer = await developer.send("GET", `${logOf(assistant)}?${query}`);

  const { details } = read(answer, 400, Refused).error;
  expect(details.map(({ path }) => path.replace(/^querystring\./, ""))).toEqual([name]);
});

test("the calls of a day are counted in bars, with what they can be narrowed by", async () => {
  const { alice, bob, developer, skill, skillId, assistant } = await givenLog();
  await alice.says(assistant, askWeather);
  skill.answersWith(async () => new Response("{}", { status: 500 }));
  await bob.says(assistant, askWeather);
  const counts = async (query = "") =>
    read(await developer.send("GET", `${logOf(assistant)}/counts?${query}`), 200, Counts);

  const all = await counts();
  expect(all).toMatchObject({ calls: 2, failed: 1, medianMs: expect.any(Number), more: false });
  expect(all.bars).toHaveLength(24);
  expect(all.bars.at(-1)).toMatchObject({ answered: 1, failed: 1 });
  expect(all.skills).toEqual([{ id: skillId, title: "My profile" }]);
  expect(all.operations).toEqual(["getWeather"]);
  expect(all.people).toHaveLength(2);

  const failed = await counts("status=failed");
  expect(failed).toMatchObject({ calls: 1, failed: 1 });
  expect(failed.bars.at(-1)).toMatchObject({ answered: 0, failed: 1 });
  expect(failed.people).toHaveLength(2);
  expect(await counts("to=2020-01-01T00:00:00Z")).toMatchObject({ calls: 0, medianMs: null, skills: [] });
});

test("the filtered calls are downloaded as a table whose cells no program runs", async () => {
  const { alice, developer, skill, assistant } = await givenLog();
  const title = '=HYPERLINK("https://example.com")';
  const evil = skillFile({ title, server: skill.origin, operations: [weather] });
  const trap = await createAssistant(developer, { name: "Trap" });
  await addSkill(developer, trap, evil);
  await publish(developer, trap);
  await alice.says(trap, askWeather);
  await alice.says(trap, askWeather);
  await alice.says(assistant, askWeather);

  const answer = await (await developer.session()).open(`${logOf(trap)}/export?status=2xx`);

  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="requests.csv"');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [head, ...lines] = bytes.subarray(3).toString().trimEnd().split("\r\n");
  expect(head).toBe(
    "at,method,operation,path,skill,outcome,status,failure,person,milliseconds,transport,call,run",
  );
  expect(lines).toHaveLength(2);
  for (const line of lines)
    expect(line).toMatch(
      /^20[^,]+Z,GET,getWeather,\/weather,"'=HYPERLINK\(""https:\/\/example.com""\)",answered,200,,[0-9a-f]{8},\d+,http,cal_[^,]+,run_[^,]+$/,
    );
});

test("each look at the log is two statements, however much stands in it", async () => {
  const { alice, developer, assistant } = await givenLog();
  for (let call = 0; call < 3; call += 1) await alice.says(assistant, askWeather);
  const [call] = await rowsOf(developer, assistant);

  for (const place of ["", "/counts?status=failed&q=a", `/${call?.id}`, "/export"]) {
    world.statements();
    await developer.send("GET", `${logOf(assistant)}${place}`);
    const asked = world.statements().filter((text) => /from application a|skill_call/.test(text));
    expect(asked.length, place).toBe(2);
  }
});
