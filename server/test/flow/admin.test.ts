import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const Counts = z.object({
  counts: z.array(
    z.object({ id: z.string(), grants: z.number(), people: z.number(), lastUsedAt: z.string().nullable() }),
  ),
});
const Names = z.object({ names: z.array(z.object({ id: z.string(), name: z.string() })) });
const Overview = z.object({
  approvals: z.number(),
  people: z.number(),
  applications: z.number(),
  assistants: z.number(),
});
const Members = z.object({
  members: z.array(z.object({ account: z.string(), lastSeenAt: z.string().nullable() })),
  next: z.string().nullable(),
});

const countsOf = async ({ builder }: Pick<Given, "builder">, query: string) =>
  read(await builder.send("GET", `/api/grants/counts?${query}`), 200, Counts).counts;

async function givenAllowed() {
  const given = await givenAssistantWithSkill(world);
  const bob = await given.organisation.person("Bob");
  await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
  await bob.allows(await bob.says(given.assistant, question), { duration: "always" });
  return { ...given, bob };
}

describe("an admin is told what stands behind", () => {
  test("an application, an assistant and a person: grants, people, the last use", async () => {
    const given = await givenAllowed();
    const { assistant, alice, bob } = given;
    const query = `applications=${assistant.applicationId}&assistants=${assistant.id}&people=${alice.id}`;

    await expect.poll(async () => (await countsOf(given, query))[0]?.lastUsedAt).not.toBeNull();
    const counts = new Map((await countsOf(given, query)).map((count) => [count.id, count]));
    expect(counts.get(assistant.applicationId)).toMatchObject({ grants: 2, people: 2 });
    expect(counts.get(assistant.id)).toMatchObject({ grants: 2, people: 2 });
    expect(counts.get(alice.id)).toMatchObject({ grants: 1, people: 1 });

    await bob.revokes(await bob.grant());
    expect(await countsOf(given, `applications=${assistant.applicationId}`)).toMatchObject([
      { grants: 1, people: 1 },
    ]);
    await alice.revokes(await alice.grant());
    expect(await countsOf(given, query)).toEqual([]);
  });

  test("of their own organisation alone", async () => {
    const { assistant, alice } = await givenAllowed();
    const other = await givenAssistantWithSkill(world);
    const query = `applications=${assistant.applicationId}&assistants=${assistant.id}&people=${alice.id}`;

    expect(await countsOf(other, query)).toEqual([]);
  });
});

test("ids have names: of people, applications, assistants and skills, of one's own organisation alone", async () => {
  const { alice, builder, assistant, organisation } = await givenAssistantWithSkill(world);
  const other = await givenAssistantWithSkill(world);
  const ids = [alice.id, assistant.id, assistant.applicationId, "run_unknown", "system"].join(",");

  const { names } = read(await builder.send("GET", `/api/names?ids=${ids}`), 200, Names);
  expect(names.map(({ id }) => id).toSorted()).toEqual(
    [alice.id, assistant.id, assistant.applicationId].toSorted(),
  );
  expect(names.every(({ name }) => name !== "")).toBe(true);
  expect(read(await other.builder.send("GET", `/api/names?ids=${ids}`), 200, Names).names).toEqual([]);
  expect(organisation).toBeDefined();
});

test("how much there is stands beside an admin's pages, and follows what happens", async () => {
  const { builder, organisation, assistant } = await givenAssistantWithSkill(world);
  const overview = async () => read(await builder.send("GET", "/api/overview"), 200, Overview);
  const before = await overview();

  await organisation.person("Somebody");
  const path = `/api/applications/${assistant.applicationId}/permissions`;
  await builder.send("POST", path, { codes: ["qyapi_get_member"] });

  expect(before).toMatchObject({ applications: 1, assistants: 1 });
  expect(await overview()).toEqual({
    ...before,
    people: before.people + 1,
    approvals: before.approvals + 1,
  });
});

test("people are found by their words, by role and by whether they are disabled, page by page", async () => {
  const { builder, organisation } = await givenAssistantWithSkill(world);
  const people = await Promise.all(
    ["Mira Lopez", "mira chen", "Zed 100%"].map((name) => organisation.person(name)),
  );
  const list = async (query: string) =>
    read(await builder.send("GET", `/api/members?${query}`), 200, Members);
  const accounts = async (query: string) => (await list(query)).members.map(({ account }) => account);
  const [lopez, chen, zed] = people.map(({ account }) => account);

  expect((await accounts("q=MIRA")).toSorted()).toEqual([lopez, chen].toSorted());
  expect(await accounts("q=lopez+mira")).toEqual([lopez]);
  expect(await accounts("q=%25")).toEqual([zed]);
  expect(await accounts("q=nobody")).toEqual([]);
  const first = await list("q=mira&limit=1");
  const second = await list(`q=mira&limit=1&cursor=${first.next}`);
  expect([...first.members, ...second.members].map(({ account }) => account).toSorted()).toEqual(
    [lopez, chen].toSorted(),
  );
  expect(second.next).toBeNull();
  await builder.send("PATCH", `/api/members/${people[2]?.id}`, { disabled: true });
  expect(await accounts("disabled=true")).toEqual([zed]);
  expect(await accounts("q=zed&disabled=false")).toEqual([]);
  expect(await accounts("q=mira&role=admin")).toEqual([]);
});

test("when a person was there last is known while they are signed in", async () => {
  const { builder, organisation } = await givenAssistantWithSkill(world);
  const away = await organisation.person("Away");
  const here = await organisation.person("Here");
  await here.send("GET", "/api/session");

  const { members } = read(await builder.send("GET", "/api/members"), 200, Members);
  const seen = new Map(members.map(({ account, lastSeenAt }) => [account, lastSeenAt]));
  expect(Date.parse(seen.get(here.account) ?? "")).toBeGreaterThan(Date.now() - 60_000);
  expect(seen.get(away.account)).toBeNull();
});

const Owner = z.object({ id: z.string(), name: z.string() });
const Application = z.object({ application: z.object({ owner: Owner }) });
const Assistants = z.object({ assistants: z.array(z.object({ id: z.string(), owner: Owner.optional() })) });

test("who made them stands beside applications and assistants, for those who may change them", async () => {
  const { builder, alice, assistant } = await givenAssistantWithSkill(world);
  const application = await builder.send("GET", `/api/applications/${assistant.applicationId}`);
  const ownerFor = async (who: typeof alice) =>
    read(await who.send("GET", "/api/assistants"), 200, Assistants).assistants.find(
      ({ id }) => id === assistant.id,
    )?.owner;

  expect(read(application, 200, Application).application.owner.id).toBe(builder.id);
  expect(await ownerFor(builder)).toMatchObject({ id: builder.id });
  expect(await ownerFor(alice)).toBeUndefined();
});

test("nobody but an admin reads any of it", async () => {
  const { alice } = await givenAssistantWithSkill(world);
  for (const path of ["overview", "names?ids=usr_a", "grants/counts", "members", "audit", "audit/count"])
    expect((await alice.send("GET", `/api/${path}`)).status).toBe(403);
});
