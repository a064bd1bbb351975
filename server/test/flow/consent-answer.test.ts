import { expect, test } from "vitest";
import { answerConsent } from "../../src/consent/index.ts";
import { inTx, within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import { expireRun } from "../../src/runs/turn/decide.ts";
import type { Run } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf } from "../world/member.ts";
import { profile } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const decisionOf = (run: Run) => run.steps.find(({ kind }) => kind === "consent")?.consent;
const alreadyDecided = { status: 409, body: { error: { code: "already_decided" } } };
const notFound = { status: 404, body: { error: { code: "not_found" } } };

test("of fifty answers at once, some yes and some no, one counts and the others are told so (T06)", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, "我的手机号是多少？");
  const decisions = Array.from(
    { length: 50 },
    (_, index) => ["allow", "deny", "allow_all"][index % 3] ?? "deny",
  );

  const answers = await Promise.all(decisions.map((decision) => alice.answers(asked, { decision })));

  const counted = decisions.filter((_, index) => answers[index]?.status === 200);
  expect(counted).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  const run = await alice.waitsFor(asked);
  const allowed = counted[0] !== "deny";
  expect(decisionOf(run)?.decision).toBe(allowed ? "allow" : "deny");
  expect(skill.codesReceived()).toHaveLength(allowed ? 1 : 0);
  expect(await alice.grants()).toHaveLength(allowed ? 1 : 0);
});

test("a no cannot be turned into a yes afterwards (T06)", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, "我的手机号是多少？");
  await alice.denies(asked);

  expect(await alice.answers(asked, { decision: "allow" })).toMatchObject(alreadyDecided);

  expect(skill.codesReceived()).toEqual([]);
  expect(await alice.grants()).toEqual([]);
});

test("a card nobody answers in time ends the run as expired, neither a yes nor a no, and a late answer changes nothing", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, "我的手机号是多少？");

  await world.later("11 minutes");
  expect(await alice.answers(asked, { decision: "allow" })).toMatchObject(alreadyDecided);
  const run = await alice.waitsFor(asked, "expired");

  expect(decisionOf(run)?.decision).toBe("expired");
  expect(run.requiredAction).toBeNull();
  expect(await alice.answers(asked, { decision: "allow" })).toMatchObject(alreadyDecided);
  expect(skill.requests()).toEqual([]);
});

test("a card that is still good is not ended by a timer that comes early", async () => {
  const { organisation, alice, assistant } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, "我的手机号是多少？");

  await world.later("9 minutes");
  await expireRun(within(world.ctx, organisation.id), {
    runId: idSchema("run").parse(asked.id),
    stepId: idSchema("stp").parse(asked.steps.find(({ kind }) => kind === "consent")?.id),
  });

  expect(answerOf(await alice.allows(asked))).toContain("13800000000");
});

test("saying something else takes the open card away and says so on it (T27)", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, "我的手机号是多少？");

  const next = await alice.says(assistant, "你好");

  expect(next.status).toBe("completed");
  const earlier = await alice.sees(asked);
  expect(earlier.status).toBe("cancelled");
  expect(decisionOf(earlier)?.decision).toBe("superseded");
  expect(await alice.answers(asked, { decision: "allow" })).toMatchObject(alreadyDecided);
  expect(skill.codesReceived()).toEqual([]);
});

test("a run that is allowed and stopped at once tells truly which came first", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  const open = await Promise.all(
    Array.from({ length: 8 }, async () =>
      alice.says(await alice.startsConversation(assistant), "我的手机号是多少？"),
    ),
  );

  const answers = await Promise.all(
    open.flatMap((asked) => [
      alice.answers(asked, { decision: "allow", duration: "once" }),
      alice.send("POST", `/api/runs/${asked.id}/cancel`, {}),
    ]),
  );

  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  for (const asked of open) {
    const step = (await alice.waitsFor(asked)).steps.find(({ kind }) => kind === "consent");
    expect([step?.status, step?.consent?.decision]).toEqual(
      step?.consent?.decision === "allow" ? ["done", "allow"] : ["skipped", "superseded"],
    );
  }
});

