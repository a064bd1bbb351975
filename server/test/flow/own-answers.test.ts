import { describe, expect, test } from "vitest";
import { z } from "zod";
import { publish } from "../world/building.ts";
import { RunReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, type Conversation, type Member } from "../world/member.ts";
import { callTo, keyOf, scriptedPlanner } from "../world/scripted-planner.ts";
import { read } from "../world/session.ts";
import { phone, putTodo, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const planner = scriptedPlanner();
const scripted = await startWorld({ planner });
const question = "我的手机号是多少？";

const Pressable = z.object({
  run: z.object({
    message: z.object({
      choices: z.array(
        z.object({ id: z.string(), label: z.string(), kind: z.string(), ends: z.boolean().optional() }),
      ),
    }),
  }),
});

async function choicesOf(person: Member, { id }: { id: string }) {
  return read(await person.send("GET", `/api/runs/${id}`), 200, Pressable).run.message.choices;
}

const sends = (person: Member, { id }: Conversation, body: object) =>
  person.send("POST", `/api/conversations/${id}/messages`, body);

async function presses(person: Member, talk: Conversation, choice: { id: string; label: string }) {
  const answer = await sends(person, talk, { text: choice.label, choiceId: choice.id });
  return person.waitsFor(read(answer, 202, RunReply).run);
}

/** A person who has allowed a skill to read their number. */
async function givenAllowed() {
  const given = await givenAssistantWithSkill(world, {
    title: "手机号 / Phone number",
    operations: [phone, weather],
  });
  const { alice, assistant, skill } = given;
  const talk = await alice.startsConversation(assistant);
  await alice.allows(await alice.says(talk, question), { duration: "30d" });
  const called = skill.requests().length;
  return { ...given, talk, calledSince: () => skill.requests().length - called };
}

describe("the platform answers itself, in the language of the question, and calls nothing:", () => {
  test.each([
    ["What have I allowed?", "Read your mobile number"],
    ["我都授权过什么？", "个人手机号信息"],
    ["Who has seen my phone number?", "Phone number"],
    ["谁看过我的手机号？", "手机号"],
    ["have you shared my number with anyone?", "Phone number"],
    ["你把我的手机号告诉过谁吗？", "手机号"],
    ["forget my phone number", "Which permission"],
    ["忘掉我的手机号", "要收回哪一项"],
    ["What can you do?", "Show my phone number"],
    ["你能做什么？", "查看我的手机号"],
    ["never mind", "All right"],
    ["算了", "好的"],
    ["don't revoke my phone number", "nothing was taken back"],
    ["不要撤销手机号的授权", "没有收回"],
  ])("%s", async (text, told) => {
    const { alice, talk, calledSince } = await givenAllowed();

    const run = await alice.says(talk, text);

    expect(answerOf(run)).toContain(told);
    expect(run.message?.by).toBe("platform");
    expect(asksNothing(run)).toBe(true);
    expect(calledSince()).toBe(0);
    expect(await alice.grants()).toHaveLength(1);
  });

  test("to somebody who has allowed nothing too", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world);
    for (const text of [
      "revoke my phone number",
      "撤销所有授权",
      "What have I allowed?",
      "谁看过我的手机号？",
    ]) {
      const run = await alice.says(assistant, text);
      expect([run.status, asksNothing(run)], text).toEqual(["completed", true]);
    }
    expect(skill.requests()).toEqual([]);
  });
});

