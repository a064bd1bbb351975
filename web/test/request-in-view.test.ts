import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import { builtIn } from "../../server/src/permissions/index.ts";
import { type Given, givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { phone, putTodo, type SkillOperation, weather } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { decides, says } from "./skill-world.ts";

/* What a person meets around a request: all of it in view, the focus where they write, and how things ended in words. */

await buildWebIfNeeded(() => {});
const world = await startWorld({ addPages: serveWeb });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const words = {
  zh: {
    phone: "我的手机号是多少？",
    weather: "今天天气怎么样",
    todo: "新建待办：买牛奶",
    allow: "允许访问",
    deny: "不允许",
    send: "发送",
    stop: "停止",
    jump: "跳到授权请求",
    scopes: "权限",
    calls: "查看请求",
    notSent: "没有发出请求：你没有允许。",
    stopped: "已停止，结果未知",
    unknown: "结果未知",
    revoke: "撤销",
    revoked: /^你已在 .+ 撤销此授权$/,
    activity: /^使用记录/,
    done: "成功",
    run: "确认执行",
    cancel: "取消",
  },
  en: {
    phone: "What is my phone number?",
    weather: "What is the weather like?",
    todo: "add a to-do: buy milk",
    allow: "Allow",
    deny: "Don’t allow",
    send: "Send",
    stop: "Stop",
    jump: "Jump to the request",
    scopes: "Permissions",
    calls: "View requests",
    notSent: "No request was made: you did not allow it.",
    stopped: "Stopped, outcome unknown",
    unknown: "Outcome unknown",
    revoke: "Revoke",
    revoked: /^You revoked this on .+$/,
    activity: /^Activity/,
    done: "Done",
    run: "Run",
    cancel: "Cancel",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1280 },
  { language: "zh", theme: "dark", width: 360 },
];
const [wide, narrow] = looks as [Look, Look];

const given = (operations: readonly SkillOperation[]) => givenAssistantWithSkill(world, { operations });

/** A window of Alice, signed in, in a new conversation that has not begun. */
async function opens({ alice, assistant }: Given, look: Look, touch = false): Promise<Visit> {
  const opened = await visit(browser, world.url, look, { hasTouch: touch, isMobile: touch });
  const { page } = opened;
  await entersAs(opened, alice);
  await page.goto(`/chat?assistant=${assistant.id}`);
  await page.locator("textarea").waitFor();
  return opened;
}

const button = ({ page }: Visit, name: string) => page.getByRole("button", { name, exact: true });
const card = ({ page }: Visit) => page.locator("section[data-request]");
const isWriting = ({ page }: Visit) => page.evaluate(() => document.activeElement?.localName === "textarea");

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (box === null) throw new Error(`${place} is not shown`);
  return { top: box.y, bottom: box.y + box.height, left: box.x, right: box.x + box.width };
}

/** Between the title above and the field below. */
async function inView(window: Visit, place: Locator): Promise<boolean> {
  const [view, field, box] = await Promise.all([
    boxOf(window.page.locator("[data-thread]")),
    boxOf(window.page.locator("textarea")),
    boxOf(place),
  ]);
  return box.top >= view.top && box.bottom <= Math.min(view.bottom, field.top);
}

/** Nothing of the box itself is scrolled out of sight; what is long in it scrolls by itself. */
const isWhole = (window: Visit) =>
  card(window)
    .locator("[data-card]")
    .evaluate((it) => it.scrollHeight <= it.clientHeight);

const delegated = builtIn.filter(({ kind }) => kind === "delegated").map(({ code }) => code);

