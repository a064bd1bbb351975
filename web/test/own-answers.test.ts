import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { phone } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, visit } from "./browser.ts";
import { says } from "./skill-world.ts";

/* A person asks what they have allowed, and takes it back in the chat with a button. */

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
    question: "我的手机号是多少？",
    grants: "我授权了什么？",
    offers: "可以接着说",
    revoke: /^收回：手机号/,
    sure: "收回",
    told: "已收回以下授权",
    how: "怎么撤销授权？",
    keep: "不收回",
    kept: "没有收回任何授权",
  },
  en: {
    question: "What is my phone number?",
    grants: "What have I allowed?",
    offers: "What you may say next",
    revoke: /^Take back: Phone number/,
    sure: "Take back",
    told: "no longer works",
    how: "How do I revoke a permission?",
    keep: "Keep it",
    kept: "nothing was taken back",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "what was allowed is taken back by a button under the answer, by keyboard alone ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, {
      title: "手机号 / Phone number",
      operations: [phone],
    });
    const { alice, assistant, skill } = them;
    const talk = await alice.startsConversation(assistant);
    await alice.allows(await alice.says(talk, say.question), { duration: "30d" });
    const called = skill.requests().length;
    const visitor = await visit(browser, world.url, look);
    const { page } = visitor;
    await entersAs(visitor, alice);
    await page.goto(`/chat/${talk.id}`);

    await says(visitor, say.how);
    const offers = page.getByRole("list", { name: say.offers });
    await offers.getByRole("button", { name: say.keep, exact: true }).press("Enter");
    await page.getByText(say.kept).waitFor();
    expect(await alice.grants()).toHaveLength(1);
    // An older answer offers nothing any more.
    expect(await offers.count()).toBe(0);

    await says(visitor, say.grants);
    const revoke = offers.getByRole("button", { name: say.revoke });
    await revoke.waitFor();
    expect(await inspect(visitor, "a permission that can be taken back in the chat")).toEqual([]);
    await expect.poll(() => revoke.isEnabled()).toBe(true);
    await revoke.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: say.sure, exact: true }).press("Enter");
    await page.getByText(say.told).waitFor();
    expect(await inspect(visitor, "a permission that was taken back in the chat")).toEqual([]);

    expect(await alice.grants()).toEqual([]);
    expect(skill.requests()).toHaveLength(called);
    await visitor.context.close();
  },
);
