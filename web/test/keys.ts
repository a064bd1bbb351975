import type { Page } from "playwright-core";
import { expect } from "vitest";
import { still } from "./still.ts";

/** Somebody without a mouse: nothing but keys, and after each step what has the focus is looked at. */
export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  types(text: string): Promise<void>;
  /** Goes on by Tab to what is called so, such as `button "Allow"`; in at most so many steps. */
  tabTo(what: string | RegExp, most?: number): Promise<void>;
  backTo(what: string | RegExp, most?: number): Promise<void>;
  /** The focus comes to this by itself. */
  stands(what: string | RegExp): Promise<void>;
}

const nothing = "nothing";

/** Role, name and state of what has the focus, as a screen reader is told; the page as a whole is nothing. */
async function focused(page: Page): Promise<string> {
  const places = page.locator(":focus");
  if ((await places.count()) === 0) return nothing;
  // In a shadow root, the innermost.
  const [told = nothing] = (await places.last().ariaSnapshot()).split("\n");
  return told.replace(/^- '?/, "");
}

/** Why the person would not see where they are; empty when they do. */
const unseen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return "the focus is nowhere";
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const [x, y] = [
      (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
      (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
    ];
    // What is chosen by a box is drawn by what stands around it.
    const isBox = element.matches("[type=radio], [type=checkbox]");
    const shown = isBox ? (element.closest("label") ?? element.parentElement) : element;
    if (!shown?.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return "it is not to be seen";
    const there = document.elementFromPoint(x, y);
    if (there === null) return "it is outside of the window";
    const related = shown.contains(there) || there.contains(shown) || there.closest("label")?.contains(shown);
    return related ? "" : `it lies under ${there.outerHTML.slice(0, 80)}`;
  });

const fits = (told: string, what: string | RegExp) =>
  typeof what === "string" ? told.startsWith(what) : what.test(told);

export function keysOf(page: Page): Keys {
  async function go(key: "Tab" | "Shift+Tab", what: string | RegExp, most: number): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < most; step++) {
      await page.keyboard.press(key);
      await still(page);
      const told = await focused(page);
      expect([told, await unseen(page)], `after ${key} from ${passed.join(" → ")}`).toEqual([told, ""]);
      if (fits(told, what)) return;
      passed.push(told);
    }
    expect.fail(`${key} did not come to ${what} in ${most} steps: ${passed.join(" → ")}`);
  }
  return {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    types: (text) => page.keyboard.type(text),
    tabTo: (what, most = 12) => go("Tab", what, most),
    backTo: (what, most = 12) => go("Shift+Tab", what, most),
    async stands(what) {
      const there = async () => {
        const told = await focused(page);
        return fits(told, what) ? await unseen(page) : told;
      };
      await expect.poll(there, { timeout: 15_000 }).toBe("");
    },
  };
}
