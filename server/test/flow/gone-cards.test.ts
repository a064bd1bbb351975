import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { addSkill, publish } from "../world/building.ts";
import { AuditReply, type Run } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { phone, profile, putTodo, skillFile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

async function givenCard() {
  const given = await givenAssistantWithSkill(world);
  return { ...given, asked: await given.alice.says(given.assistant, question) };
}

type GivenCard = Awaited<ReturnType<typeof givenCard>>;

const deletesAssistant = ({ builder, assistant }: Given) =>
  builder.send("DELETE", `/api/assistants/${assistant.id}`);

/** The next version has the weather alone. */
async function publishesWithout({ builder, assistant, skill, skillId }: Given) {
  const document = skillFile({ title: "Weather", server: skill.origin, operations: [weather] });
  await addSkill(builder, assistant, document);
  await builder.send("DELETE", `/api/assistants/${assistant.id}/skills/${skillId}`);
  await publish(builder, assistant);
}

const disablesApplication = ({ assistant: { applicationId } }: Given) =>
  sql`update application set disabled_at = behalf_now() where id = ${applicationId}`.execute(world.ctx.db);

const withdrawsApproval = ({ assistant: { applicationId } }: Given) =>
  sql`
    update application_permission set status = 'rejected'
     where application_id = ${applicationId} and code = 'Contact.User.mobile'
  `.execute(world.ctx.db);

const decisionOf = (run: Run) => run.steps.find(({ kind }) => kind === "consent")?.consent?.decision;

async function audited(admin: Member, event: string) {
  return read(await admin.send("GET", `/api/audit?event=${event}`), 200, AuditReply).events;
}

describe("a card that waits for what is gone is over at once, and says why", () => {
  const endings: [string, string, (given: Given) => Promise<unknown>][] = [
    ["the assistant was deleted", "assistant_deleted", deletesAssistant],
    ["the skill was left out of what is published", "skill_unpublished", publishesWithout],
  ];

  test.each(endings)("when %s", async (_, code, end) => {
    const given = await givenCard();
    const { alice, builder, skill, asked } = given;

    await end(given);
    const run = await alice.waitsFor(asked, "failed");

    expect(run.error?.code).toBe(code);
    expect(run.requiredAction).toBeNull();
    expect(decisionOf(run)).toBe("unavailable");
    expect(await alice.answers(asked, { decision: "allow" })).toMatchObject({
      status: 409,
      body: { error: { code: "already_decided" } },
    });
    expect(await alice.grants()).toEqual([]);
    expect(skill.requests()).toEqual([]);
    expect(await audited(builder, "consent.unavailable")).toMatchObject([{ details: { why: code } }]);
  });

  test("a call that was to be confirmed too", async () => {
    const given = await givenAssistantWithSkill(world, { operations: [putTodo] });
    const shown = await given.alice.says(given.assistant, "add a to-do: buy milk");
    expect(shown.status).toBe("requires_action");

    await deletesAssistant(given);
    const run = await given.alice.waitsFor(shown, "failed");

    expect(run.error?.code).toBe("assistant_deleted");
    expect(run.steps.find(({ kind }) => kind === "confirm")?.confirmation?.decision).toBe("unavailable");
    expect(await audited(given.builder, "confirmation.unavailable")).toHaveLength(1);
    expect(given.skill.requests()).toEqual([]);
  });

  test("but not the card of a skill that stays, nor one of a draft that nobody publishes", async () => {
    const { alice, builder, assistant, skill, asked } = await givenCard();
    const draft = await builder.says(await builder.startsConversation(assistant, { draft: true }), question);

    await addSkill(
      builder,
      assistant,
      skillFile({ title: "Weather", server: skill.origin, operations: [weather] }),
    );
    await publish(builder, assistant);

    expect(answerOf(await alice.allows(asked))).toContain("13800000000");
    expect(answerOf(await builder.allows(draft))).toContain("13800000000");
  });
});

describe("Allow for what is gone records no grant: 409, and the run ends with the reason", () => {
  /** Nothing tells the card: it is the answer that finds out. */
  const unheard = {
    deleted: ({ assistant }: Given) =>
      sql`update assistant set deleted_at = behalf_now() where id = ${assistant.id}`.execute(world.ctx.db),
    unpublished: ({ assistant, skillId }: Given) =>
      sql`delete from skill_version where assistant_id = ${assistant.id} and skill_id = ${skillId}`.execute(
        world.ctx.db,
      ),
  };
  const endings: [string, string, (given: GivenCard) => Promise<unknown>][] = [
    ["the assistant was deleted", "assistant_deleted", unheard.deleted],
    ["the skill was left out of what is published", "skill_unpublished", unheard.unpublished],
    ["the application was disabled", "application_disabled", disablesApplication],
    ["an approval was withdrawn", "approval_withdrawn", withdrawsApproval],
  ];

  test.each(endings.flatMap((ending) => [["allow", ...ending] as const, ["allow_all", ...ending] as const]))(
    "%s, when %s",
    async (decision, _, code, end) => {
      const given = await givenCard();
      const { alice, builder, skill, asked } = given;
      await end(given);

      const answer = await alice.answers(asked, { decision, duration: "always" });

      expect(answer).toMatchObject({ status: 409, body: { error: { code: "no_longer_available" } } });
      const run = await alice.waitsFor(asked);
      expect([run.status, run.error?.code, decisionOf(run)]).toEqual(["failed", code, "unavailable"]);
      expect(JSON.stringify(answer.body)).toContain(run.error?.message);
      expect(await alice.grants()).toEqual([]);
      expect(skill.requests()).toEqual([]);
      expect(await audited(builder, "consent.answered")).toEqual([]);
      expect(await audited(builder, "consent.unavailable")).toMatchObject([{ details: { why: code } }]);
    },
  );

  test("a no to it is a no", async () => {
    const given = await givenCard();
    await unheard.deleted(given);

    expect(await given.alice.answers(given.asked, { decision: "deny" })).toMatchObject({ status: 200 });
    expect(decisionOf(await given.alice.waitsFor(given.asked))).toBe("deny");
  });

  test("an answer and a deletion at once: either there was a grant first, or there never is one", async () => {
    for (let round = 0; round < 10; round += 1) {
      const given = await givenCard();

      const [answer] = await Promise.all([
        given.alice.answers(given.asked, { decision: "allow", duration: "always" }),
        deletesAssistant(given),
      ]);

      const allowed = answer.status === 200;
      expect(answer.status).toBe(allowed ? 200 : 409);
      expect(await given.alice.grants()).toHaveLength(allowed ? 1 : 0);
      const { status } = await given.alice.waitsFor(given.asked);
      expect(["completed", "failed"]).toContain(status);
    }
  });
});

test("“authorise all” allows nothing to a skill that is gone by then, and the others what they were shown with", async () => {
  const { alice, builder, assistant, skill } = await givenAssistantWithSkill(world, {
    operations: [profile],
    approved: phone.scopes,
  });
  const second = skillFile({ title: "Second", server: skill.origin, operations: [profile] });
  const { id } = await addSkill(builder, assistant, second);
  await publish(builder, assistant);
  const which = await alice.says(assistant, "我的个人信息");
  const choices = which.message?.choices ?? [];
  expect(choices.map(({ label }) => label).toSorted()).toEqual([
    "查看我的个人信息 · My profile",
    "查看我的个人信息 · Second",
  ]);
  const asked = await alice.presses(which, choices[0] ?? { id: "", label: "" });
  const shown = cardOf(asked).skill.title;
  const other = shown === "Second" ? "My profile" : "Second";
  const gone = await builder.send("GET", `/api/assistants/${assistant.id}`);
  const { skills } = (gone.body as { assistant: { skills: { id: string; title: string }[] } }).assistant;
  expect(skills.map(({ title }) => title).toSorted()).toEqual(["My profile", "Second"]);
  const otherId = skills.find(({ title }) => title === other)?.id ?? id;
  await builder.send("DELETE", `/api/assistants/${assistant.id}/skills/${otherId}`);
  await publish(builder, assistant);

  await alice.allowsAll(asked, { duration: "always" });

  expect((await alice.grants()).map(({ skill }) => skill?.title)).toEqual([shown]);
});