describe("taking back by words", () => {
  test.each(["take back everything I have allowed", "撤销我的所有授权"])(
    "%s ends what is meant as the page does, and reads nothing",
    async (text) => {
      const { alice, talk, calledSince } = await givenAllowed();

      const run = await alice.says(talk, text);

      expect(await choicesOf(alice, run).catch(() => [])).toEqual([]);
      expect(await alice.grants()).toEqual([]);
      expect(calledSince()).toBe(0);
    },
  );

  test("one permission that is named goes, and the others of its skill stay", async () => {
    const { alice, talk, calledSince } = await givenAllowed();

    const run = await alice.says(talk, "revoke my phone number");

    expect(answerOf(run)).toMatch(/revoked.*Read your mobile number/s);
    expect((await alice.grant()).scopes.map(({ code }) => code)).toEqual(["Contact.User.Read"]);
    expect(calledSince()).toBe(0);
    expect((await alice.says(talk, question)).status).toBe("requires_action");
  });

  test("what could be meant otherwise is asked, with a button for each, and done when one is pressed", async () => {
    const { alice, talk, calledSince } = await givenAllowed();

    const asked = await alice.says(talk, "how do I take back the permission for my phone number?");
    const [revoke, keep] = await choicesOf(alice, asked);
    expect([revoke, keep]).toMatchObject([
      { kind: "platform", ends: true, label: expect.stringContaining("Take back") },
      { kind: "platform", label: "Keep it" },
    ]);
    expect(await alice.grants()).toHaveLength(1);

    const done = await presses(alice, talk, revoke ?? { id: "", label: "" });

    expect(answerOf(done)).toContain("revoked");
    expect((await alice.grant()).scopes.map(({ code }) => code)).toEqual(["Contact.User.Read"]);
    expect(calledSince()).toBe(0);
  });

  test("a choice is good until something else is said, for its own person, and once", async () => {
    const { alice, talk } = await givenAllowed();
    const asked = await alice.says(talk, "怎么撤销授权？");
    const [revoke] = await choicesOf(alice, asked);
    const choice = revoke ?? { id: "", label: "" };

    expect(await sends(alice, talk, { text: "x", choiceId: "cho_nothing" })).toMatchObject({
      status: 400,
      body: { error: { code: "choice_unknown" } },
    });
    const other = await givenAllowed();
    expect(await sends(other.alice, other.talk, { text: "x", choiceId: choice.id })).toMatchObject({
      status: 400,
    });
    await alice.says(talk, "谢谢");
    expect(await sends(alice, talk, { text: choice.label, choiceId: choice.id })).toMatchObject({
      status: 409,
      body: { error: { code: "choice_gone" } },
    });
    expect(await alice.grants()).toHaveLength(1);
  });
});

describe("whatever the builder has decided", () => {
  const asks = [
    ["我都授权过什么？", "你现在没有授权任何技能"],
    ["revoke my phone number", "nothing to take back"],
    ["谁有我的手机号？", "没有谁看过"],
    ["forget my phone number", "nothing to take back"],
  ] as const;

  /** Says all of it, and expects each to be answered by the platform. */
  async function expectsOwnAnswers(person: Member, talk: Conversation) {
    for (const [text, told] of asks) {
      const { message } = await person.says(talk, text);
      expect(message, text).toMatchObject({ by: "platform", text: expect.stringContaining(told) });
    }
  }

  test("a rule of theirs does not come before what a person asks of their permissions", async () => {
    const given = await givenAssistantWithSkill(world, { operations: [phone], published: false });
    const rule = (when: string, then: object) => ({ when: [when], then });
    const rules = [
      rule("手机号", { kind: "run", skillId: given.skillId, operationId: "getMyPhone" }),
      rule("授权", { kind: "answer", text: "Ask the office." }),
    ];
    await given.builder.send("PATCH", `/api/assistants/${given.assistant.id}`, { rules });
    await publish(given.builder, given.assistant);

    await expectsOwnAnswers(given.alice, await given.alice.startsConversation(given.assistant));

    expect(given.skill.requests()).toEqual([]);
  });

  test("an assistant that passes every message on is not passed these", async () => {
    const operations = [{ ...weather, operationId: "askDesk" }];
    const given = await givenAssistantWithSkill(world, { operations, published: false });
    await given.builder.send("PATCH", `/api/assistants/${given.assistant.id}`, { mode: "pass_through" });
    await publish(given.builder, given.assistant);
    const talk = await given.alice.startsConversation(given.assistant);

    await expectsOwnAnswers(given.alice, talk);

    expect(given.skill.requests()).toEqual([]);
    await given.alice.says(talk, "cancel my meeting");
    expect(given.skill.requests()).toHaveLength(1);
  });

  test("in the draft too", async () => {
    const given = await givenAssistantWithSkill(world, { operations: [phone], published: false });

    await expectsOwnAnswers(
      given.builder,
      await given.builder.startsConversation(given.assistant, { draft: true }),
    );

    expect(given.skill.requests()).toEqual([]);
  });
});

