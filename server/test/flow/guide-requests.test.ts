import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { calendarScopes } from "../world/calendars.ts";
import { delegatedToken } from "../world/delegated-token.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { dayFromNow, plans } from "../world/samples.ts";
import { startWorld } from "../world/world.ts";

// The guide of what a token opens: each of its requests is sent as it stands there, and none is missing.

const world = await startWorld();
const root = resolve(import.meta.dirname, "../../..");

interface Written {
  method: string;
  path: string;
  body: string;
}

function requestsOf(page: string): Written[] {
  const text = readFileSync(resolve(root, page), "utf8");
  return [...text.matchAll(/```http\n(\w+) (\S[^\n]*)\n([\s\S]*?)```/g)].map(
    ([, method = "", path = "", body = ""]) => ({ method, path, body: body.trim() }),
  );
}

const requests = requestsOf("docs/what-a-token-opens.md");
const scopes = [
  "Contact.User.Read",
  "Contact.User.mobile",
  ...calendarScopes,
  "Todo.PersonalTodo.Write",
  "Todo.Todo.Read",
  "Todo.Todo.Write",
];

test("each request is answered as the guide says", async () => {
  const given = await givenAssistantWithSkill(world, { approved: scopes });
  const { organisation, alice } = given;
  const colleague = await organisation.person("Boss");
  const token = await delegatedToken(world, given, alice, scopes);
  const tomorrow = dayFromNow(1);
  const invited = { summary: "Budget", day: tomorrow, from: "11:00", to: "12:00", with: [alice] };
  const known = new Map([
    ["me", alice.unionId],
    ["colleague", colleague.unionId],
    ["today", dayFromNow(0)],
    ["tomorrow", tomorrow],
    ["next week", dayFromNow(7)],
    ["invitedId", await plans(world, organisation, colleague, invited)],
  ]);
  const filled = (text: string) =>
    text.replace(/\{([a-zA-Z ]+)\}/g, (whole, name: string) => known.get(name) ?? whole);

  const refused: unknown[] = [];
  for (const { method, path, body } of requests) {
    const answer = await fetch(world.url + filled(path), {
      method,
      headers: {
        "x-acs-dingtalk-access-token": token,
        ...(body !== "" && { "content-type": "application/json" }),
      },
      ...(body !== "" && { body: filled(body) }),
    });
    const said = await answer.text();
    if (!answer.ok) refused.push([method, path, said]);
    if (method !== "POST" || !answer.ok) continue;
    const { id } = z.looseObject({ id: z.string().optional() }).parse(JSON.parse(said || "{}"));
    if (id !== undefined) known.set(path.endsWith("/events") ? "eventId" : "taskId", id);
  }

  expect(refused).toEqual([]);
});

test("the guide names every route that a person's token opens, in both languages", () => {
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(readFileSync(resolve(root, "server/openapi.json"), "utf8")));
  const routes = Object.entries(paths)
    .filter(([path]) => /^\/v1\.0\/(?:contact|calendar|todo|oauth2\/authRules)\//.test(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  const anyId = (line: string) =>
    line
      .replace(/\?.*/, "")
      .replace(/\/users\/(?:me|\{\w+\})/, "/users/{}")
      .replace(/\/calendars\/(?:primary|\{\w+\})/, "/calendars/{}")
      .replaceAll(/\{\w+\}/g, "{}");

  expect(routes.length).toBeGreaterThan(20);
  expect(requests.map(({ method, path }) => anyId(`${method} ${path}`)).sort()).toEqual(
    routes.map(anyId).sort(),
  );
  expect(requestsOf("docs/zh/what-a-token-opens.md")).toEqual(requests);
});
