import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import { givenTownHall, holds } from "../../server/test/flow/conversations/holding.ts";
import { tenTurns } from "../../server/test/flow/conversations/ten-turns.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, visit } from "./browser.ts";

/* Whole conversations as they stand in the thread. */

await buildWebIfNeeded(() => {});
const world = await startWorld({ addPages: serveWeb });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const looks: Pick<Look, "theme" | "width">[] = [
  { theme: "light", width: 1280 },
  { theme: "dark", width: 360 },
];
const writtenBy = {
  zh: /^(?:内容由 AI 生成|由 Behalf 平台回答)$/,
  en: /^(?:Written by AI|Answered by Behalf itself)$/,
};

const cases = tenTurns.map((talk, at) => ({
  ...talk,
  at,
  look: looks[at % 2] ?? { theme: "light", width: 1280 },
}));

test.each(sampled(cases))("$language: $title", async ({ at, look, ...talk }) => {
  const held = await givenTownHall(world);
  await holds(held, talk);
  const visitor = await visit(browser, world.url, { ...look, language: talk.language });
  await entersAs(visitor, held.alice);
  await visitor.page.goto(`/chat/${held.talk.id}`);
  // All of it is in view, so that every turn is read.
  await visitor.page.setViewportSize({ width: look.width, height: 3200 });
  await expect.poll(() => visitor.page.getByText(writtenBy[talk.language]).count()).toBe(talk.turns.length);

  await visitor.page.waitForLoadState("networkidle");

  expect(await inspect(visitor, `long-talk-${at}`)).toEqual([]);

  expect(visitor.complaints).toEqual([]);
  await visitor.context.close();
});
