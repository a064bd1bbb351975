import { describe, expect, test } from "vitest";
import { maskedDraft } from "./masked-draft.ts";
import { spellings } from "./spellings.fixture.ts";

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";

function drafted() {
  const pieces: string[] = [];
  const draft = maskedDraft({ say: (piece) => pieces.push(piece), restart: () => pieces.splice(0) });
  return { draft, pieces };
}

test("words are told as they come, in whatever pieces", () => {
  const { draft, pieces } = drafted();
  for (const piece of ["Hel", "lo", ", A", "lice. ", "天气", "晴朗", "😀".slice(0, 1), "😀".slice(1), "."])
    draft.say(piece);
  expect(pieces).toEqual(["Hel", "lo", ", A", "lice. ", "天气", "晴朗", "\ud83d", "\ude00", "."]);
});

test("a long word is told whole when it has ended, and a text begun anew without the word before", () => {
  const { draft, pieces } = drafted();
  draft.say("see https://skill.example/");
  draft.say("a-long-path-without-an-end");
  expect(pieces.join("")).toBe("see ");
  draft.say(" and");
  expect(pieces.join("")).toBe("see https://skill.example/a-long-path-without-an-end and");
  draft.say("another-word-that-is-not-told");
  draft.restart();
  draft.say("x y");
  expect(pieces).toEqual(["x y"]);
});

describe("no piece of a secret is told but what is none, however it is spelt and cut (T30)", () => {
  test.each(Object.entries(spellings))("%s", (_, spell) => {
    for (const length of [1, 7, 1000]) {
      const { draft, pieces } = drafted();
      const text = `here: ${spell(code)} and 好`;
      for (let at = 0; at < text.length; at += length) draft.say(text.slice(at, at + length));
      expect(pieces.join("")).toMatch(/^here: .{0,32}••••2345.{0,12} and 好$/s);
    }
  });
});
