import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const CallsReply = z.object({
  calls: z.array(
    z.object({
      mode: z.string(),
      curl: z.string().nullable(),
      request: z.record(z.string(), z.unknown()),
      response: z.unknown(),
    }),
  ),
});

async function called(stream: boolean) {
  const { alice, builder, assistant, skill } = await givenAssistantWithSkill(world, { stream });
  const run = await alice.allows(await alice.says(assistant, "What is my phone number?"), {
    duration: "30d",
  });
  const seenBy = async (member: Member) =>
    read(await member.send("GET", `/api/runs/${run.id}/calls`), 200, CallsReply).calls;
  return { skill, own: await seenBy(alice), others: await seenBy(builder) };
}

test("the person whose call it was can copy it as a command, the code masked; a builder sees none of it", async () => {
  const { skill, own, others } = await called(false);

  const [code = ""] = skill.codesReceived();
  expect(own).toHaveLength(1);
  expect(own[0]?.mode).toBe("http");
  expect(own[0]?.curl).toMatch(/^curl --request 'GET' 'http:\/\/.*\/phone\?oauthAuthCode=••••/);
  expect(own[0]?.curl).toContain(`••••${code.slice(-4)}`);
  expect(own[0]?.curl).not.toContain(code);
  expect(own[0]?.request).toMatchObject({ uri: `/phone?oauthAuthCode=••••${code.slice(-4)}`, body: "" });
  expect(Object.keys(own[0]?.request ?? {}).sort()).toEqual(["body", "headers", "method", "uri"]);
  expect(others).toMatchObject([
    { mode: "http", curl: null, request: { method: "GET", uri: "", headers: {}, body: null } },
  ]);
});

test("a call over a stream says so and has no command", async () => {
  const { own } = await called(true);

  expect(own).toMatchObject([{ mode: "stream", curl: null }]);
});

test("a redirect is not followed: its status and where it leads stand in the trace, and a missing slash is said", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [weather] });
  skill.answersWith(async () => new Response(null, { status: 307, headers: { location: "/weather/?x=1" } }));

  const run = await alice.says(assistant, "Show the weather");

  expect(skill.requests()).toHaveLength(1);
  expect(answerOf(run)).toContain("one slash is missing");
  const { calls } = read(await alice.send("GET", `/api/runs/${run.id}/calls`), 200, CallsReply);
  expect(calls).toMatchObject([
    { response: { status: { code: 307 }, headers: { location: "/weather/?x=1" }, body: null } },
  ]);
});
