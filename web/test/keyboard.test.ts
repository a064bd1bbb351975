import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { addSkill, createAssistant, publish } from "../../server/test/world/building.ts";
import { demoPassword } from "../../server/test/world/demo.ts";
import { putTodo, skillFile } from "../../server/test/world/skill-file.ts";
import { type Look, visit } from "./browser.ts";
import { keyboardWords } from "./keyboard-words.ts";
import { type Keys, keysOf } from "./keys.ts";
import { skillWorld } from "./skill-world.ts";

/* The whole story without a mouse: after each step the focus stands where one goes on, and never nowhere. */

const world = skillWorld();

beforeAll(async () => {
  const { builder, skill } = world;
  const assistant = await createAssistant(builder, { name: "备忘 / Memos" });
  const body = { title: { type: "string", description: "要做的事 / what is to be done" } };
  const operations = [{ ...putTodo, body }];
  const file = skillFile({ title: "待办清单 / To-do list", server: skill.origin, operations });
  await addSkill(builder, assistant, file);
  await publish(builder, assistant);
  skill.answersWith(async () => ({ title: "bread" }));
});

type Language = Look["language"];
type Account = "member" | "builder" | "admin";

/** A window in which nothing is ever clicked, signed in as this account. */
async function enters(account: Account, language: Language): Promise<{ page: Page; keys: Keys }> {
  const { page } = await visit(world.browser, world.node.url, { language, theme: "light", width: 1280 });
  const keys = keysOf(page);
  const say = keyboardWords[language];
  await page.goto("/sign-in");
  await keys.stands(`textbox "${say.account}"`);
  await keys.types(account);
  await keys.tabTo(`textbox "${say.password}"`, 1);
  await keys.types(demoPassword);
  await keys.press("Enter");
  return { page, keys };
}

/** By the field for everything. */
async function goesTo(page: Page, keys: Keys, [what, found]: readonly string[]): Promise<void> {
  await keys.press("Control+k");
  await keys.stands("combobox");
  await keys.types(what ?? "");
  await expect.poll(() => page.getByRole("option").first().textContent()).toBe(found);
  await keys.press("Enter");
}

/** Buttons that decide are inert for a moment, and are passed over by Tab until then. */
const isReady = (page: Page, name: string) =>
  expect
    .poll(() => page.getByRole("button", { name, exact: true }).isEnabled(), { timeout: 15_000 })
    .toBe(true);

/** A word that only this language's run uses, so that both runs find their own. */
const shopping = { zh: "采购", en: "Shopping" };

test.each<Language>(["zh", "en"])(
  "a member asks, decides, revokes, confirms and keeps order (%s)",
  async (language) => {
    const say = keyboardWords[language];
    const { page, keys } = await enters("member", language);
    await keys.stands(`link "${say.personal}`);
    await keys.press("Enter");
    const field = `textbox "${say.message}"`;
    await keys.stands(field);

    await keys.types(say.phone);
    await keys.press("Enter");
    await isReady(page, say.deny);
    await keys.stands(field);
    await keys.backTo(/^radio .*\[checked\]/, 5);
    await keys.press("ArrowLeft");
    await keys.stands(new RegExp(`^radio ".*${say.once}.*\\[checked\\]`));
    await keys.tabTo(`button "${say.deny}"`, 2);
    await keys.press("Enter");
    await keys.stands(`button "${say.denied}`);

    await keys.tabTo(field, 3);
    await keys.types(say.phone);
    await keys.press("Enter");
    await isReady(page, say.allow);
    await keys.backTo(`button "${say.allow}"`, 4);
    await keys.press("Enter");
    await keys.stands(`button "${say.allowed}`);
    await page.getByText("13800000000").first().waitFor();

    await keys.tabTo(`button "${say.revoke}"`, 2);
    await keys.press("Enter");
    await keys.stands(`button "${say.cancel}"`);
    await keys.tabTo(`button "${say.revoke}"`, 1);
    await keys.press("Enter");
    await keys.stands(`button "${say.copy}"`);

    await goesTo(page, keys, say.authorisations);
    await keys.stands("main");
    await page.locator("main").getByRole("link", { name: say.personal }).first().waitFor();
    await keys.tabTo(new RegExp(`^link ".*${say.personal}`), 4);

    await goesTo(page, keys, say.todos);
    await keys.stands(field);
    await keys.types(say.todo);
    await keys.press("Enter");
    await isReady(page, say.run);
    await keys.backTo(`button "${say.edit}"`, 4);
    await keys.press("Enter");
    await keys.stands(`textbox "${say.title}`);
    await keys.press("Control+a");
    await keys.types("bread");
    await keys.tabTo(`button "${say.run}"`, 3);
    await keys.press("Enter");
    await keys.stands(`button "${say.confirmed}`);
    expect(world.skill.requests().at(-1)?.body).toContain("bread");

    await keepsOrder(page, keys, language);
  },
);

