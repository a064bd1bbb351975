import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { createAssistant } from "../../server/test/world/building.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

/* The frame of every screen: where one is, how one goes elsewhere, and where messages stand. */

const world = skillWorld();

const words = {
  zh: {
    open: "打开侧栏",
    account: /^账号菜单/,
    studio: "工作室",
    console: "开发者后台",
    offline: "连接已断开，正在重试…",
    dark: "深色",
  },
  en: {
    open: "Open the sidebar",
    account: /^Account menu/,
    studio: "Studio",
    console: "Console",
    offline: "Connection lost. Retrying…",
    dark: "Dark",
  },
};

const widthOf = (element: Locator) => element.evaluate((node) => node.getBoundingClientRect().width);

const looks = sampled<Look>([
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 1280 },
]);

test.each(looks)("the sidebar says where one is and leads elsewhere ($language, $theme)", async (look) => {
  const say = words[look.language];
  const visit = await signsIn(world, "admin", look);
  const { page } = visit;
  const sidebar = page.locator("#sidebar");
  await sidebar.getByRole("link", { name: say.console }).click();
  await page.waitForURL("**/console");
  await expect.poll(() => sidebar.locator("nav [aria-current=page]").textContent()).toBe(say.console);
  expect(await widthOf(sidebar)).toBe(232);
  expect(await inspect(visit, "shell")).toEqual([]);

  await sidebar.getByRole("button", { name: say.account }).click();
  await page.getByText(say.dark, { exact: true }).click();
  await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
  expect(await widthOf(sidebar)).toBe(232);
  expect(await inspect(visit, "shell-account")).toEqual([]);
  await visit.context.close();
});

test("on a workbench the sidebar folds, its icons stay where they were", async () => {
  const visit = await signsIn(world, "builder", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  const chat = page.locator("#sidebar").getByRole("link", { name: "Chat", exact: true }).locator("svg");
  const before = await chat.boundingBox();
  const { id } = await createAssistant(world.builder, { name: "Folded" });
  await page.goto(`/studio/${id}`);
  const sidebar = page.locator("#sidebar");
  await expect.poll(() => widthOf(sidebar)).toBe(56);
  expect(await chat.boundingBox()).toEqual(before);
  expect(await sidebar.getByRole("link", { name: words.en.studio }).getAttribute("aria-current")).toBe(
    "page",
  );
  await visit.context.close();
});

const phones = sampled<Look>([
  { language: "zh", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 360 },
]);

test.each(phones)("on a phone a button opens the sidebar over the page ($language)", async (look) => {
  const say = words[look.language];
  const visit = await signsIn(world, "admin", look);
  const { page } = visit;
  const sidebar = page.locator("#sidebar");
  expect(await sidebar.isVisible()).toBe(false);
  const opener = page.getByRole("button", { name: say.open });

  await opener.click();
  await expect.poll(() => sidebar.isVisible()).toBe(true);
  expect(await inspect(visit, "shell-drawer")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => sidebar.isVisible()).toBe(false);
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);

  await opener.click();
  await sidebar.getByRole("link", { name: say.console }).click();
  await page.waitForURL("**/console");
  await expect.poll(() => sidebar.isVisible()).toBe(false);
  await visit.context.close();
});

test("being offline is said in the bar and moves nothing", async () => {
  const visit = await signsIn(world, "member", { language: "en", theme: "light", width: 1280 });
  const { page, context } = visit;
  const main = page.locator("#main");
  const before = await main.boundingBox();
  await context.setOffline(true);
  await page.getByText(words.en.offline).waitFor();
  expect(await main.boundingBox()).toEqual(before);
  await context.setOffline(false);
  await page.getByText(words.en.offline).waitFor({ state: "detached" });
  await visit.context.close();
});
