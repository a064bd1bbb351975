import { expect, test } from "vitest";
import { newId, type RunId } from "../../platform/ids.ts";
import { createDrafts, type Delta } from "./drafts.ts";

const alone = () => createDrafts({ follow: () => () => {}, tellOthers: () => {} });

function followed(drafts: ReturnType<typeof alone>, runId: RunId): Delta[] {
  const told: Delta[] = [];
  drafts.follow(runId, (delta) => told.push(delta));
  return told;
}

test("what a planner says after it was stopped, or while another plan is made, is heard by nobody", () => {
  const drafts = alone();
  const runId = newId("run");
  const told = followed(drafts, runId);
  const first = drafts.begin(runId);
  first.say("I will");
  first.end();
  first.say(" not be stopped");
  const second = drafts.begin(runId);
  second.say("Here");
  first.say("!");

  expect(told).toEqual([{ text: "I will" }, { text: "Here", reset: true }]);
  expect(followed(drafts, runId)).toEqual([{ text: "Here", reset: true }]);
});

test("a follower that left is told nothing more", () => {
  const drafts = alone();
  const runId = newId("run");
  const told: Delta[] = [];
  const follower = drafts.follow(runId, (delta) => told.push(delta));
  const draft = drafts.begin(runId);
  draft.say("a");
  follower.stop();
  draft.say("b");

  expect(told).toEqual([{ text: "a" }]);
});
