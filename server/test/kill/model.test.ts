import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cluster, startCluster } from "../world/cluster.ts";
import { RunReply } from "../world/contract.ts";
import { cloneDatabase } from "../world/database.ts";
import { demoPerson } from "../world/demo.ts";
import { answerOf, cardOf } from "../world/member.ts";
import { type ScriptedModel, startModel } from "../world/model.ts";
import { calling, saying } from "../world/model-words.ts";
import { read } from "../world/session.ts";
import { phone } from "../world/skill-file.ts";
import { ended, type Installed, installSkill } from "./platform.ts";

let model: ScriptedModel;
let cluster: Cluster;
let installed: Installed;

beforeAll(async () => {
  model = await startModel();
  cluster = await startCluster({
    databaseUrl: await cloneDatabase(),
    size: 2,
    env: { LLM_BASE_URL: model.baseUrl, LLM_MODEL: "scripted-1" },
  });
  installed = await installSkill(cluster.url(0), { operations: [phone] });
});
afterAll(async () => {
  await installed?.skill.stop();
  await cluster?.close();
  model?.stop();
});

test("what a model planned on a node that was killed is made once on another, whoever answers how often", async () => {
  installed.skill.answersWith(async () => ({ mobile: "13800000000" }));
  await model.answers(calling({ name: "getMyPhone", arguments: {} }), saying("Here it is."));
  const [first, second] = [
    await demoPerson(cluster.url(0), "member"),
    await demoPerson(cluster.url(1), "member"),
  ];
  const { id } = await first.startsConversation(installed.assistant);
  const sent = await first.send("POST", `/api/conversations/${id}/messages`, {
    text: "what is my phone number?",
  });
  const { run } = read(sent, 202, RunReply);
  const asked = await first.waitsFor(run, "requires_action");

  await cluster.end(0, "SIGKILL");
  const { id: consentId } = cardOf(asked);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => second.answers(asked, { consentId, decision: "allow" })),
  );

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const over = await ended(second, run);
  expect(answerOf(over)).toMatch(/Here it is\.[\s\S]*13800000000/);
  expect(installed.skill.requests()).toHaveLength(1);
  expect(model.asked()).toHaveLength(2);
});
