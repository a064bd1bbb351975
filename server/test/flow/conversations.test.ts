import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Conversation, Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { phone, putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const Summary = z.object({
  id: z.string(),
  title: z.string(),
  pinned: z.boolean(),
  waitsFor: z.enum(["consent", "confirm"]).nullable(),
  found: z.string().nullable(),
});
const ListReply = z.object({ conversations: z.array(Summary), next: z.string().nullable() });
const ChangeReply = z.object({ conversation: Summary.omit({ found: true }) });

async function listOf(person: Member, asked: Record<string, string> = {}) {
  return read(await person.send("GET", `/api/conversations?${new URLSearchParams(asked)}`), 200, ListReply);
}

const titlesOf = async (person: Member, asked?: Record<string, string>) =>
  (await listOf(person, asked)).conversations.map(({ title }) => title);

const change = (person: Member, { id }: Pick<Conversation, "id">, body: unknown) =>
  person.send("PATCH", `/api/conversations/${id}`, body);

/** Conversations in which these were the first words, the last one the latest. */
async function givenTalks(texts: readonly string[]) {
  const given = await givenAssistantWithSkill(world, { operations: [phone, weather, putTodo] });
  const { alice, assistant } = given;
  const talks: Conversation[] = [];
  for (const text of texts) {
    const talk = await alice.startsConversation(assistant);
    await alice.says(talk, text);
    talks.push(talk);
  }
  return { ...given, talks };
}

test("a conversation is called by its first words, on one line, until its person calls it something", async () => {
  const { alice, assistant } = await givenTalks([]);
  const said = await alice.startsConversation(assistant);
  await alice.says(said, "今天\n\n天气\t怎么样");
  const named = await alice.startsConversation(assistant);
  await change(alice, named, { title: "  Trip to\nHangzhou " });
  await alice.says(named, "今天天气怎么样");

  expect(await titlesOf(alice)).toEqual(["Trip to Hangzhou", "今天 天气 怎么样"]);

  const renamed = read(await change(alice, said, { title: "天气" }), 200, ChangeReply);
  expect(renamed.conversation).toMatchObject({ id: said.id, title: "天气", pinned: false });
  // It stays where it stood.
  expect(await titlesOf(alice)).toEqual(["Trip to Hangzhou", "天气"]);
});

test("pinned conversations stand first, over the pages of the list too", async () => {
  const { alice, talks } = await givenTalks(["one", "two", "three", "four"]);
  const [one, two] = talks;
  await change(alice, { id: one?.id ?? "" }, { pinned: true });
  await change(alice, { id: two?.id ?? "" }, { pinned: true });
  await change(alice, { id: two?.id ?? "" }, { pinned: false });

  const titles: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page: z.infer<typeof ListReply> = await listOf(alice, {
      limit: "1",
      ...(next && { cursor: next }),
    });
    titles.push(...page.conversations.map(({ title }) => title));
    next = page.next;
  }

  expect(titles).toEqual(["one", "four", "three", "two"]);
  expect((await listOf(alice)).conversations.map(({ pinned }) => pinned)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a search finds titles and what was said, whatever the case, in Chinese too, in one's own conversations alone", async () => {
  const { alice, organisation, assistant, talks } = await givenTalks([
    "今天天气怎么样",
    "Show the WEATHER in Hangzhou",
    "hello 100%",
  ]);
  const [first] = talks;
  await change(alice, { id: first?.id ?? "" }, { title: "Plans" });
  const bob = await organisation.person("Bob");
  await bob.says(assistant, "天气 weather");

  expect(await titlesOf(alice, { q: "plan" })).toEqual(["Plans"]);
  expect(await titlesOf(alice, { q: "weather in" })).toEqual(["Show the WEATHER in Hangzhou"]);
  expect(await titlesOf(alice, { q: "0%" })).toEqual(["hello 100%"]);
  expect(await titlesOf(alice, { q: "%" })).toEqual(["hello 100%"]);
  expect(await titlesOf(alice, { q: "nowhere" })).toEqual([]);
  expect((await listOf(alice, { q: "天气怎" })).conversations).toMatchObject([
    { title: "Plans", found: "今天天气怎么样" },
  ]);
  expect((await listOf(alice, { q: "plans" })).conversations).toMatchObject([{ found: null }]);
  expect(await titlesOf(alice, { q: " " })).toHaveLength(3);
});

test("what a search found in a long message is shown around the words, and is one line", async () => {
  const { alice, talks } = await givenTalks([`${"天气 ".repeat(60)}\nthe Needle is here${" x".repeat(200)}`]);
  const [talk] = talks;
  await change(alice, { id: talk?.id ?? "" }, { title: "Hay" });

  const { conversations } = await listOf(alice, { q: "needle" });

  expect(conversations[0]?.found).toMatch(/^….*the Needle is here.*…$/);
  expect(conversations[0]?.found?.length).toBeLessThanOrEqual(101);
});

test("a conversation that waits says for what, and those alone are listed, until the word is given", async () => {
  const { alice, talks } = await givenTalks([question, "今天天气怎么样", "add a to-do: buy milk"]);
  const kinds = async (asked?: Record<string, string>) =>
    (await listOf(alice, asked)).conversations.map(({ waitsFor }) => waitsFor);

  expect(await kinds()).toEqual(["confirm", null, "consent"]);
  expect(await kinds({ waiting: "true" })).toEqual(["confirm", "consent"]);

  const [asking] = talks;
  const { body } = await alice.send("GET", `/api/conversations/${asking?.id}`);
  const { conversation, run } = z
    .object({ conversation: z.object({ waitsFor: z.string() }), run: z.object({ id: z.string() }) })
    .parse(body);
  expect(conversation.waitsFor).toBe("consent");
  await alice.send("POST", `/api/runs/${run.id}/cancel`, {});

  expect(await kinds({ waiting: "true" })).toEqual(["confirm"]);
});

test("another's conversation is neither renamed nor pinned, nor is one that is gone", async () => {
  const { alice, builder, talks } = await givenTalks(["今天天气怎么样"]);
  const [talk = { id: "", assistantId: "" }] = talks;
  const { alice: stranger } = await givenTalks([]);

  for (const somebody of [builder, stranger])
    expect(await change(somebody, talk, { title: "mine", pinned: true })).toMatchObject({ status: 404 });
  expect((await listOf(alice)).conversations).toMatchObject([{ title: "今天天气怎么样", pinned: false }]);

  await alice.send("DELETE", `/api/conversations/${talk.id}`);
  expect(await change(alice, talk, { pinned: true })).toMatchObject({ status: 404 });
});

test.each([
  [{ title: "" }, "title"],
  [{ title: " \n " }, "title"],
  [{ title: "x".repeat(101) }, "title"],
  [{ title: 7 }, "title"],
  [{ pinned: "yes" }, "pinned"],
])("a change of %j is refused with its place", async (body, path) => {
  const { alice, talks } = await givenTalks(["今天天气怎么样"]);

  const answer = await change(alice, { id: talks[0]?.id ?? "" }, body);

  expect(answer).toMatchObject({
    status: 400,
    body: { error: { details: [{ path: expect.stringContaining(path) }] } },
  });
  expect(await titlesOf(alice)).toEqual(["今天天气怎么样"]);
});

test.each([`q=${"x".repeat(101)}`, "waiting=perhaps", "cursor=abc", "limit=0"])(
  "a list with %s is refused with its place",
  async (query) => {
    const { alice } = await givenTalks([]);
    const [path] = query.split("=");

    expect(await alice.send("GET", `/api/conversations?${query}`)).toMatchObject({
      status: 400,
      body: { error: { details: [{ path: expect.stringContaining(path ?? "") }] } },
    });
  },
);

test("the list is one statement, with a search and with what waits", async () => {
  const { alice } = await givenTalks(["今天天气怎么样", question]);
  await alice.session();
  for (const asked of [{}, { q: "天气" }, { waiting: "true" }]) {
    world.statements();
    await listOf(alice, asked);
    const asking = world.statements().filter((text) => text.includes("from conversation c"));
    expect(asking, JSON.stringify(asked)).toHaveLength(1);
  }
});

test("thousands of conversations are listed in the order of their index, and those that wait found by theirs", async () => {
  const { alice, talks } = await givenTalks([question]);
  await sql`
    insert into conversation (organisation_id, id, assistant_id, person_id, title, updated_at)
    select c.organisation_id, 'con_' || n, c.assistant_id, c.person_id, 'Talk ' || n, now() - make_interval(mins => n)
      from conversation c, generate_series(1, 3000) n where c.id = ${talks[0]?.id}`.execute(world.ctx.db);
  await sql`analyze conversation, run`.execute(world.ctx.db);

  const listing = await planOf(() => listOf(alice));
  expect(listing).toContain("Index Scan using conversation_person");
  expect(listing).not.toContain("Sort");
  expect(await planOf(() => listOf(alice, { waiting: "true" }))).toContain("run_waiting");
});

/** How PostgreSQL goes about the one statement that lists conversations, whatever its parameters. */
async function planOf(work: () => Promise<unknown>): Promise<string> {
  world.statements();
  await work();
  const [statement = ""] = world.statements().filter((text) => text.includes("from conversation c"));
  const rows = await world.ctx.db.transaction().execute(async (db) => {
    // A table of a few rows is read whole however good its index is.
    await sql`set local enable_seqscan = off`.execute(db);
    return (await sql<Record<string, string>>`explain (generic_plan) ${sql.raw(statement)}`.execute(db)).rows;
  });
  return rows.flatMap((row) => Object.values(row)).join("\n");
}
