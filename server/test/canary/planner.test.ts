import { afterAll, expect, test } from "vitest";
import {
  applyForPermissions,
  decidePermission,
  listPermissionRequests,
} from "../../src/applications/index.ts";
import { addSkill, createAssistant, findHosts } from "../../src/assistants/index.ts";
import { startConversation } from "../../src/conversations/conversations.ts";
import { offlinePlanner, type Planner, type PlannerInput } from "../../src/planner/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { handsOf, type Worker } from "../../src/runs/index.ts";
import { findShownRun } from "../../src/runs/show/shown-run-store.ts";
import { answerRun } from "../../src/runs/turn/decide.ts";
import { startRun } from "../../src/runs/turn/start.ts";
import { loneWorker, moved } from "../../src/runs/worker.fixture.ts";
import { testCtx } from "../world/database.ts";
import { givenOrganisation } from "../world/people.ts";
import { echoDocument, echoQuestions, startEchoSkill } from "./echo-skill.ts";
import { hunt } from "./hunt.ts";

const { ctx: plain, changes } = await testCtx({ env: { EGRESS_ALLOW: "127.0.0.1" } });
const skill = await startEchoSkill();
afterAll(() => skill.stop());

/** Somebody who made an assistant of the echoing skill, with its permissions approved, talking to its draft. */
async function givenTalk() {
  const caller = await (await givenOrganisation(plain)).person("builder", "developer", "admin");
  const ctx = within(plain, caller.organisationId);
  const words = { name: "Echo", description: "", planning: true };
  const { id: assistantId, applicationId } = (await createAssistant(ctx, caller, words)).assistant;
  const codes = ["Contact.User.Read", "Contact.User.mobile"];
  await applyForPermissions(ctx, caller, { applicationId, codes, reason: "" });
  const { items } = await listPermissionRequests(
    ctx,
    {
      status: "pending",
      limit: 10,
    },
    findHosts,
  );
  for (const { id } of items)
    await decidePermission(ctx, caller, { id, decision: "approve", note: "" }, findHosts);
  await addSkill(ctx, caller, assistantId, { document: echoDocument(skill.origin) });
  const { id: conversationId } = await startConversation(ctx, caller, { assistantId, draft: true });
  return { ctx, caller, conversationId };
}

/** A worker whose planner notes all that it is shown. */
function noting(): { worker: Worker; shown: PlannerInput[] } {
  const shown: PlannerInput[] = [];
  const planner = offlinePlanner();
  const nextStep: Planner["nextStep"] = (input, io) => {
    shown.push(input);
    return planner.nextStep(input, io);
  };
  return { worker: loneWorker({ nextStep }), shown };
}

test("the planner is shown neither a code nor the parameter that takes it, whatever a skill answers (T30)", async () => {
  const { ctx, caller, conversationId } = await givenTalk();
  const { worker, shown } = noting();
  const hands = handsOf(plain, worker, { changes });

  for (const text of Object.values(echoQuestions)) {
    const begun = await startRun(ctx, hands, caller, { conversationId, text, idempotencyKey: undefined });
    const runId = "repeated" in begun ? begun.repeated : begun.run.id;
    await moved(ctx, runId);
    const asked = await findShownRun(ctx, { runId, personId: caller.id });
    const card = asked?.consents.find(({ status }) => status === "pending");
    if (card === undefined) continue;
    await answerRun(ctx, hands, caller, runId, { consentId: card.id, decision: "allow", duration: "always" });
    await moved(ctx, runId);
  }

  const codes = skill.codes().map((value, index) => ({ name: `code ${index + 1}`, value }));
  expect(codes).toHaveLength(4);
  const results = shown.flatMap(({ transcript }) => transcript).filter(({ kind }) => kind === "call");
  expect(JSON.stringify(results)).toContain("13800000000");
  expect(hunt(codes, new Map([["planner", JSON.stringify(shown)]]))).toEqual([]);
  const parameters = shown.flatMap(({ operations }) =>
    operations.flatMap((operation) => operation.parameters),
  );
  expect(parameters).toEqual([]);
});
