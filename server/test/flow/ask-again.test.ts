import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf, confirmationOf } from "../world/member.ts";
import { phone, putTodo } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";
const codes = ["InvalidAuthentication", "Forbidden.AccessDenied.AccessTokenPermissionDenied"];
const refusal = (code: string) => ({ success: false, code, requestId: "r-1" });

/** A skill that is at work while its person takes the permission away, and says so. */
async function givenRevokedMeanwhile(code: string, operation = phone) {
  const ground = await givenAssistantWithSkill(world, { operations: [operation] });
  const { alice, skill } = ground;
  let calls = 0;
  skill.answersWith(async () => {
    calls++;
    if (calls > 1) return { mobile: "13800000000" };
    await alice.revokes(await alice.grant());
    return refusal(code);
  });
  return ground;
}

test.each(codes)("a skill that says %s is called again once the person allows it again", async (code) => {
  const { alice, assistant, skill } = await givenRevokedMeanwhile(code);

  const run = await alice.allows(await alice.says(assistant, question), { duration: "always" });
  expect(cardOf(run).scopes).toHaveLength(2);
  expect(skill.requests()).toHaveLength(1);

  const ended = await alice.allows(run);
  expect(answerOf(ended)).toContain("13800000000");
  expect(answerOf(ended)).not.toContain(code);
  expect(new Set(skill.codesReceived()).size).toBe(2);
});

test("who does not allow it again ends it there", async () => {
  const { alice, assistant, skill } = await givenRevokedMeanwhile("InvalidAuthentication");

  const run = await alice.denies(await alice.allows(await alice.says(assistant, question)));

  expect(run.status).toBe("completed");
  expect(skill.requests()).toHaveLength(1);
});

test("a skill is not believed while our own records show the permission", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  skill.answersWith(async () => refusal("InvalidAuthentication"));

  const run = await alice.allows(await alice.says(assistant, question), { duration: "always" });

  expect(run.status).toBe("completed");
  expect(skill.requests()).toHaveLength(1);
});

test("it brings the card back once in a run, however often it says so", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  skill.answersWith(async () => {
    await alice.revokes(await alice.grant());
    return refusal("InvalidAuthentication");
  });

  const asked = await alice.allows(await alice.says(assistant, question));
  const run = await alice.allows(asked);

  expect(run.status).toBe("completed");
  expect(skill.requests()).toHaveLength(2);
});

test("a call that is confirmed before it runs is confirmed again", async () => {
  const { alice, assistant, skill } = await givenRevokedMeanwhile("InvalidAuthentication", {
    ...phone,
    more: { "x-dingtalk-params-confirm": true },
  });

  const first = await alice.confirms(await alice.allows(await alice.says(assistant, question)));
  const second = await alice.allows(first);

  expect(confirmationOf(second).reason).toBe("file");
  expect(skill.requests()).toHaveLength(1);
  expect((await alice.confirms(second)).status).toBe("completed");
  expect(skill.requests()).toHaveLength(2);
});

test("a write that runs without asking otherwise is not run a second time without asking", async () => {
  const operations = [{ ...putTodo, scopes: ["Todo.PersonalTodo.Write"] }];
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations });
  skill.answersWith(async () => {
    if (skill.requests().length < 2) return { ok: true };
    await alice.revokes(await alice.grant());
    return refusal("InvalidAuthentication");
  });
  const request = "add a to-do: buy milk";
  const first = await alice.allows(await alice.says(assistant, request), { duration: "always" });
  await alice.confirms(first, { remember: true });

  const run = await alice.allows(await alice.says(assistant, request));

  expect(confirmationOf(run).reason).toBe("write");
  expect(skill.requests()).toHaveLength(2);
});
