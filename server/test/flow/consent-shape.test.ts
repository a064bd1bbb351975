import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { addSkill, publish, publishApproved, replaceSkill } from "../world/building.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf } from "../world/member.ts";
import { phone, profile, skillFile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const askPhone = "我的手机号是多少？";
const askProfile = "我的个人信息";

describe("a new version of a skill", () => {
  async function givenAllowed(operations = [phone, profile]) {
    const given = await givenAssistantWithSkill(world, {
      operations,
      approved: ["Contact.User.Read", "Contact.User.mobile"],
    });
    const asked = await given.alice.says(given.assistant, operations.includes(phone) ? askPhone : askProfile);
    await given.alice.allows(asked, { duration: "always" });
    return given;
  }

  async function republish(
    { builder, assistant, skillId, document }: Given,
    changes: Parameters<Given["document"]>[0],
  ) {
    await replaceSkill(builder, assistant, skillId, document(changes));
    return publish(builder, assistant);
  }

  test("asks again, in full, when an operation wants one more permission (T25)", async () => {
    const given = await givenAllowed([profile]);

    const version = await republish(given, { operations: [{ ...profile, scopes: phone.scopes }] });

    expect(version).toMatchObject({ newScopes: ["Contact.User.mobile"], peopleAskedAgain: 1 });
    const asked = await given.alice.says(given.assistant, askProfile);
    expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual([
      "Contact.User.Read",
      "Contact.User.mobile",
    ]);
    expect(cardOf(asked).changed).toBe(true);
    expect(answerOf(await given.alice.allows(asked, { duration: "always" }))).toContain("Alice");
  });

  test("asks again when it moved to another host, and shows which (T25)", async () => {
    const given = await givenAllowed();
    const elsewhere = await world.skill();

    await replaceSkill(
      given.builder,
      given.assistant,
      given.skillId,
      given.document({ server: elsewhere.origin }),
    );
    const version = await publishApproved(given.builder, given.assistant);

    expect(version.peopleAskedAgain).toBe(1);
    const card = cardOf(await given.alice.says(given.assistant, askPhone));
    expect(card.skill.host).toBe(new URL(elsewhere.origin).host);
    expect(card.scopes).toHaveLength(2);
    expect(elsewhere.requests()).toEqual([]);
  });

  test("asks again when another operation uses what was allowed (T26)", async () => {
    const given = await givenAllowed([profile]);
    const another = { ...profile, operationId: "exportMyProfile", path: "/export" };

    await republish(given, { operations: [profile, another] });

    expect(cardOf(await given.alice.says(given.assistant, askProfile)).scopes).toHaveLength(1);
  });

  test("asks nobody when it wants less or only says it differently", async () => {
    const given = await givenAllowed();

    const version = await republish(given, {
      title: "My number",
      operations: [
        { ...phone, summary: "查看手机号码 / Show the phone number", scopes: [...phone.scopes].reverse() },
      ],
    });

    expect(version.peopleAskedAgain).toBe(0);
    const run = await given.alice.says(given.assistant, askPhone);
    expect(asksNothing(run)).toBe(true);
    expect(answerOf(run)).toContain("13800000000");
  });

  test("is not what people talk to until it is published", async () => {
    const { alice, builder, assistant, skillId, document } = await givenAllowed([profile]);

    await replaceSkill(
      builder,
      assistant,
      skillId,
      document({ operations: [{ ...profile, scopes: phone.scopes }] }),
    );

    expect(asksNothing(await alice.says(assistant, askProfile))).toBe(true);
  });
});

describe("two skills in one turn", () => {
  const both = "查看我的个人信息，然后查看我的手机号";

  /** Each was allowed in a turn of its own, for as long as can be. */
  async function givenTwoAllowedSkills() {
    const given = await givenAssistantWithSkill(world, {
      title: "Profiles",
      operations: [profile],
      approved: phone.scopes,
    });
    const second = await world.skill();
    second.usesCredentials(given.assistant);
    const document = skillFile({ title: "Phone book", server: second.origin, operations: [phone] });
    await addSkill(given.builder, given.assistant, document);
    await publish(given.builder, given.assistant);
    for (const question of [askProfile, askPhone])
      await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
    return { ...given, second };
  }

  test("the second asks, though it was allowed, and names the skill whose answer came before it", async () => {
    const { alice, assistant, skill, second } = await givenTwoAllowedSkills();

    const asked = await alice.says(assistant, both);

    expect(cardOf(asked)).toMatchObject({ because: { skill: "Profiles" }, skill: { title: "Phone book" } });
    expect(skill.requests()).toHaveLength(2);
    expect(second.requests()).toHaveLength(1);
    const run = await alice.allows(asked);
    expect(answerOf(run)).toContain("Alice");
    expect(answerOf(run)).toContain("13800000000");
    expect(second.requests()).toHaveLength(2);
  });

  test("a no to it counts, whatever was allowed before (T27)", async () => {
    const { alice, assistant, second } = await givenTwoAllowedSkills();

    const run = await alice.denies(await alice.says(assistant, both));

    expect(answerOf(run)).toContain("Alice");
    expect(answerOf(run)).not.toContain("13800000000");
    expect(second.requests()).toHaveLength(1);
  });

  test("so does a yes to a part of it", async () => {
    const { alice, assistant, second } = await givenTwoAllowedSkills();

    const run = await alice.allows(await alice.says(assistant, both), { scopes: ["Contact.User.Read"] });

    expect(answerOf(run)).not.toContain("13800000000");
    expect(second.requests()).toHaveLength(1);
  });

  test("two operations of the same skill need no second question", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world, { operations: [phone, profile] });
    await alice.allows(await alice.says(assistant, askPhone), { duration: "always" });

    const run = await alice.says(assistant, both);

    expect(asksNothing(run)).toBe(true);
    expect(run.steps.filter(({ outcome }) => outcome === "answered")).toHaveLength(2);
  });
});

test("a draft is talked to by its builder, with real codes, and by nobody else", async () => {
  const { alice, builder, assistant } = await givenAssistantWithSkill(world, { published: false });

  for (const draft of [true, false]) {
    const answer = await alice.send("POST", `/api/assistants/${assistant.id}/conversations`, { draft });
    expect(answer.status).toBe(404);
  }
  const draft = await builder.startsConversation(assistant, { draft: true });
  const run = await builder.allows(await builder.says(draft, askPhone));

  expect(answerOf(run)).toContain("13800000000");
});

test("with planning switched off, a skill that needs permission does not run, and one that needs none does", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, {
    operations: [phone, weather],
    planning: false,
  });

  const run = await alice.says(assistant, askPhone);

  expect(asksNothing(run)).toBe(true);
  expect(run.steps.map(({ outcome }) => outcome)).toContain("planning_off");
  expect(answerOf(run)).toMatch(/规划/);
  expect(skill.requests()).toEqual([]);
  expect(answerOf(await alice.says(assistant, "今天天气怎么样"))).toContain("sunny");
});

test("a permission the application is no longer approved for is neither asked for nor good any more (T28)", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, askPhone), { duration: "always" });
  const [tokens] = skill.tokens();

  await sql`
    update application_permission set status = 'rejected'
     where application_id = ${assistant.applicationId} and code = 'Contact.User.mobile'
  `.execute(world.ctx.db);

  expect(await skill.client.profile(tokens?.accessToken)).not.toHaveProperty("mobile");
  const run = await alice.says(assistant, askPhone);
  expect(asksNothing(run)).toBe(true);
  expect(run.steps.map(({ outcome }) => outcome)).toContain("not_available");
  expect(skill.codesReceived()).toHaveLength(1);
});
