import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { phone, putTodo } from "../../server/test/world/skill-file.ts";
import { cardWords } from "./card-words.ts";
import { asks, buttonIn, cardLooks, cardWorld, isArmed, lineIn, requestIn, unfolds } from "./card-world.ts";
import { decides } from "./skill-world.ts";

/* What a screen reader is told of the cards, in its order: kept as text, so that a change of it is seen and read. */

const { world, opens } = await cardWorld();

/** Without what is another every time. */
async function treeOf(place: Locator): Promise<string> {
  const tree = await place.ariaSnapshot();
  return `${tree
    .replaceAll(/\b\d{1,2}:\d\d\b/g, "9:59")
    .replaceAll(/127\.0\.0\.1:\d+/g, "skill.example")
    .replaceAll(/usr_[\w-]+/g, "usr_1")}\n`;
}

const kept = (name: string, language: string) => `./accessibility/${name}.${language}.txt`;

const write = {
  ...putTodo,
  body: {
    title: { type: "string", description: "要做的事 / what is to be done" },
    count: { type: "integer", "x-dingtalk-default": 1, description: "份数 / how many" },
    urgent: { type: "boolean", "x-dingtalk-default": false, description: "加急 / urgent" },
  },
  parameters: [
    {
      name: "me",
      in: "query",
      description: "本人 / who adds it",
      schema: { type: "string", "x-dingtalk-context": { property: "currentUser", format: "userId" } },
    },
  ],
};

test.each(cardLooks)(
  "a consent card, its list of everything and its outcome, read aloud ($language)",
  async (look) => {
    const { builder, assistant } = await givenAssistantWithSkill(world, { operations: [phone] });
    const window = await opens(builder, look);
    const say = cardWords[look.language];
    await asks(window, builder, assistant, say.phone);
    await isArmed(window, say.allow);

    await expect(await treeOf(requestIn(window))).toMatchFileSnapshot(kept("consent", look.language));
    await buttonIn(window, say.list).click();
    const dialog = window.page.getByRole("dialog");
    await isArmed(window, say.all);
    await expect(await treeOf(dialog)).toMatchFileSnapshot(kept("authorise-all", look.language));
    await window.page.keyboard.press("Escape");
    await decides(window, say.allow);
    await unfolds(window);
    await lineIn(window).getByText(say.allowedConversation).waitFor();
    await lineIn(window).getByRole("button", { name: say.revoke, exact: true }).waitFor();
    await expect(await treeOf(lineIn(window))).toMatchFileSnapshot(kept("consent-allowed", look.language));
    await window.context.close();
  },
);

test.each(cardLooks)("a confirmation, its fields and its outcome, read aloud ($language)", async (look) => {
  const { builder, assistant } = await givenAssistantWithSkill(world, { operations: [write] });
  const window = await opens(builder, look);
  const say = cardWords[look.language];
  await asks(window, builder, assistant, say.todo);
  await isArmed(window, say.run);

  await expect(await treeOf(requestIn(window))).toMatchFileSnapshot(kept("confirmation", look.language));
  await buttonIn(window, say.edit).click();
  await window.page.getByRole("textbox", { name: "count" }).fill("many");
  await window.page.getByRole("alert").first().waitFor();
  await expect(await treeOf(requestIn(window))).toMatchFileSnapshot(kept("confirmation-edit", look.language));
  await window.page.getByRole("textbox", { name: "count" }).fill("2");
  await decides(window, say.run);
  await unfolds(window);
  await buttonIn(window, say.values).click();
  await lineIn(window).getByRole("list").waitFor();
  await expect(await treeOf(lineIn(window))).toMatchFileSnapshot(kept("confirmation-run", look.language));
  await window.context.close();
});