describe("with any planner", () => {
  test("the platform stands before it, and what is not the platform's reaches it", async () => {
    const given = await givenAssistantWithSkill(scripted, { operations: [phone] });
    planner.answers(() => ({ kind: "answer", text: "planned" }));
    for (const text of ["撤销我的手机号授权", "what have I allowed?", "What can you do?", "never mind"])
      await given.alice.says(given.assistant, text);
    expect(planner.shown()).toEqual([]);
    for (const text of ["取消会议", "stop the 3pm meeting reminder", "revoke the badge of visitor Lee"])
      expect(answerOf(await given.alice.says(given.assistant, text))).toBe("planned");
  });

  test("what an answer put into the person's mouth is asked before anything is taken back", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [phone] });
    const talk = await alice.startsConversation(assistant);
    planner.answers(
      (input) => ({ kind: "calls", calls: [callTo("getMyPhone", input)] }),
      () => ({
        kind: "answer",
        text: "fine",
        suggestions: ["revoke my phone number"],
      }),
    );
    await alice.allows(await alice.says(talk, "my number, please"), { duration: "30d" });

    const run = await alice.says(talk, "revoke my phone number");

    expect(await choicesOf(alice, run)).toMatchObject([{ ends: true }, { label: "Keep it" }]);
    expect((await alice.grant()).scopes).toHaveLength(2);
  });

  test("a planner cannot offer what only the platform does", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [phone] });
    const forged = { label: "Yes", kind: "platform", act: { does: "revoke_all" } };
    planner.answers(() => JSON.parse(JSON.stringify({ kind: "answer", text: "Sure?", choices: [forged] })));

    const run = await alice.says(assistant, "hello there");

    expect(answerOf(run)).toBe("Sure?");
    await expect(choicesOf(alice, run)).rejects.toThrow();
  });

  test("an operation that is pressed is called for the words that were said before", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [phone, weather] });
    const talk = await alice.startsConversation(assistant);
    planner.answers((input) => ({
      kind: "answer",
      text: "Which?",
      choices: [{ label: "The weather", kind: "operation", operation: keyOf("getWeather", input) }],
    }));
    const asked = await alice.says(talk, "how is it in Rome");
    const [choice] = await choicesOf(alice, asked);
    planner.answers(() => ({ kind: "answer", text: "fine" }));

    await presses(alice, talk, choice ?? { id: "", label: "" });

    const [shown] = planner.shown();
    expect(shown?.chosen).toMatchObject({ operationId: "getWeather" });
    expect(shown?.transcript).toEqual([{ kind: "user", text: "how is it in Rome" }]);
    expect((await alice.thread(talk)).map(({ text }) => text)).toEqual([
      "how is it in Rome",
      "Which?",
      "The weather",
      "fine",
    ]);
  });

  test("a question that is open stays open over what the platform answers, until it is not wanted any more", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [putTodo] });
    const missing = [{ key: "title", label: "what", schema: { type: "string" } }];
    const asks = { filled: { due: "today" }, missing, text: "What is to be done?" };
    const pendingAfter = async (between: string) => {
      const talk = await alice.startsConversation(assistant);
      planner.answers((input) => ({ kind: "ask", about: keyOf("putTodo", input), ...asks }));
      await alice.says(talk, "note something");
      const run = await alice.says(talk, between);
      planner.answers(() => ({ kind: "answer", text: "fine" }));
      await alice.says(talk, "milk");
      return [answerOf(run).includes("What is to be done?"), planner.shown()[0]?.pending ?? null];
    };

    expect(await pendingAfter("what have I allowed?")).toEqual([true, expect.objectContaining(asks)]);
    expect(await pendingAfter("never mind")).toEqual([false, null]);
  });

  test("a value that is pressed answers the open question", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [putTodo] });
    const talk = await alice.startsConversation(assistant);
    const missing = [{ key: "title", label: "what", schema: { type: "string" } }];
    planner.answers((input) => ({
      kind: "ask",
      about: keyOf("putTodo", input),
      filled: {},
      missing,
      text: "What?",
      choices: [{ label: "Milk", kind: "value", value: "milk" }],
    }));
    const [choice] = await choicesOf(alice, await alice.says(talk, "note something"));
    planner.answers(() => ({ kind: "answer", text: "fine" }));

    await presses(alice, talk, choice ?? { id: "", label: "" });

    expect(planner.shown()).toMatchObject([{ picked: { value: "milk" }, pending: { missing } }]);
  });
});

