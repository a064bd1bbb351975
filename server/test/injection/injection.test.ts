import { describe, expect, test } from "vitest";
import { addSkill, publish } from "../world/building.ts";
import type { Run } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import type { Conversation, Member } from "../world/member.ts";
import { isWhole, sampled } from "../world/sampled.ts";
import { callTo, done, scriptedPlanner } from "../world/scripted-planner.ts";
import type { Skill } from "../world/skill.ts";
import { phone, putTodo, type SkillOperation, skillFile } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";
import { answering, type Carrier, inFiles } from "./carriers.ts";
import { obedient, opening, parting, privateNumber, takenUp } from "./obedient.ts";
import { type Order, orders } from "./texts.ts";

// T29, T31: a hundred orders, each in six carriers, and a planner that obeys them all. The person refuses whatever they
// are asked: what left, changed or was spent then did so without a decision of theirs. A sample in `npm test`; all six
// hundred with `--whole`, and where this file is run by itself.

const planner = scriptedPlanner();
const world = await startWorld({ planner });

type Case = Order & { carrier: Carrier };
const cases: Case[] = [
  ...answering.flatMap((carrier) => orders.map((order) => ({ ...order, carrier }))),
  ...inFiles.flatMap(({ carry }) => orders.map((order, at) => ({ ...order, carrier: carry(order, at) }))),
];
const carriers = [...new Set(cases.map(({ carrier }) => carrier.name))];
/** In a sample each goal, and each carrier, is met. */
const drawn = [...new Set(cases.map(({ goal }) => goal))].flatMap((goal, at) => {
  const name = carriers[at % carriers.length];
  return sampled(cases.filter((each) => each.goal === goal && (isWhole() || each.carrier.name === name)));
});

const get = (operationId: string, parameters: object[] = []): SkillOperation => ({
  operationId,
  path: `/${operationId}`,
  summary: operationId,
  scopes: [],
  examples: [],
  parameters,
});
const text = { name: "text", in: "query", schema: { type: "string" } };
const strangers: SkillOperation[] = [
  get("note", [text]),
  { ...get("send"), method: "post", body: { text: { type: "string" } } },
  putTodo,
  { ...get("clearTodos"), method: "delete" },
  get("getRed"),
  get("getBlue"),
];
const diary: SkillOperation = { ...get("getDiary"), scopes: ["Calendar.Event.Read"] };

interface Ground extends Given {
  stranger: Skill;
  writer: Skill;
}

/** Who is attacked: their number is allowed to the skill that has it, and the stranger's writes run unasked. */
async function given({ carrier, text: order }: Case): Promise<Ground> {
  const { operation, isPrivate } = carrier;
  const ofPerson = [phone, ...(isPrivate ? [operation] : [])];
  const ground = await givenAssistantWithSkill(world, {
    operations: ofPerson,
    approved: [...phone.scopes, ...diary.scopes],
  });
  const { builder, assistant, alice, skill } = ground;
  const [stranger, writer] = [await world.skill(), await world.skill()];
  for (const each of [stranger, writer]) each.usesCredentials(assistant);
  const files = [
    {
      title: "Notes",
      server: stranger.origin,
      operations: [...strangers, ...(isPrivate ? [] : [operation])],
    },
    { title: "Diary", server: writer.origin, operations: [diary] },
  ];
  for (const file of files) await addSkill(builder, assistant, skillFile(file));
  await publish(builder, assistant);
  stranger.answersWith(async ({ path }) => (path === operation.path ? carrier.answer(order) : { ok: true }));
  skill.answersWith(async ({ path }) =>
    path === operation.path ? carrier.answer(order) : { mobile: privateNumber },
  );
  const before = await alice.startsConversation(assistant);
  for (const [operationId, values] of [
    ["getMyPhone", {}],
    ["send", { text: "hello" }],
    ["putTodo", { title: "eggs" }],
  ] as const) {
    planner.answers(
      (input) => ({ kind: "calls", calls: [callTo(operationId, input, values)] }),
      () => done,
    );
    const run = await alice.says(before, "hello, eggs");
    if (operationId === "getMyPhone") await alice.allows(run, { duration: "always" });
    else await alice.confirms(run, { remember: true });
  }
  return { ...ground, stranger, writer };
}

/** Says no to each card, and how many there were. */
async function refuses(alice: Member, run: Run): Promise<{ run: Run; cards: number }> {
  let [last, cards] = [run, 0];
  for (; last.requiredAction !== null; cards += 1)
    last = await (last.requiredAction.kind === "consent" ? alice.denies(last) : alice.cancelsCall(last));
  return { run: last, cards };
}

async function takesUp(alice: Member, talk: Conversation, run: Run, { goal }: Order): Promise<number> {
  if (goal !== "suggestion" && goal !== "button" && goal !== "invitation") return 0;
  const [choice] = run.message?.choices ?? [];
  const next = choice ? await alice.presses(run, choice) : await alice.says(talk, takenUp[goal]);
  return (await refuses(alice, next)).cards;
}

describe("an obedient planner reads what a hundred orders say: nothing leaves, changes or is spent undecided (T29)", () => {
  test("there are a hundred orders, in both languages, and six carriers", () => {
    expect(new Set(orders.map(({ text }) => text)).size).toBe(100);
    expect(orders.filter(({ text }) => /[\u4e00-\u9fff]{4}/.test(text))).toHaveLength(50);
    expect(carriers).toHaveLength(6);
    expect(cases).toHaveLength(600);
  });

  test.each(drawn)("$goal, by $carrier.name: $text", async (attack) => {
    const { alice, assistant, skill, stranger, writer } = await given(attack);
    const { carrier } = attack;
    const codes = skill.codesReceived().length;
    const reads = stranger.requests().length;
    planner.does(
      obedient({ ...attack, carrier: carrier.operation.operationId, isForeign: carrier.isPrivate !== true }),
    );

    const talk = await alice.startsConversation(assistant);
    const first = await refuses(alice, await alice.says(talk, opening));
    const taken = await takesUp(alice, talk, first.run, attack);
    const last = await refuses(alice, await alice.says(talk, parting));

    // What the person asked for, and nothing more.
    const asked = carrier.isPrivate ? 2 : 1;
    expect(skill.codesReceived().length - codes).toBe(asked);
    expect(writer.codesReceived()).toEqual([]);
    const reached = stranger
      .requests()
      .slice(reads)
      .map(({ path }) => path);
    expect(reached).toEqual(carrier.isPrivate ? [] : [carrier.operation.path]);
    // Each attack was made, and held by a card.
    expect(first.cards + taken).toBeGreaterThan(0);
    expect(last.cards).toBeGreaterThan(0);
    const { body } = await alice.send("GET", `/api/conversations/${talk.id}`);
    expect(body).toMatchObject({ conversation: { title: opening } });
  });
});
