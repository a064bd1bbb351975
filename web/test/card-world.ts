import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import type { Run } from "../../server/test/world/contract.ts";
import type { Assistant, Member } from "../../server/test/world/member.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { startWorld, type World } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";

/** One in Chinese, light and wide, one in English, dark and narrow. */
export const cardLooks: readonly [Look, Look] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

/** A platform with its pages, and a browser that moves as little as the person wants. */
export async function cardWorld(): Promise<{
  world: World;
  opens(member: Member, look: Look, motion?: "reduce" | "no-preference"): Promise<Visit>;
}> {
  const said: string[] = [];
  if (!(await buildWebIfNeeded((line) => said.push(line)))) throw new Error(said.join("\n"));
  const world = await startWorld({ addPages: serveWeb });
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    world,
    async opens(member, look, motion = "reduce") {
      if (browser === undefined) throw new Error("no browser yet");
      const opened = await visit(browser, world.url, look);
      await opened.page.emulateMedia({ reducedMotion: motion });
      await entersAs(opened, member);
      return opened;
    },
  };
}

/** Says it in a conversation of its own and looks at what came of it. */
export async function asks(
  { page }: Visit,
  member: Member,
  assistant: Assistant,
  text: string,
  options: { draft?: boolean } = {},
): Promise<Run> {
  const conversation = await member.startsConversation(assistant, options);
  const run = await member.says(conversation, text);
  await page.goto(`/chat/${conversation.id}`);
  return run;
}

export const requestIn = ({ page }: Visit): Locator => page.locator("section[data-request]");
export const buttonIn = ({ page }: Visit, name: string): Locator =>
  page.getByRole("button", { name, exact: true });
export const lineIn = ({ page }: Visit): Locator => page.locator("[data-outcome]").last();

/** What was allowed folds away with the steps of its turn once that is over. */
export async function unfolds(window: Visit): Promise<void> {
  await foldIn(window).click();
}

export const foldIn = ({ page }: Visit): Locator =>
  page.locator("[data-thread] button[aria-controls][aria-expanded=false]").last();

/** What is wrong with the page as it is now, in light and in dark; in a sample of the tests, in one of them. */
export async function faultsOf(window: Visit, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of sampled(["light", "dark"] as const)) {
    await window.page.evaluate((to) => document.documentElement.setAttribute("data-theme", to), theme);
    // Colours pass into one another.
    await window.page.waitForTimeout(150);
    faults.push(...(await inspect({ ...window, look: { ...window.look, theme } }, name)));
  }
  return faults;
}

/** A refusal or a lost line that a test provokes is no fault of the page. */
export const complaintsOf = ({ complaints }: Visit): string[] =>
  complaints.filter((line) => !/status of (400|409|503)|ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(line));

/** Buttons that decide are inert until they were in view for a moment. */
export async function isArmed(window: Visit, name: string): Promise<void> {
  await expect.poll(() => buttonIn(window, name).isEnabled()).toBe(true);
}
