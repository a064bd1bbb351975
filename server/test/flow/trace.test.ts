import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const CallsReply = z.object({
  calls: z.array(
    z.object({ mode: z.string(), curl: z.string().nullable(), request: z.record(z.string(), z.unknown()) }),
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
  expect(Object.keys(own[0]?.request ?? {}).sort()).toEqual(["body", "headers", "method", "uri"]);
  expect(others).toEqual([
    { mode: "http", curl: null, request: { method: "GET", uri: "", headers: {}, body: null } },
  ]);
});

test("a call over a stream says so and has no command", async () => {
  const { own } = await called(true);

  expect(own).toMatchObject([{ mode: "stream", curl: null }]);
});
