import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { phone } from "../../server/test/world/skill-file.ts";
import { cardWords } from "./card-words.ts";
import { buttonIn, cardLooks, cardWorld, isArmed } from "./card-world.ts";
import { decides, says } from "./skill-world.ts";

/* What a screen reader says by itself, while the focus is elsewhere: each piece of news once. */

const { world, opens } = await cardWorld();

const live = "[role=status], [role=alert], [aria-live]";

/** Writes down what every live region says from now on. */
async function listens(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate((live) => {
    const said: string[] = [];
    const last = new WeakMap<Element, string>();
    Object.assign(globalThis, { said });
    const hear = (region: Element) => {
      const text = (region.textContent ?? "").replace(/\s+/g, " ").trim();
      if (text !== "" && last.get(region) !== text) said.push(text);
      last.set(region, text);
    };
    for (const region of document.querySelectorAll(live)) last.set(region, region.textContent?.trim() ?? "");
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const around = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (around) regions.add(around);
        for (const node of addedNodes) {
          if (node instanceof Element) for (const each of node.querySelectorAll(live)) regions.add(each);
        }
      }
      regions.forEach(hear);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, live);
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

const words = {
  zh: { asks: "想访问你的信息", denied: "未允许 ·", done: "已允许并完成", revoked: "已撤销" },
  en: { asks: "wants to access", denied: "Not allowed ·", done: "Allowed and done", revoked: "Revoked" },
};

test.each(sampled(cardLooks))(
  "a card, what became of it, an answer and a message are each told once ($language, $width px)",
  async (look) => {
    const { builder, assistant } = await givenAssistantWithSkill(world, { operations: [phone] });
    const window = await opens(builder, look);
    const { page } = window;
    const [say, card] = [words[look.language], cardWords[look.language]];
    const { id } = await builder.startsConversation(assistant);
    await page.goto(`/chat/${id}`);
    await page.locator("textarea").waitFor();
    const said = await listens(page);
    const times = async (news: string) => (await said()).filter((text) => text.includes(news)).length;

    await says(window, card.phone);
    await isArmed(window, card.deny);
    expect(await times(say.asks), String(await said())).toBe(1);
    await decides(window, card.deny);
    await expect.poll(() => times(say.denied)).toBe(1);

    await says(window, card.phone);
    await isArmed(window, card.allow);
    expect(await times(say.asks)).toBe(2);
    await decides(window, card.allow);
    await expect.poll(() => times(say.done)).toBe(1);
    // While it was written nothing of the answer was read out.
    expect((await said()).filter((text) => text.includes("138")).length).toBe(0);

    await buttonIn(window, card.revoke).last().click();
    await page.getByRole("dialog").getByRole("button", { name: card.revoke, exact: true }).click();
    await expect.poll(() => times(say.revoked)).toBe(1);
    expect(await page.locator(`:is(${live}) :is(${live})`).count()).toBe(0);
    await window.context.close();
  },
);
