import { describe, test } from "vitest";
import { startWorld } from "../../world/world.ts";
import { givenTownHall, holds } from "./holding.ts";
import { shortTalks } from "./short-talks.ts";
import { tenTurns } from "./ten-turns.ts";

/* Whole conversations with the planner that needs no model. */

const world = await startWorld();

describe("ten turns,", () => {
  test.each(tenTurns)("$language: $title", async (talk) => holds(await givenTownHall(world), talk));
});

describe("a few turns,", () => {
  test.each(shortTalks)("$language: $title", async (talk) => holds(await givenTownHall(world), talk));
});
