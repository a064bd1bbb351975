import { expect, test } from "vitest";
import type { Message } from "../api/schema.gen.ts";
import { turnsOf, withoutAnswer } from "./turns.ts";

const at = "2026-11-22T10:00:00Z";
const user = (id: string, runId: string): Message => ({ id, role: "user", text: id, runId, at });
const reply = (id: string, runId: string): Message => ({ id, role: "assistant", text: id, runId, at });

test("a question and its answer are one turn", () => {
  expect(turnsOf([user("q", "run_1"), reply("a", "run_1")])).toMatchObject([
    { runId: "run_1", replies: ["a"] },
  ]);
});

test("what a skill said into the chat stays apart from the answer of its turn", () => {
  const turns = turnsOf([user("q", "run_1"), reply("from the skill", "run_1"), reply("a", "run_1")]);
  expect(turns).toMatchObject([{ runId: "run_1", replies: ["from the skill", "a"] }]);
  expect(withoutAnswer(["from the skill", "a"], "a")).toEqual(["from the skill"]);
  expect(withoutAnswer(["a", "a"], "a")).toEqual(["a"]);
  expect(withoutAnswer(["from the skill"], null)).toEqual(["from the skill"]);
});

test("a question still waiting is a turn without an answer", () => {
  const turns = turnsOf([user("q1", "run_1"), reply("a1", "run_1"), user("q2", "run_2")]);
  expect(turns.map((turn) => turn.replies)).toEqual([["a1"], []]);
});

test("an answer of another run never stands under the wrong question", () => {
  const turns = turnsOf([user("q", "run_1"), reply("greeting", "run_0")]);
  expect(turns).toHaveLength(2);
  expect(turns[0]?.replies).toEqual([]);
});
