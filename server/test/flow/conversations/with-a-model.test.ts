import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScriptedModel, startModel } from "../../world/model.ts";
import { calling, saying } from "../../world/model-words.ts";
import { startWorld } from "../../world/world.ts";
import { givenTownHall, holds, sentFor } from "./holding.ts";
import { tenTurns } from "./ten-turns.ts";
import type { Turn } from "./turn.ts";

/* The same conversations, planned by a language model that chooses right: cards, calls and what the platform answers by
   itself are as without one. */

const world = await startWorld();
let model: ScriptedModel;
beforeAll(async () => {
  model = await startModel();
});
afterAll(() => model.stop());

test.each(tenTurns)("$language: $title", async (talk) => {
  const held = await givenTownHall(world);
  const chosen = await held.builder.send("PUT", "/api/organisation/model", {
    baseUrl: model.baseUrl,
    model: "m",
    delegatedResults: "local",
  });
  expect(chosen.status).toBe(200);
  const word = talk.language === "zh" ? "好的。" : "All right.";
  const asked: number[] = [];

  await holds(held, { ...talk, turns: talk.turns.map(asOfAModel) }, async (turn) => {
    asked.push(model.asked().length);
    const calls = (turn.plans ?? turn.calls ?? []).map(([name, values = {}]) => ({
      name,
      arguments: sentFor(values),
    }));
    await model.answers(...(calls.length > 0 ? [calling(...calls)] : []), saying(word));
  });

  // It was asked in each turn that was not the platform's.
  asked.push(model.asked().length);
  const isOwn = talk.turns.map(({ byPlatform }) => byPlatform === true);
  expect(asked.slice(1).map((count) => count === 0)).toEqual(isOwn);
});

/** A model asks and offers in its own words. */
function asOfAModel(turn: Turn): Turn {
  const { asks: _asks, offers: _offers, tells: _tells, ...plain } = turn;
  return turn.byPlatform ? turn : plain;
}