test("nobody else can answer: not with Alice's run, not with Alice's card on a run of their own (T20)", async () => {
  const { organisation, alice, builder, assistant, skill } = await givenAssistantWithSkill(world);
  const bob = await organisation.person("Bob");
  const hers = await alice.says(assistant, "我的手机号是多少？");
  const his = await bob.says(assistant, "我的手机号是多少？");

  for (const other of [bob, builder]) {
    expect(await other.answers(hers, { decision: "allow" })).toMatchObject(notFound);
    expect(await other.send("GET", `/api/runs/${hers.id}`)).toMatchObject(notFound);
    expect(await other.send("POST", `/api/runs/${hers.id}/cancel`, {})).toMatchObject(notFound);
  }
  const withHerCard = await bob.answers(his, { consentId: cardOf(hers).id, decision: "allow" });

  expect(withHerCard).toMatchObject(notFound);
  expect((await alice.sees(hers)).status).toBe("requires_action");
  expect((await bob.sees(his)).status).toBe("requires_action");
  expect(skill.requests()).toEqual([]);
});

test("a card knows itself whose it is: with its id alone another member finds nothing and changes nothing (T20)", async () => {
  const { organisation, alice, assistant, skill } = await givenAssistantWithSkill(world);
  const bob = await organisation.person("Bob");
  const asked = await alice.says(assistant, "我的手机号是多少？");
  const consentId = idSchema("csr").parse(cardOf(asked).id);

  for (const decision of ["allow", "deny", "allow_all"] as const) {
    const answered = inTx(within(world.ctx, organisation.id), (ctx) =>
      answerConsent(ctx, idSchema("usr").parse(bob.id), { consentId, decision }, { draft: false }),
    );
    await expect(answered).rejects.toMatchObject({ code: "not_found" });
  }

  expect((await alice.sees(asked)).status).toBe("requires_action");
  expect([await alice.grants(), await bob.grants(), skill.requests()]).toEqual([[], [], []]);
  expect(answerOf(await alice.allows(asked))).toContain("13800000000");
});

test("a card of another conversation answers nothing here (T20)", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  const first = await alice.says(await alice.startsConversation(assistant), "我的手机号是多少？");
  const second = await alice.says(await alice.startsConversation(assistant), "我的手机号是多少？");

  const crossed = await alice.answers(first, { consentId: cardOf(second).id, decision: "allow" });

  expect(crossed).toMatchObject(notFound);
  expect((await alice.sees(second)).status).toBe("requires_action");
  expect(await alice.grants()).toEqual([]);
});

test("a part of what was asked is kept but does not run the skill, and is not asked for again", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const asked = await alice.says(assistant, "我的手机号是多少？");

  const run = await alice.allows(asked, { scopes: ["Contact.User.Read"], duration: "30d" });

  expect(run.steps.map(({ kind, outcome }) => outcome ?? kind)).toEqual([
    "plan",
    "consent",
    "refused",
    "answer",
  ]);
  expect(skill.requests()).toEqual([]);
  const again = await alice.says(assistant, "我的手机号是多少？");
  expect(cardOf(again).scopes.map(({ code }) => code)).toEqual(["Contact.User.mobile"]);
  expect(answerOf(await alice.allows(again, { duration: "30d" }))).toContain("13800000000");
});

test("a permission that was not on the card cannot be allowed by the answer (T26)", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, {
    operations: [profile],
    approved: ["Contact.User.Read", "Contact.User.mobile"],
  });
  const asked = await alice.says(assistant, "我的个人信息");

  for (const scopes of [["Contact.User.mobile"], ["Contact.User.Read", "Contact.User.mobile"], []]) {
    expect(await alice.answers(asked, { decision: "allow", scopes })).toMatchObject({
      status: 400,
      body: { error: { code: "scope_not_on_card" } },
    });
  }

  expect(await alice.grants()).toEqual([]);
  expect((await alice.sees(asked)).status).toBe("requires_action");
  expect(skill.requests()).toEqual([]);
});
