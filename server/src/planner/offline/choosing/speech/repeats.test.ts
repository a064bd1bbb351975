import { describe, expect, test } from "vitest";
import { next, operation, parameter, says } from "../../../planner.fixture.ts";

const text = { type: "string" };
const rent = operation({
  operationId: "rentBoat",
  summary: "Rent a boat 租一条船",
  parameters: [
    parameter("boatId", "the number of the boat 船的编号", { required: true }),
    parameter("hours", "小时数 for how many hours", { schema: { type: "integer" } }),
  ],
});
const boats = operation({
  operationId: "rentBoats",
  summary: "Rent boats 租船",
  parameters: [
    parameter("boats", "the boats 船", {
      required: true,
      schema: {
        type: "array",
        items: { type: "object", properties: { boatId: text }, required: ["boatId"] },
      },
    }),
  ],
});

async function called(words: string, one = rent): Promise<unknown[]> {
  const step = await next([says(words)], { operations: [one] });
  return step.kind === "calls" ? step.calls.map((call) => call.arguments) : [step.kind];
}

describe("one thing asked for several times over", () => {
  const both = [
    { boatId: "B-12", hours: 2 },
    { boatId: "C-34", hours: 3 },
  ];
  test.each<[string, unknown[]]>([
    ["租船：第一条的编号是B-12，2小时；第二条的编号是C-34，3小时。", both],
    [
      "rent a boat twice: the first has number B-12 for 2 hours, the second has number C-34 for 3 hours",
      both,
    ],
    ["rent a boat:\n1. number B-12, 2 hours\n2. number C-34, 3 hours", both],
    ["rent the first boat with number B-12 for 2 hours", [{ boatId: "B-12", hours: 2 }]],
    ["rent the boat with number B-12, version 1.2 of it, for 2 hours", [{ boatId: "B-12", hours: 2 }]],
  ])("%s", async (words, calls) => {
    expect(await called(words)).toEqual(calls);
  });

  test("is one call where the operation takes a list of them", async () => {
    expect(await called("租船：第一条的编号是B-12；第二条的编号是C-34。", boats)).toHaveLength(1);
  });
});
