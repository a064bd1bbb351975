import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "../world/building.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Assistant, answerOf, asksNothing, cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "What is my phone number?";

const ConnectionsReply = z.object({
  connections: z.array(z.object({ here: z.boolean(), address: z.string(), calls: z.number() })),
  addresses: z.array(z.object({ address: z.string() })),
  recent: z.array(z.object({ event: z.string(), address: z.string().nullable() })),
});

async function connectionsOf(builder: Member, { applicationId }: Assistant) {
  const answer = await builder.send("GET", `/api/applications/${applicationId}/connections`);
  return read(answer, 200, ConnectionsReply);
}

/** The story once: asked, allowed, answered; with what the skill saw of it. */
async function story(stream: boolean) {
  const { organisation, assistant, skill } = await givenAssistantWithSkill(world, { stream });
  const alice = await organisation.person("Alice", { locale: "en", mobile: "13912345678" });
  const asked = await alice.says(assistant, question);
  const { scopes, skill: onCard } = cardOf(asked);
  expect(skill.requests()).toEqual([]);
  const run = await alice.allows(asked, { duration: "30d" });
  const again = await alice.says(assistant, question);
  expect(asksNothing(again)).toBe(true);
  return { alice, skill, run, onCard, scopes: scopes.map(({ code }) => code), answer: answerOf(run) };
}

test("the seed story over stream mode and over HTTP gives the same answer, from the same request", async () => {
  const overHttp = await story(false);
  const overStream = await story(true);

  expect(overStream.answer).toContain("13912345678");
  expect(overStream.answer).toBe(overHttp.answer);
  expect(overStream.scopes).toEqual(overHttp.scopes);
  expect(overStream.skill.errors()).toEqual([]);
  const seen = ({ skill }: typeof overHttp) =>
    skill.requests().map(({ method, path, query }) => ({ method, path, parameters: Object.keys(query) }));
  expect(seen(overStream)).toEqual(seen(overHttp));
  expect(new Set(overStream.skill.codesReceived()).size).toBe(2);
  expect(overStream.skill.tokens()).toHaveLength(2);
});

test("the trace of a call over stream mode has the shape of one over HTTP, the code masked", async () => {
  const { alice, run, skill } = await story(true);
  const calls = await alice.send("GET", `/api/runs/${run.id}/calls`);

  const [code = ""] = skill.codesReceived();
  expect(calls.body).toMatchObject({
    calls: [
      {
        operationId: "getMyPhone",
        outcome: "answered",
        request: {
          method: "GET",
          uri: `/phone?oauthAuthCode=••••${code.slice(-4)}`,
          body: "",
        },
        response: { status: { code: 200, message: "OK" }, body: '{"mobile":"13912345678"}' },
      },
    ],
  });
  expect(JSON.stringify(calls.body)).not.toContain(code);
});

test("denied, a stream skill is not called at all", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { stream: true });

  const run = await alice.denies(await alice.says(assistant, question));

  expect(run.status).toBe("completed");
  expect(skill.requests()).toEqual([]);
});

test("a skill that is not connected is told of as one that cannot be reached", async () => {
  const { alice, builder, assistant, skill } = await givenAssistantWithSkill(world, { stream: true });
  await skill.stop();
  await expect.poll(async () => (await connectionsOf(builder, assistant)).connections).toEqual([]);

  const run = await alice.allows(await alice.says(assistant, question));

  expect(run.status).toBe("completed");
  expect(answerOf(run)).toMatch(/not be reached|not connected/i);
});

test("a secret revoked while the skill is connected ends its connection; with the new one it is back", async () => {
  const { alice, builder, assistant, skill } = await givenAssistantWithSkill(world, { stream: true });
  const rotated = await builder.send("POST", `/api/applications/${assistant.applicationId}/secret`, {
    revokeOld: true,
  });
  const { clientSecret } = read(rotated, 201, z.object({ clientSecret: z.string() }));
  await expect.poll(async () => (await connectionsOf(builder, assistant)).connections).toEqual([]);

  skill.usesCredentials({ ...assistant, clientSecret });
  await skill.ready();

  const run = await alice.allows(await alice.says(assistant, question));
  expect(answerOf(run)).toContain("13800000000");
});

test("its developer sees the connection, where it comes from and what happened to it; another developer nothing", async () => {
  const { organisation, alice, builder, assistant } = await givenAssistantWithSkill(world, { stream: true });
  await alice.allows(await alice.says(assistant, question));

  const address = "127.0.0.1";
  expect(await connectionsOf(builder, assistant)).toEqual({
    connections: [{ here: true, address, calls: expect.any(Number) }],
    addresses: [{ address }],
    recent: [
      { event: "stream.connected", address },
      { event: "stream.new_address", address },
    ],
  });
  const other = await organisation.person("Other", { roles: ["member", "developer"] });
  const refused = await other.send("GET", `/api/applications/${assistant.applicationId}/connections`);
  expect(refused.status).toBe(404);
});

const example = resolve(import.meta.dirname, "../../../examples/over-stream");

/** The example as its README runs it, until the test is over. */
async function runExample({ clientId, clientSecret }: Assistant): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "behalf-example-"));
  const file = join(folder, "credentials.json");
  await writeFile(file, JSON.stringify({ clientId, clientSecret }));
  const env = { PATH: process.env.PATH, BEHALF_URL: world.url, CREDENTIALS_FILE: file };
  const child = spawn(process.execPath, [join(example, "skill.ts")], { env, stdio: "ignore" });
  onTestFinished(async () => {
    child.kill();
    await rm(folder, { recursive: true });
  });
}

test("the example of a skill in stream mode does what its README says", async () => {
  const organisation = await world.organisation();
  const roles = ["member", "builder", "developer", "admin"] as const;
  const builder = await organisation.person("Builder", { roles: [...roles] });
  const alice = await organisation.person("Alice", { mobile: "13912345678" });
  const assistant = await createAssistant(builder, { name: "Personal assistant" });
  await applyFor(builder, assistant, ["Contact.User.Read", "Contact.User.mobile"]);
  await approveAll(builder);
  await addSkill(builder, assistant, await readFile(join(example, "skill.yaml"), "utf8"));
  await publish(builder, assistant);
  await runExample(assistant);
  const connections = async () => (await connectionsOf(builder, assistant)).connections.length;
  await expect.poll(connections, { timeout: 15_000 }).toBe(1);

  const run = await alice.allows(await alice.says(assistant, question));

  expect(answerOf(run)).toContain("13912345678");
});
