import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { applyFor, approveAll } from "../../server/test/world/building.ts";
import { answerOf, cardOf, type Member } from "../../server/test/world/member.ts";
import { givenAssistantForSamples } from "../../server/test/world/samples.ts";
import { read } from "../../server/test/world/session.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { type Operations, serve } from "../serve.ts";
import { serveExpenses } from "./api.ts";
import { operationsOn } from "./skill.ts";

const world = await startWorld();
const folder = import.meta.dirname;
const Words = z.object({ zh: z.string(), en: z.string() });
const Point = z.looseObject({ code: z.string(), name: Words });
const Registered = z.object({
  api: z.object({
    id: z.string(),
    revision: z.number(),
    draft: z.looseObject({ points: z.array(Point) }),
  }),
  secret: z.string().default(""),
});
type Registered = z.infer<typeof Registered>;

const inChinese: Record<string, string> = {
  "Expenses.Claim.Read": "查看报销单",
  "Expenses.Claim.Write": "提交报销单",
  "Expenses.Claims.bankAccount": "查看收款账号",
};

/** Registered from its document, looked through, and published. */
async function registered(admin: Member) {
  const document = await readFile(join(folder, "api.yaml"), "utf8");
  return read(await admin.send("POST", "/api/apis", { document }), 201, Registered);
}

async function published(admin: Member, { api }: Registered, baseUrl: string) {
  const points = api.draft.points.map((point) => ({
    ...point,
    name: { ...point.name, zh: inChinese[point.code] ?? "" },
  }));
  const content = { ...api.draft, name: { zh: "报销", en: "Expenses" }, baseUrl, points };
  const saved = await admin.send("PUT", `/api/apis/${api.id}/draft`, { content, revision: api.revision });
  const { revision } = read(saved, 200, Registered).api;
  expect(await admin.send("POST", `/api/apis/${api.id}/publish`, { revision })).toMatchObject({
    status: 201,
  });
}

/** The skill beside the API, which also keeps the tokens it was given. */
async function givenSkill(made: Awaited<ReturnType<typeof givenAssistantForSamples>>, address: string) {
  const data = await mkdtemp(join(tmpdir(), "behalf-expenses-"));
  onTestFinished(() => rm(data, { recursive: true }));
  const credentials = join(data, "credentials.json");
  const { clientId, clientSecret } = made.assistant;
  await writeFile(credentials, JSON.stringify({ clientId, clientSecret }));
  const tokens: string[] = [];
  const keeping: Operations = Object.fromEntries(
    Object.entries(operationsOn(address)).map(([name, operation]) => [
      name,
      (asked) => {
        tokens.push(asked.accessToken);
        return operation(asked);
      },
    ]),
  );
  const skill = await serve(keeping, { url: world.url, credentials, port: 0 });
  onTestFinished(skill.stop);
  await applyFor(made.builder, made.assistant, Object.keys(inChinese));
  await approveAll(made.builder);
  await made.add("expenses/skill.yaml", `http://127.0.0.1:${skill.port}`);
  await made.publish();
  return tokens;
}

const Activity = z.object({ events: z.array(z.object({ event: z.string(), api: z.string().optional() })) });
const activityOf = async (person: Member, grantId: string) =>
  read(await person.send("GET", `/api/grants/${grantId}/activity`), 200, Activity).events;

