import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

/* How a conversation begins. */

const world = skillWorld();

const words = {
  zh: { greeting: /^(早上|下午|晚上)好，/, asks: "需要你同意", starter: "我的手机号是多少？" },
  en: {
    greeting: /^Good (morning|afternoon|evening), /,
    asks: "with your permission",
    starter: "What is my phone number?",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 1280 },
  { language: "zh", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "an empty conversation greets by name, and one writes in its middle ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const visit = await signsIn(world, "member", look);
    const { page } = visit;
    await page.getByRole("heading", { level: 2, name: say.greeting }).waitFor();
    const starter = page.getByRole("main").getByRole("button", { name: say.starter }).first();
    await starter.waitFor();
    expect(await inspect(visit, "opening")).toEqual([]);
    if (look.width > 360) {
      expect(await starter.textContent()).toContain(say.asks);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    }
    const box = await page.locator("textarea").boundingBox();
    expect(box?.y).toBeLessThan((await starter.boundingBox())?.y ?? 0);

    await page.locator("textarea").fill("half a thought");
    await page.reload();
    await expect.poll(() => page.locator("textarea").inputValue()).toBe("half a thought");
    await page.locator("textarea").fill("");

    await starter.click();
    await page.waitForURL(/\/chat\/con_/);
    await page.getByText(say.starter).first().waitFor();
    const written = page.locator("textarea");
    await expect.poll(() => written.inputValue()).toBe("");
    await expect.poll(async () => (await written.boundingBox())?.y ?? 0).toBeGreaterThan(500);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);