/** Renames and pins the conversation. */
async function keepsOrder(page: Page, keys: Keys, language: Language): Promise<void> {
  const say = keyboardWords[language];
  await keys.backTo(new RegExp(`^'?link ".*${say.todo}`), 12);
  await keys.press("F2");
  await keys.stands(`textbox "${say.newName}"`);
  await keys.press("Control+a");
  await keys.types(shopping[language]);
  await keys.press("Enter");
  await keys.stands(`link "${shopping[language]}`);
  await keys.tabTo(new RegExp(`^button ".*${shopping[language]}`), 1);
  await keys.press("Enter");
  await keys.stands(`menuitem "${say.rename}"`);
  await keys.press("ArrowDown");
  await keys.stands(`menuitem "${say.pin}"`);
  await keys.press("Enter");
  await page.getByRole("heading", { name: say.pinned }).waitFor();
  await keys.stands(new RegExp(`^button ".*${shopping[language]}`));
}

test.each<Language>(["zh", "en"])(
  "a builder makes an assistant with a sample, an admin approves what it needs, and it is published (%s)",
  async (language) => {
    const say = keyboardWords[language];
    const { page, keys } = await enters("builder", language);
    await keys.stands("link");
    await goesTo(page, keys, say.studio);
    await page.getByRole("button", { name: say.newAssistant, exact: true }).first().waitFor();
    await keys.stands("main");
    await keys.backTo(`button "${say.newAssistant}"`, 3);
    await keys.press("Enter");
    await keys.stands(`textbox "${say.name}"`);
    await keys.types(`Phone book ${language}`);
    await keys.press("Enter");
    await keys.stands("dialog");
    await keys.tabTo(`button "${say.kept}"`, 4);
    await keys.press("Enter");
    await keys.stands("main");

    await page.getByRole("link", { name: say.sample }).first().waitFor();
    await keys.tabTo(`link "${say.sample}`, 10);
    await keys.press("Enter");
    await page.waitForURL("**/skills/new?sample=phone");
    await keys.stands("main");
    await page.getByRole("textbox", { name: say.file }).waitFor();
    await keys.tabTo(`textbox "${say.file}`, 3);
    await keys.press("Escape");
    await keys.backTo(`button "${say.save}"`, 6);
    await keys.press("Enter");
    await page.waitForURL(/studio\/ast_[^/]+$/);
    await keys.stands("main");

    await page.getByRole("button", { name: say.apply, exact: true }).first().waitFor();
    await keys.tabTo(`button "${say.apply}"`, 6);
    await keys.press("Enter");
    await keys.stands(`button "${say.close}"`);
    await keys.tabTo(`textbox "${say.reason}"`, 1);
    await keys.types("to call them back");
    await keys.tabTo(`button "${say.submit}"`, 2);
    await keys.press("Enter");
    await keys.stands("switch");
    await approves(language);

    await keys.backTo(`button "${say.toPublish}"`, 8);
    await keys.press("Enter");
    await isReady(page, say.publish);
    await keys.tabTo(`button "${say.publish}"`, 6);
    await keys.press("Enter");
    await keys.stands(`link "${say.talk}"`);
    await keys.press("Enter");
    await keys.stands(`textbox "${say.message}"`);
    await page.getByRole("heading", { name: `Phone book ${language}` }).waitFor();
  },
);

async function approves(language: Language): Promise<void> {
  const say = keyboardWords[language];
  const { page, keys } = await enters("admin", language);
  await keys.stands("link");
  await goesTo(page, keys, say.approvals);
  await keys.stands("main");
  await page.getByRole("button", { name: say.approve, exact: true }).first().waitFor();
  await keys.tabTo(`button "${say.approve}"`, 3);
  await keys.press("Enter");
  await keys.stands(`button "${say.close}"`);
  await keys.tabTo(`button "${say.approve}"`, 3);
  await keys.press("Enter");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  await keys.stands(/^(main|radio)/);
  await page.context().close();
}