test("an API of one's own: asked for, allowed, called, seen, revoked, refused, told", async () => {
  const made = await givenAssistantForSamples(world);
  const alice = await made.organisation.person("Alice");
  const { builder: admin, assistant } = made;
  const own = await registered(admin);
  const settings = { url: world.url, apiId: own.api.id, secret: own.secret };
  const first = await serveExpenses({ ...settings, port: 0 });
  await published(admin, own, first.origin);
  const hook = { url: `${first.origin}/told`, events: ["grant.revoked"] };
  const named = await admin.send("PUT", `/api/apis/${own.api.id}/webhook`, hook);
  const { secret: webhookSecret } = read(named, 200, z.object({ secret: z.string() }));
  first.stop();
  const port = Number(new URL(first.origin).port);
  const { origin, told, stop } = await serveExpenses({ ...settings, webhookSecret, port });
  onTestFinished(stop);
  const tokens = await givenSkill(made, origin);

  const asked = await alice.says(assistant, "List my expense claims");
  expect(cardOf(asked).scopes).toMatchObject([{ code: "Expenses.Claim.Read" }]);
  const answered = await alice.allows(asked, { duration: "always" });
  expect(answerOf(answered)).toContain("Train to Hangzhou");

  const submitting = await alice.says(assistant, "Submit a claim of 30 for taxi");
  expect(cardOf(submitting).scopes).toMatchObject([{ code: "Expenses.Claim.Write" }]);
  const confirmed = await alice.confirms(await alice.allows(submitting, { duration: "once" }));
  expect(answerOf(confirmed)).toContain("submitted");
  expect(answerOf(await alice.says(assistant, "List my expense claims"))).toContain("taxi");

  const wanting = await alice.says(assistant, "Which bank account are my expenses paid to?");
  expect(cardOf(wanting).scopes.map(({ code }) => code)).toContain("Expenses.Claims.bankAccount");
  expect(answerOf(await alice.allows(wanting, { duration: "once" }))).toContain("DE02120300000000202051");

  const claim = (token: string) =>
    fetch(`${origin}/claims/c1`, { headers: { authorization: `Bearer ${token}` } });
  const [token = ""] = tokens;
  const opened = await claim(token);
  expect([opened.status, await opened.json()]).toMatchObject([200, { payee: { name: "Alice" } }]);
  expect(await (await claim(token)).text()).not.toContain("iban");
  const me = await fetch(`${world.url}/v1.0/contact/users/me`, {
    headers: { "x-acs-dingtalk-access-token": token },
  });
  expect(me.status, "the platform's own APIs are not opened by it").toBe(400);

  const grant = (await alice.grants()).find(({ scopes }) =>
    scopes.some(({ code }) => code === "Expenses.Claim.Read"),
  );
  if (grant === undefined) throw new Error("nothing is allowed");
  await expect
    .poll(() => activityOf(alice, grant.id))
    .toEqual(expect.arrayContaining([expect.objectContaining({ api: "GET /claims/{claimId}" })]));

  await alice.revokes(grant);
  const refused = await claim(token);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: "invalid_token" });
  await expect
    .poll(() => told, { timeout: 1000 })
    .toMatchObject([
      { type: "grant.revoked", data: { grantId: grant.id, codes: ["Expenses.Claim.Read"], sub: alice.id } },
    ]);
});

test("the same API in Python is opened and closed by the same permission", async (context) => {
  const made = await givenAssistantForSamples(world);
  const alice = await made.organisation.person("Alice");
  const own = await registered(made.builder);
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PORT: "0" };
  const settings = { BEHALF_URL: world.url, API_ID: own.api.id, API_SECRET: own.secret };
  const server = spawn("python3", [join(folder, "api.py")], { env: { ...env, ...settings }, stdio: "pipe" });
  onTestFinished(() => void server.kill());
  const line = await Promise.race([once(server.stdout, "data"), once(server, "error")]);
  const origin = /http:\S+/.exec(String(line[0]))?.[0];
  if (origin === undefined) return context.skip("there is no Python here");
  await published(made.builder, own, origin);
  const tokens = await givenSkill(made, origin);

  const answered = await alice.allows(await alice.says(made.assistant, "List my expense claims"), {
    duration: "always",
  });
  expect(answerOf(answered)).toContain("Train to Hangzhou");

  await alice.revokes(await alice.grant());
  const refused = await fetch(`${origin}/claims`, { headers: { authorization: `Bearer ${tokens[0]}` } });
  expect(refused.status).toBe(401);
});
