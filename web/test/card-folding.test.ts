import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { phone, putTodo } from "../../server/test/world/skill-file.ts";
import { cardWords } from "./card-words.ts";
import {
  asks,
  buttonIn,
  cardLooks,
  cardWorld,
  foldIn,
  isArmed,
  lineIn,
  requestIn,
  unfolds,
} from "./card-world.ts";
import { decides } from "./skill-world.ts";

/* How a card goes, and where the focus is then. */

const { world, opens } = await cardWorld();
const [wide] = cardLooks;
const say = cardWords.zh;

async function asked(motion: "reduce" | "no-preference") {
  const { builder, assistant } = await givenAssistantWithSkill(world, { operations: [phone] });
  const window = await opens(builder, wide, motion);
  await asks(window, builder, assistant, say.phone);
  await isArmed(window, say.allow);
  return window;
}

/** How high what folds was, as often as the page was drawn. */
const heightsSeen = `(() => {
  window.heights = [];
  const look = () => {
    const folding = document.querySelector("[data-folding]");
    if (folding) window.heights.push(folding.getBoundingClientRect().height);
    requestAnimationFrame(look);
  };
  look();
})()`;

test("a card that is decided folds into its line, and nobody can use or hear what folds", async () => {
  const window = await asked("no-preference");
  const { page } = window;
  await page.evaluate(heightsSeen);
  await page.evaluate(() => {
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        if (node instanceof HTMLElement && node.dataset.folding !== undefined)
          document.body.dataset.folded = `${node.inert} ${node.ariaHidden} ${node.querySelectorAll("[id]").length}`;
    }).observe(document.body, { childList: true, subtree: true });
  });

  await decides(window, say.deny);
  await lineIn(window).getByText(say.denied).waitFor();

  await expect.poll(() => page.locator("[data-folding]").count()).toBe(0);
  expect(await page.evaluate("document.body.dataset.folded")).toBe("true true 0");
  const heights = (await page.evaluate("window.heights")) as number[];
  expect(heights.length).toBeGreaterThan(1);
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  expect(window.complaints).toEqual([]);
  await window.context.close();
});

test("for whom nothing is to move, a card is gone at once", async () => {
  const window = await asked("reduce");
  await window.page.evaluate(heightsSeen);

  await decides(window, say.deny);
  await lineIn(window).getByText(say.denied).waitFor();

  expect(await window.page.evaluate("window.heights")).toEqual([]);
  await window.context.close();
});

const isOnLine = (window: Awaited<ReturnType<typeof asked>>) =>
  lineIn(window).evaluate((it) => it === document.activeElement);

const isOnFold = (window: Awaited<ReturnType<typeof asked>>) =>
  foldIn(window).evaluate((it) => it === document.activeElement);

test("the focus goes from the button to the line that the turn becomes, whatever was decided", async () => {
  const window = await asked("reduce");
  await buttonIn(window, say.deny).focus();
  await window.page.keyboard.press("Enter");

  await lineIn(window).getByText(say.denied).waitFor();
  await expect.poll(() => isOnFold(window)).toBe(true);
  await window.context.close();
});

test("and from what was allowed to that it was revoked", async () => {
  const window = await asked("reduce");
  await buttonIn(window, say.allow).focus();
  await window.page.keyboard.press("Enter");
  await expect.poll(() => isOnFold(window)).toBe(true);

  await unfolds(window);
  await lineIn(window).getByRole("button", { name: say.revoke, exact: true }).click();
  await window.page.getByRole("dialog").getByRole("button", { name: say.revoke, exact: true }).click();
  await lineIn(window).getByText(say.revoked).waitFor();
  await expect.poll(() => isOnLine(window)).toBe(true);
  await window.context.close();
});

test("so it does after a confirmation, whose line is fetched only then", async () => {
  const { builder, assistant } = await givenAssistantWithSkill(world, { operations: [putTodo] });
  const window = await opens(builder, wide);
  await asks(window, builder, assistant, say.todo);
  await isArmed(window, say.run);
  await buttonIn(window, say.run).focus();
  await window.page.keyboard.press("Enter");

  await expect.poll(() => isOnFold(window)).toBe(true);
  await window.context.close();
});

test("who has gone on to write keeps the focus, and so does who never left the field", async () => {
  const window = await asked("reduce");
  const { page } = window;
  await decides(window, say.deny);
  await page.locator("textarea").focus();
  await lineIn(window).getByText(say.denied).waitFor();
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("textarea");
  expect(await requestIn(window).count()).toBe(0);
  await window.context.close();
});
