import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import { type Given, givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { callTo, scriptedPlanner } from "../../server/test/world/scripted-planner.ts";
import { putTodo, weather } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { decides, says } from "./skill-world.ts";

/* A request once more, a message said otherwise, and an answer that is seen while it is written. */

await buildWebIfNeeded(() => {});
const planner = scriptedPlanner();
const world = await startWorld({ addPages: serveWeb, planner });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const words = {
  zh: {
    ask: "杭州天气怎么样？",
    other: "北京呢？",
    note: "记一下：买牛奶",
    noteOtherwise: "记一下：买面包",
    retry: "重试",
    refused: "只能重试最后一次请求",
    thread: "消息",
    edit: "编辑并重新发送",
    field: "编辑消息",
    saidSo: "这条消息之后的内容将不再显示",
    replaced: "原消息之后的内容不再显示",
    run: "确认执行",
    mine: "我授权了什么？",
    byAi: "内容由 AI 生成",
    byPlatform: "由 Behalf 平台回答",
  },
  en: {
    ask: "How is the weather in Hangzhou?",
    other: "And in Beijing?",
    note: "note: buy milk",
    noteOtherwise: "note: buy bread",
    retry: "Try again",
    refused: "Only the last request of a conversation can be tried again",
    thread: "Messages",
    edit: "Edit and send again",
    field: "Edit your message",
    saidSo: "What came after this message is no longer shown",
    replaced: "What came after the earlier message is no longer shown",
    run: "Run",
    mine: "What have I allowed?",
    byAi: "Written by AI",
    byPlatform: "Answered by Behalf itself",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1280 },
];

async function opens({ alice, assistant }: Given, look: Look) {
  const opened = await visit(browser, world.url, look);
  await entersAs(opened, alice);
  const talk = await alice.startsConversation(assistant);
  await opened.page.goto(`/chat/${talk.id}`);
  await opened.page.locator("textarea").waitFor();
  return { opened, talk };
}

const button = ({ page }: Visit, name: string) => page.getByRole("button", { name, exact: true });
const hasFocus = (place: { evaluate: (does: (it: Element) => boolean) => Promise<boolean> }) =>
  expect.poll(() => place.evaluate((it) => it === document.activeElement)).toBe(true);
const textsOf = async ({ alice }: Given, talk: { id: string }) =>
  (await alice.thread(talk)).map(({ text }) => text);
const fine = () => ({ kind: "answer" as const, text: "Sunny." });

test.each(sampled(looks))(
  "the last request is tried again, also what went wrong; refused, a sentence says why ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [weather] });
    const { opened, talk } = await opens(them, look);
    const { page } = opened;
    planner.answers(fine);
    await says(opened, say.other);
    await page.getByText("Sunny.").waitFor();
    planner.does(async () => {
      throw new Error("broken");
    });
    await says(opened, say.ask);
    await expect.poll(() => textsOf(them, talk)).toEqual([say.other, "Sunny.", say.ask]);
    planner.answers(fine);
    await expect.poll(() => button(opened, say.retry).count()).toBe(1);
    await button(opened, say.retry).press("Enter");
    await expect.poll(() => page.getByText("Sunny.").count()).toBe(2);

    // The last answer alone can be tried again, and it goes on from the field.
    await expect.poll(() => button(opened, say.retry).count()).toBe(1);
    await hasFocus(page.locator("textarea"));
    expect(await inspect(opened, "chat-retry")).toEqual([]);
    expect(await textsOf(them, talk)).toEqual([say.other, "Sunny.", say.ask, say.ask, "Sunny."]);

    // Meanwhile something was said in another window.
    await them.alice.says(talk, say.other);
    await button(opened, say.retry).press("Enter");
    await page.getByText(say.refused).waitFor();
    await expect.poll(() => button(opened, say.retry).isEnabled()).toBe(true);
    await opened.context.close();
  },
);

