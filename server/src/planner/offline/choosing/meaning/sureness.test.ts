import { describe, expect, test } from "vitest";
import { calls, inputOf, io, next, operation, says } from "../../../planner.fixture.ts";
import { offlinePlanner } from "../../planner.ts";

/** Two that are told apart by one word each. */
const limit = operation({
  skillId: "skl_card",
  operationId: "creditLimit",
  summary: "Credit limit of a card",
});
const points = operation({ skillId: "skl_card", operationId: "rewardPoints", summary: "Points of a card" });
const operations = [limit, points];

const offer = (step: Awaited<ReturnType<typeof next>>) =>
  step.kind === "answer"
    ? step.choices?.map((it) => it.kind === "operation" && it.operation.operationId)
    : step;

describe("what is called at once", () => {
  test("is what the words clearly ask for", async () => {
    expect(await next([says("credit limit of my card")], { operations })).toEqual(calls(limit));
    expect(await next([says("points of my card")], { operations })).toEqual(calls(points));
  });

  test("is nothing where another may be meant: both are offered, the likelier first", async () => {
    const step = await next([says("is the limit on my card for travel reached, and how")], { operations });
    expect(offer(step)).toEqual(["creditLimit", "rewardPoints"]);
  });

  test("is what the person then presses", async () => {
    const text = "is the limit on my card for travel reached, and how";
    const { skillId, operationId } = points;
    expect(await next([says(text)], { operations, chosen: { skillId, operationId } })).toMatchObject({
      kind: "calls",
      calls: [{ operationId }],
    });
  });

  test("is what goes on with a skill that was just used", async () => {
    const request = "credit limit of my card";
    const [call] =
      (await next([says(request)], { operations }).then((it) => (it.kind === "calls" ? it.calls : []))) ?? [];
    if (call === undefined) throw new Error("nothing was called");
    const earlier = [
      {
        request,
        calls: [
          { ...call, outcome: "answered" as const, result: 1, display: "auto" as const, ownWords: true },
        ],
      },
    ];
    const text = "is the limit on my card for travel reached, and how";
    const input = inputOf([says(request), says(text)], { operations, earlier });
    expect((await offlinePlanner().nextStep(input, io)).kind).toBe("calls");
  });
});
