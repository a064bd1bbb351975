import { expect, test } from "vitest";
import { addSkill, applyFor, approveAll, publish, publishApproved, replaceSkill } from "../world/building.ts";
import { ApplicationReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { addTodo, phone, profile, skillFile } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const calendar = {
  ...profile,
  operationId: "getMyEvents",
  path: "/events",
  summary: "查看日程 / Show my events",
  examples: ["今天有什么会？"],
  scopes: ["Calendar.Event.Read"],
};
const askProfile = "我的个人信息";
const askPhone = "我的手机号是多少？";
const mobile = "Contact.User.mobile";

/** A card that asks for the profile alone; the assistant has another skill, of another application on another host. */
async function givenTwoSkills() {
  const given = await givenAssistantWithSkill(world, { operations: [profile, phone] });
  const { alice, builder, assistant } = given;
  const made = await builder.send("POST", "/api/applications", { name: "Somebody else's" });
  const { id: applicationId } = read(made, 201, ApplicationReply).application;
  await applyFor(builder, { applicationId }, ["Contact.User.Read", mobile]);
  await approveAll(builder);
  const second = await world.skill();
  const document = skillFile({ title: "Phone book", server: second.origin, operations: [phone] });
  const { id: secondId } = await addSkill(builder, assistant, document, { applicationId });
  await publish(builder, assistant);
  return { ...given, second, secondId, asked: await alice.says(assistant, askProfile) };
}

const allowedOf = async (member: Member) =>
  Object.fromEntries(
    (await member.grants()).map(({ skill, scopes }) => [skill?.title, scopes.map(({ code }) => code)]),
  );

test("the card says which skill would get what, and where it would go; another application as such", async () => {
  const { assistant, skill, skillId, second, secondId, asked } = await givenTwoSkills();
  const card = cardOf(asked);

  expect(card.scopes.map(({ code }) => code)).toEqual(["Contact.User.Read"]);
  expect(new Set(card.all)).toEqual(new Set(phone.scopes));
  const byId = new Map(card.allSkills.map((entry) => [entry.skill.id, entry]));
  expect(byId.get(skillId)).toMatchObject({
    skill: { title: "My profile", host: new URL(skill.origin).host },
    application: { name: assistant.name, provider: "Example Ltd", other: false },
  });
  expect(byId.get(secondId)).toMatchObject({
    skill: { title: "Phone book", host: new URL(second.origin).host },
    application: { name: "Somebody else's", provider: "Example Ltd", other: true },
    scopes: [
      { code: "Contact.User.Read", sensitive: false },
      { code: mobile, sensitive: true, name: expect.stringMatching(/./) },
    ],
  });
});

test("“authorise all” alone allows nothing sensitive that the card does not ask for", async () => {
  const { alice, assistant, asked } = await givenTwoSkills();

  await alice.allowsAll(asked, { duration: "30d" });

  expect(await allowedOf(alice)).toEqual({
    "My profile": ["Contact.User.Read"],
    "Phone book": ["Contact.User.Read"],
  });
  expect(cardOf(await alice.says(assistant, askPhone)).scopes.map(({ code }) => code)).toEqual([mobile]);
});

test("what is sensitive is allowed to the skill that it is named for, and to no other", async () => {
  const { alice, assistant, skillId, asked } = await givenTwoSkills();

  await alice.allowsAll(asked, { duration: "30d", alsoAllow: [{ skillId, code: mobile }] });

  expect(await allowedOf(alice)).toEqual({
    "My profile": ["Contact.User.Read", mobile],
    "Phone book": ["Contact.User.Read"],
  });
  const next = await alice.says(assistant, askPhone);
  if (asksNothing(next)) expect(answerOf(next)).toContain("13800000000");
  else expect(cardOf(next).skill.title).toBe("Phone book");
});

test("what no admin has approved is left out, and named: whether an admin was asked for it too", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world, {
    operations: [profile, phone, calendar],
    approved: ["Contact.User.Read"],
    published: false,
  });
  await applyFor(builder, assistant, [mobile]);
  const draft = await builder.startsConversation(assistant, { draft: true });
  const card = cardOf(await builder.says(draft, askProfile));

  expect(card.all).toEqual(["Contact.User.Read"]);
  expect(card.leftOut).toEqual([
    { code: mobile, name: expect.stringMatching(/./), asked: true },
    { code: "Calendar.Event.Read", name: expect.stringMatching(/./), asked: false },
  ]);
  expect(card).not.toHaveProperty("changed");

  const run = await builder.says(await builder.startsConversation(assistant, { draft: true }), askPhone);
  expect(run.steps.find(({ kind }) => kind === "call")).toMatchObject({
    outcome: "not_available",
    needsAdmin: [{ code: mobile, asked: true }],
  });
  expect(await alice.grants()).toEqual([]);
});

test("what the card itself asks for needs no name", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, askPhone);

  expect(answerOf(await alice.allowsAll(asked, { duration: "30d" }))).toContain("13800000000");
});

test.each(["skill", "code"] as const)(
  "a %s that was not on the card is refused, and decides nothing",
  async (what) => {
    const { alice, builder, assistant, skillId, asked } = await givenTwoSkills();
    const later = await addSkill(
      builder,
      assistant,
      skillFile({ title: "Later", server: "https://later.example", operations: [profile] }),
    );
    const named =
      what === "code" ? { skillId, code: "Todo.Todo.Write" } : { skillId: later.id, code: mobile };

    const answer = await alice.answers(asked, { decision: "allow_all", alsoAllow: [named] });

    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: "scope_not_on_card", details: [{ path: "body.alsoAllow" }] } },
    });
    expect((await alice.sees(asked)).status).toBe("requires_action");
    expect(await alice.grants()).toEqual([]);
  },
);

test("a skill that changed while the card waited is allowed what was on the card, and asks for the rest (T25)", async () => {
  const { alice, builder, assistant, skillId, secondId, asked } = await givenTwoSkills();
  const elsewhere = await world.skill();
  const wider = skillFile({
    title: "Phone book",
    server: elsewhere.origin,
    operations: [phone, addTodo],
  });
  await replaceSkill(builder, assistant, secondId, wider);
  await publishApproved(builder, assistant);

  await alice.allowsAll(asked, { duration: "always", alsoAllow: [{ skillId: secondId, code: mobile }] });

  const book = (await alice.grants()).find(({ skill }) => skill?.title === "Phone book");
  expect(book?.scopes.map(({ code }) => code)).toEqual(["Contact.User.Read", mobile]);
  expect(elsewhere.requests()).toEqual([]);
  await builder.send("DELETE", `/api/assistants/${assistant.id}/skills/${skillId}`);
  await publish(builder, assistant);
  expect(cardOf(await alice.says(assistant, askPhone))).toMatchObject({
    skill: { title: "Phone book", host: new URL(elsewhere.origin).host },
    scopes: [{ code: "Contact.User.Read" }, { code: mobile }],
  });
});
