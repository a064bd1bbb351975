import { expect, test } from "vitest";
import { inputOf, io, operation } from "../planner.fixture.ts";
import { type Phrase, tryPhrases } from "./trying.ts";

const rooms = operation({
  skillId: "skl_rooms",
  operationId: "bookRoom",
  summary: "订会议室 / Book a meeting room",
  examples: [{ input: "Book a meeting room", output: {} }],
});
const desks = operation({
  skillId: "skl_rooms",
  operationId: "bookDesk",
  summary: "订工位 / Book a desk",
  examples: [{ input: "Book a desk", output: {} }],
});
const menu = operation({
  skillId: "skl_menu",
  operationId: "showMenu",
  summary: "看菜单 / Show the lunch menu",
});
const operations = [rooms, desks, menu];

const keyOf = ({ skillId, operationId }: typeof rooms) => ({ skillId, operationId });
const phrase = (text: string, expects: typeof rooms | null): Phrase => ({
  text,
  expects: expects && keyOf(expects),
});

const adviceFor = (...phrases: Phrase[]) => tryPhrases(phrases, inputOf([], { operations }), io.signal);

test("each phrase is told right or wrong, with the three that it is most like", async () => {
  const { tried, advice } = await adviceFor(
    phrase("Book a meeting room", rooms),
    phrase("Show the lunch menu", desks),
    phrase("Sing me a song", null),
    phrase("Show me the lunch menu", null),
  );

  expect(tried.map(({ isRight }) => isRight)).toEqual([true, false, true, false]);
  expect(tried[0]?.best[0]?.operation).toBe(rooms);
  expect(tried.every(({ best }) => best.length <= 3)).toBe(true);
  expect(advice.length).toBeGreaterThan(0);
});

test("what is confused is said once for all its phrases, in both languages", async () => {
  const { advice } = await adviceFor(
    phrase("Book a meeting room", desks),
    phrase("Please book a meeting room", desks),
  );

  expect(advice).toEqual([
    {
      zh: "“订工位”和“订会议室”会混淆（2 句）：请给“订工位”添加这样的示例，例如“Book a meeting room”。",
      en: "“Book a desk” and “Book a meeting room” are confused (2 phrases): add examples to “Book a desk”, such as “Book a meeting room”.",
    },
  ]);
});

test("what is not found, found for nothing, or no longer there is said with its way out", async () => {
  const gone = { ...rooms, operationId: "oldRoom" };
  const { advice } = await adviceFor(
    phrase("Something with chairs and a table", rooms),
    phrase("Show the lunch menu", null),
    phrase("Book a meeting room", gone),
  );

  expect(advice.map(({ en }) => en)).toEqual([
    "“Book a meeting room” was not found (1 phrase): add examples to it, such as “Something with chairs and a table”.",
    "“Show the lunch menu” was found where nothing should be (1 phrase, such as “Show the lunch menu”): say more exactly what it is for, or give it keywords.",
    "There is no operation oldRoom (1 phrase): expect another one.",
  ]);
});

test("two that are near each other are told: the right one comes first, and both are offered", async () => {
  const twin = { ...rooms, operationId: "reserveRoom" };
  const both = [rooms, twin];
  const { tried, advice } = await tryPhrases(
    [phrase("Book a meeting room", rooms)],
    inputOf([], { operations: both }),
    io.signal,
  );

  expect(tried[0]?.meaning.kind).toBe("choice");
  expect(tried[0]?.isRight).toBe(false);
  expect(advice[0]?.en).toContain("are close (1 phrase");
});