test.each(sampled(looks))(
  "a message is edited in its place, by keyboard: what followed is shown no more, and a write is confirmed again ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [putTodo] });
    them.skill.answersWith(async () => new Response(null, { status: 204 }));
    const { opened, talk } = await opens(them, look);
    const { page } = opened;
    const notes = () =>
      planner.answers(
        (input) => ({
          kind: "calls",
          calls: [callTo("putTodo", input, { title: "something" })],
        }),
        () => ({ kind: "answer", text: "Noted." }),
      );
    notes();
    await says(opened, say.note);
    await decides(opened, say.run);
    await page.getByText("Noted.").waitFor();
    planner.answers(fine);
    await says(opened, say.ask);
    await page.getByText("Sunny.").waitFor();

    const pencil = button(opened, say.edit).first();
    const thread = page.getByRole("list", { name: say.thread });
    await expect.poll(() => pencil.isEnabled()).toBe(true);
    await pencil.press("Enter");
    const field = page.getByRole("textbox", { name: say.field });
    await hasFocus(field);
    expect(await field.inputValue()).toBe(say.note);
    await page.getByText(say.saidSo).waitFor();
    expect(await inspect(opened, "chat-edit")).toEqual([]);
    await field.fill("nothing of it");
    await field.press("Escape");
    await hasFocus(pencil);
    await thread.getByText(say.note, { exact: true }).waitFor();

    notes();
    await pencil.press("Enter");
    await field.fill(say.noteOtherwise);
    await field.press("Enter");
    await page.getByText(say.replaced).waitFor();
    await expect.poll(() => page.getByText("Sunny.").count()).toBe(0);
    await hasFocus(page.locator("textarea"));
    expect(await thread.getByText(say.note, { exact: true }).count()).toBe(0);
    await decides(opened, say.run);
    await page.getByText("Noted.").waitFor();
    expect(await textsOf(them, talk)).toEqual([say.noteOtherwise, "Noted."]);
    expect(await inspect(opened, "chat-edited")).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  },
);

test.each(sampled(looks))(
  "an edited message that is refused stays in its field, with a sentence ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [weather] });
    const { opened, talk } = await opens(them, look);
    const { page } = opened;
    planner.answers(fine);
    await says(opened, say.ask);
    await page.getByText("Sunny.").waitFor();
    await expect.poll(() => button(opened, say.edit).isEnabled()).toBe(true);
    await button(opened, say.edit).press("Enter");
    const field = page.getByRole("textbox", { name: say.field });
    await field.fill(say.other);
    // In another window it was replaced before.
    await page.route(/\/messages$/, (route) =>
      route.fulfill({
        status: 400,
        json: { error: { code: "message_not_replaceable", message: "Not replaceable." } },
      }),
    );
    await field.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await field.inputValue()).toBe(say.other);
    expect(await inspect(opened, "chat-edit-refused")).toEqual([]);
    await page.unroute(/\/messages$/);
    await field.press("Enter");
    await expect.poll(() => textsOf(them, talk)).toEqual([say.other, "Sunny."]);
    await opened.context.close();
  },
);

test.each(sampled(looks))(
  "an answer is there while it is written, begins anew where its writer does, and is then what counts ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [weather] });
    const { opened } = await opens(them, look);
    const { page } = opened;
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    planner.does(async (_, { say, restart }) => {
      say("First half");
      await gates[0]?.promise;
      restart();
      say("Another beginning");
      await gates[1]?.promise;
      return { kind: "answer", text: "Another beginning, and its end." };
    });
    await says(opened, say.ask);
    await page.getByText("First half").waitFor();
    // Nothing of it can be said otherwise meanwhile.
    expect(await button(opened, say.edit).isDisabled()).toBe(true);
    expect(await inspect(opened, "chat-writing")).toEqual([]);
    gates[0]?.resolve();
    await page.getByText("Another beginning").waitFor();
    expect(await page.getByText("First half").count()).toBe(0);
    gates[1]?.resolve();
    await page.getByText("Another beginning, and its end.").waitFor();
    await page.getByText(say.byAi).waitFor();
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  },
);

test.each(sampled(looks))(
  "what the platform answers itself is not said to be written by AI ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [weather] });
    const { opened } = await opens(them, look);
    const { page } = opened;
    await says(opened, say.mine);
    await page.getByText(say.byPlatform).waitFor();
    expect(await page.getByText(say.byAi).count()).toBe(0);
    expect(await inspect(opened, "chat-by-platform")).toEqual([]);
    await page.reload();
    await page.getByText(say.byPlatform).waitFor();
    expect(await page.getByText(say.byAi).count()).toBe(0);
    await opened.context.close();
  },
);
