import { describe, expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { type SkillOperation, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

/** A skill whose file says in both languages what it answers, and in what it counts. */
const day = {
  type: "object",
  properties: {
    sky: { type: "string", title: "天空状况 / Sky condition" },
    t2m: { type: "number", description: "最高气温 / Highest temperature (°C)" },
    rain: { type: "number", title: "降水量 / Rainfall", description: "单位：毫米 / mm" },
    stationRef: { type: "string" },
  },
};
const answering = (schema: object): SkillOperation => ({
  ...weather,
  more: {
    responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
  },
});

const Shown = z.object({
  run: z.object({
    message: z.object({
      text: z.string(),
      parts: z
        .array(
          z.object({
            facts: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
            tables: z.array(z.object({ columns: z.array(z.object({ label: z.string() })) })).optional(),
          }),
        )
        .optional(),
    }),
  }),
});

async function asked(schema: object, result: unknown, words: string) {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world, {
    operations: [answering(schema)],
  });
  skill.answersWith(async () => Response.json(result));
  return shown(alice, await alice.says(assistant, words));
}

const shown = async (alice: Member, { id }: { id: string }) =>
  read(await alice.send("GET", `/api/runs/${id}`), 200, Shown).run.message;

const today = { sky: "多云", t2m: 21.5, rain: 3, stationRef: "S1" };

describe("an answer is told as the skill's file names it, in the language of the question", () => {
  test.each([
    ["今天天气怎么样", ["天空状况", "最高气温（°C）", "降水量（毫米）"], /- 最高气温（°C）：21\.5/],
    [
      "What is the weather like?",
      ["Sky condition", "Highest temperature (°C)", "Rainfall (mm)"],
      /Rainfall \(mm\): 3/,
    ],
  ])("with what its numbers are counted in: %s", async (words, labels, line) => {
    const { text, parts } = await asked(day, today, words);
    expect(text).toMatch(line);
    expect(parts?.at(-1)?.facts?.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
  });

  test.each([
    ["今天天气怎么样", "| 天空状况 | 最高气温（°C） | 降水量（毫米） | Station ref |"],
    ["Show the weather", "| Sky condition | Highest temperature (°C) | Rainfall (mm) | Station ref |"],
  ])("in the heads of a table: %s", async (words, head) => {
    const list = { type: "array", items: day };
    const { text, parts } = await asked(list, [today, { ...today, t2m: 9 }], words);
    expect(text).toContain(head);
    expect(parts?.at(-1)?.tables?.[0]?.columns[1]?.label).toMatch(/°C/);
  });

  test.each([
    ["今天天气怎么样", "最高气温是 21.5 °C。"],
    ["Show the weather", "The highest temperature is 21.5 °C."],
  ])("in a sentence: %s", async (words, sentence) => {
    const { text } = await asked(day, { t2m: 21.5 }, words);
    expect(text).toBe(sentence);
  });

  test("and an empty list is said to be one", async () => {
    const list = { type: "array", items: day };
    expect((await asked(list, [], "今天天气怎么样")).text).toBe("列表是空的。");
    expect((await asked(list, [], "Show the weather")).text).toBe("The list is empty.");
  });

  test("in the reader's half; what is asked for by the name of a thing is not answered with one of its members", async () => {
    const parcel = {
      type: "object",
      properties: {
        carrier: { type: "string", description: "天气公司 Carrier" },
        at: { type: "string", description: "所在地 Place" },
      },
    };
    const { text } = await asked(parcel, { carrier: "SF", at: "杭州" }, "今天天气怎么样");
    expect(text).toBe("- 天气公司：SF\n- 所在地：杭州");
  });

  test("in its own words where the file has none in the language: no other language stands in for it", async () => {
    const one = { type: "object", properties: { temperature: { type: "number", title: "Degrees outside" } } };
    expect((await asked(one, { temperature: 4 }, "今天天气怎么样")).text).toBe("气温是 4。");
  });
});