describe("once more", () => {
  test.each(["again", "好吧，再查一次"])("%s asks for the last request as it was", async (text) => {
    const { alice, talk, calledSince } = await givenAllowed();
    const run = await alice.says(talk, text);
    expect(run.status).toBe("completed");
    expect(calledSince()).toBe(1);
  });

  test("retry does too, of the last run of its own person alone", async () => {
    const { alice, talk, organisation, calledSince } = await givenAllowed();
    const first = await alice.says(talk, question);
    const retry = (person: Member) => person.send("POST", `/api/runs/${first.id}/retry`, {});
    expect(await retry(await organisation.person("Bob"))).toMatchObject({ status: 404 });

    await alice.waitsFor(read(await retry(alice), 202, RunReply).run);

    expect(calledSince()).toBe(2);
    expect(await retry(alice)).toMatchObject({ status: 409, body: { error: { code: "not_the_last" } } });
  });

  test("retry takes the place of a card that waits, which is over then", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world);
    const waits = await alice.says(assistant, question);

    const again = read(await alice.send("POST", `/api/runs/${waits.id}/retry`, {}), 202, RunReply).run;

    expect((await alice.waitsFor(again, "requires_action")).requiredAction?.kind).toBe("consent");
    expect((await alice.sees(waits)).status).toBe("cancelled");
    expect(await alice.answers(waits, { decision: "allow" })).toMatchObject({ status: 409 });
  });

  test("a write that runs unasked is confirmed again", async () => {
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, { operations: [putTodo] });
    skill.answersWith(async () => new Response(null, { status: 204 }));
    const talk = await alice.startsConversation(assistant);
    await alice.confirms(await alice.says(talk, "add a to-do: buy milk"), { remember: true });
    expect((await alice.says(talk, "add a to-do: buy bread")).status).toBe("completed");

    expect((await alice.says(talk, "once more")).status).toBe("requires_action");
  });

  test("a retried reply answers the question that it had answered", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [putTodo] });
    const talk = await alice.startsConversation(assistant);
    const missing = [{ key: "title", label: "what", schema: { type: "string" } }];
    planner.answers((input) => ({
      kind: "ask",
      about: keyOf("putTodo", input),
      filled: {},
      missing,
      text: "What?",
    }));
    await alice.says(talk, "note something");
    const reply = await alice.says(talk, "milk");
    planner.answers(() => ({ kind: "answer", text: "fine" }));

    await alice.waitsFor(
      read(await alice.send("POST", `/api/runs/${reply.id}/retry`, {}), 202, RunReply).run,
    );

    expect(planner.shown()).toMatchObject([{ pending: { missing } }]);
    expect(planner.shown()[0]?.transcript.at(-1)).toEqual({ kind: "user", text: "milk" });
  });
});

test("a message that is edited takes the place of what it was and of what followed", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(scripted, { operations: [weather] });
  const talk = await alice.startsConversation(assistant);
  planner.answers(() => ({ kind: "answer", text: "fine" }));
  await alice.says(talk, "one");
  await alice.says(talk, "two");
  await alice.says(talk, "three");
  const Ids = z.object({ conversation: z.object({ messages: z.array(z.object({ id: z.string() })) }) });
  const { conversation } = read(await alice.send("GET", `/api/conversations/${talk.id}`), 200, Ids);
  const replaces = conversation.messages[2]?.id;
  planner.answers(() => ({ kind: "answer", text: "fine" }));

  await alice.waitsFor(read(await sends(alice, talk, { text: "zwei", replaces }), 202, RunReply).run);

  expect((await alice.thread(talk)).map(({ text }) => text)).toEqual(["one", "fine", "zwei", "fine"]);
  expect(planner.shown()[0]?.transcript.map((entry) => "text" in entry && entry.text)).toEqual([
    "one",
    "fine",
    "zwei",
  ]);
  expect(await sends(alice, talk, { text: "again?", replaces })).toMatchObject({
    status: 400,
    body: { error: { code: "message_not_replaceable" } },
  });
});
