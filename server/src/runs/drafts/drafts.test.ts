import { expect, test } from "vitest";
import { newId } from "../../platform/ids.ts";
import { type ChangeKey, changeKey } from "../../platform/jobs/teller.ts";
import { createDrafts, type Delta } from "./drafts.ts";

const alone = () => createDrafts({ follow: () => () => {}, tellOthers: () => {} });

function followed(drafts: ReturnType<typeof alone>, run: ChangeKey): Delta[] {
  const told: Delta[] = [];
  drafts.follow(run, (delta) => told.push(delta));
  return told;
}

test("what a planner says after it was stopped, or while another plan is made, is heard by nobody", () => {
  const drafts = alone();
  const run = changeKey(newId("org"), newId("run"));
  const told = followed(drafts, run);
  const first = drafts.begin(run);
  first.say("I will");
  first.end();
  first.say(" not be stopped");
  const second = drafts.begin(run);
  second.say("Here");
  first.say("!");

  expect(told).toEqual([{ text: "I will" }, { text: "Here", reset: true }]);
  expect(followed(drafts, run)).toEqual([{ text: "Here", reset: true }]);
});

test("a follower that left is told nothing more", () => {
  const drafts = alone();
  const run = changeKey(newId("org"), newId("run"));
  const told: Delta[] = [];
  const follower = drafts.follow(run, (delta) => told.push(delta));
  const draft = drafts.begin(run);
  draft.say("a");
  follower.stop();
  draft.say("b");

  expect(told).toEqual([{ text: "a" }]);
});