test.each([1, 2, 5].flatMap((count) => sampled(looks).map((look) => ({ ...look, count }))))(
  "a card with $count permissions is seen whole, with what the person said and the field to write in ($language, $width px)",
  async ({ count, ...look }) => {
    const say = words[look.language];
    const scopes = count === 2 ? phone.scopes : delegated.slice(0, count);
    const window = await opens(await given([{ ...phone, scopes }]), look);
    await says(window, say.phone);
    await button(window, say.allow).waitFor();

    await expect.poll(() => inView(window, card(window))).toBe(true);
    const list = card(window).getByRole("region", { name: say.scopes });
    if (count < 5) expect(await list.evaluate((it) => it.scrollHeight <= it.clientHeight)).toBe(true);
    expect(await isWhole(window)).toBe(true);
    for (const name of [say.allow, say.deny]) expect(await inView(window, button(window, name))).toBe(true);
    expect(await inView(window, card(window).getByText(`“${say.phone}”`))).toBe(true);
    if (look.width === 1280)
      expect(await inView(window, window.page.getByText(say.phone, { exact: true }).last())).toBe(true);
    expect(await inspect(window, `card-of-${count}`)).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);

test.each(sampled(looks))(
  "a card with every permission there is fits whole: its list scrolls, its buttons and the question stay ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const scopes = builtIn.filter(({ kind }) => kind === "delegated").map(({ code }) => code);
    const window = await opens(await given([{ ...phone, scopes }]), look);
    const { page } = window;
    await says(window, say.phone);
    await button(window, say.allow).waitFor();

    await expect.poll(() => inView(window, card(window))).toBe(true);
    for (const name of [say.allow, say.deny]) expect(await inView(window, button(window, name))).toBe(true);
    expect(await inView(window, card(window).getByText(`“${say.phone}”`))).toBe(true);
    if (look.width === 1280)
      expect(await inView(window, page.getByText(say.phone, { exact: true }).last())).toBe(true);
    const provenance = await boxOf(card(window).locator("[data-provenance]"));
    expect(provenance.bottom - provenance.top).toBeLessThan(24);
    const list = card(window).getByRole("region", { name: say.scopes });
    expect(await list.evaluate((it) => it.scrollHeight > it.clientHeight && it.clientHeight >= 90)).toBe(
      true,
    );
    expect(await isWhole(window)).toBe(true);
    expect(await button(window, say.jump).count()).toBe(0);
    expect(await inspect(window, "card-longest")).toEqual([]);

    await list.focus();
    await page.keyboard.press("End");
    await expect.poll(() => list.evaluate((it) => it.scrollTop)).toBeGreaterThan(0);
    expect(await inView(window, button(window, say.allow))).toBe(true);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);

test.each(sampled([wide, narrow]))(
  "the link to a card is there while the card is out of view; denied, no request is offered to be seen ($language, $width px)",
  async (look) => {
    const say = words[look.language];
    const window = await opens(await given([phone]), look);
    const { page } = window;
    for (let turn = 1; turn <= 3; turn += 1) {
      await says(window, say.phone);
      await decides(window, say.deny);
      await expect.poll(() => page.getByText(say.notSent).count()).toBe(turn);
    }
    expect(await button(window, say.calls).count()).toBe(0);
    await page.reload();
    await page.getByText(say.notSent).last().waitFor();
    expect(await button(window, say.calls).count()).toBe(0);
    expect(await inspect(window, "denied-not-sent")).toEqual([]);

    await says(window, say.phone);
    await expect.poll(() => inView(window, card(window))).toBe(true);
    expect(await button(window, say.jump).count()).toBe(0);
    await page.locator("[data-thread]").evaluate((it) => it.scrollTo(0, 0));
    await button(window, say.jump).click();
    await expect.poll(() => inView(window, card(window))).toBe(true);
    expect(await card(window).evaluate((it) => it === document.activeElement)).toBe(true);
    await expect.poll(() => button(window, say.jump).count()).toBe(0);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);

test("one writes at once: the field has the focus on arrival, after the first message and after each, however it is sent", async () => {
  const window = await opens(await given([weather]), wide);
  const { page } = window;
  await expect.poll(() => isWriting(window)).toBe(true);

  await page.keyboard.type(words.zh.weather);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/chat/con_*");
  await expect.poll(() => isWriting(window)).toBe(true);
  await button(window, words.zh.calls).waitFor();

  await page.locator("textarea").fill(words.zh.weather);
  await button(window, words.zh.send).click();
  await expect.poll(() => button(window, words.zh.calls).count()).toBe(2);
  expect(await isWriting(window)).toBe(true);
  await page.reload();
  await page.locator("textarea").waitFor();
  await expect.poll(() => isWriting(window)).toBe(true);
  expect(window.complaints).toEqual([]);
  await window.context.close();
});

test("where writing brings up a keyboard, nothing takes the focus by itself", async () => {
  const window = await opens(await given([weather]), narrow, true);
  await window.page.waitForTimeout(300);

  expect(await isWriting(window)).toBe(false);
  await window.context.close();
});

test.each(sampled([wide, narrow]))(
  "news of a failure covers neither the field nor what is sent ($width px)",
  async (look) => {
    const say = words[look.language];
    const window = await opens(await given([weather]), look);
    const { page } = window;
    await page.route("**/api/assistants/*/conversations", (route) => route.abort());
    await page.locator("textarea").fill(say.weather);
    await button(window, say.send).click();

    const news = page.locator("[data-toasts] > div").first();
    await news.waitFor();
    const [shown, field, send] = await Promise.all([
      boxOf(news),
      boxOf(page.locator("textarea")),
      boxOf(button(window, say.send)),
    ]);
    expect(shown.bottom).toBeLessThanOrEqual(Math.min(field.top, send.top));
    expect(shown.left).toBeGreaterThanOrEqual(0);
    expect(await page.locator("textarea").inputValue()).toBe(say.weather);
    await page.screenshot({ path: `.cache/pictures/toast-${look.language}-${look.width}.png` });
    await window.context.close();
  },
);

test.each(sampled([wide, narrow]))(
  "a run that was stopped during a call spins no more: stopped, outcome unknown, after a reload too ($language, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await given([weather]);
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    them.skill.answersWith(async () => {
      reached.resolve();
      await goOn.promise;
      return { weather: "sunny" };
    });
    const window = await opens(them, look);
    const { page } = window;
    await says(window, say.weather);
    await reached.promise;
    await expect.poll(() => page.locator("[data-thread] .animate-spin").count()).toBe(1);

    await button(window, say.stop).click();
    for (const again of [false, true]) {
      if (again) await page.reload();
      await page.getByRole("button", { name: say.stopped }).getByText(say.stopped, { exact: true }).waitFor();
      expect(await page.locator("[data-thread] .animate-spin").count()).toBe(0);
      await button(window, say.calls).click();
      await page.getByText(say.unknown, { exact: true }).waitFor();
      expect(await inspect(window, "stopped-call")).toEqual([]);
    }
    goOn.resolve();
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);

test.each(sampled([wide, narrow]))(
  "what was taken back is told the same before and after a reload, and what was done with it in words ($language, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await given([phone]);
    const window = await opens(them, look);
    const { page } = window;
    await says(window, say.phone);
    await decides(window, say.allow);
    await button(window, say.calls).waitFor();
    const chat = page.url();
    await page.goto("/me/authorisations");
    await page.getByRole("link", { name: /^Personal assistant/ }).click();
    await page.getByRole("heading", { name: say.activity }).waitFor();
    await page.getByText(say.done, { exact: true }).first().waitFor();
    expect(await page.getByText(/answered|api\.called|skill\.called/).count()).toBe(0);
    expect(await inspect(window, "activity")).toEqual([]);

    await page.goto(chat);
    await button(window, say.revoke).click();
    await page.getByRole("dialog").getByRole("button", { name: say.revoke, exact: true }).click();
    const told = page.getByText(say.revoked);
    await told.waitFor();
    const before = await told.textContent();
    await page.reload();
    await told.waitFor();
    expect(await told.textContent()).toBe(before);
    expect(await inspect(window, "revoked-in-chat")).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);

test.each(sampled([wide, narrow]))(
  "a confirmation with few fields fits whole, its buttons and the question in view ($language, $width px)",
  async (look) => {
    const say = words[look.language];
    const window = await opens(await given([putTodo]), look);
    await says(window, say.todo);
    await button(window, say.run).waitFor();

    await expect.poll(() => inView(window, card(window))).toBe(true);
    for (const name of [say.run, say.cancel]) expect(await inView(window, button(window, name))).toBe(true);
    expect(await inView(window, card(window).getByText(`“${say.todo}”`))).toBe(true);
    expect(await isWhole(window)).toBe(true);
    await window.page.waitForTimeout(600);
    expect(await inspect(window, "confirmation-few")).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);
