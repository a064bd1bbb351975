import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look } from "./browser.ts";
import { signsIn as entersChat, skillWorld } from "./skill-world.ts";

/* The way to everything, by the keyboard. */

const world = skillWorld();

/** The app is there: its keys are heard. */
async function signsIn(...who: Parameters<typeof entersChat>) {
  const visit = await entersChat(...who);
  await visit.page.locator("textarea").waitFor();
  return visit;
}

const words = {
  zh: {
    title: "搜索与命令",
    open: "打开侧栏",
    audit: "管理：审计日志",
    shortcuts: "快捷键",
    none: "没有找到",
    build: /搭建/,
  },
  en: {
    title: "Search and commands",
    open: "Open the sidebar",
    audit: "Admin: audit",
    shortcuts: "Keyboard shortcuts",
    none: "Nothing found",
    build: /^Build/,
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 1280 },
  { language: "en", theme: "light", width: 360 },
];

test.each(sampled(looks))(
  "a page is found by a word of it in either language, and opened ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const visit = await signsIn(world, "admin", look);
    const { page } = visit;
    const field = page.getByRole("combobox", { name: say.title });
    if (look.width === 360) {
      await page.getByRole("button", { name: say.open }).click();
      await page.getByRole("button", { name: say.title }).click();
    } else await page.keyboard.press("Control+k");
    await field.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
    await page.getByRole("option").first().waitFor();
    expect(await inspect(visit, "palette")).toEqual([]);

    await field.fill("审计");
    await expect.poll(() => page.getByRole("option").allTextContents()).toEqual([say.audit]);
    await field.fill("audit");
    await page.getByRole("option", { name: say.audit }).waitFor();
    expect(await inspect(visit, "palette-found")).toEqual([]);
    await field.fill("nothing like it");
    await page.getByText(say.none).last().waitFor();
    expect(await inspect(visit, "palette-nothing")).toEqual([]);

    await field.fill("audit");
    await page.getByRole("option", { name: say.audit }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/admin/audit");
    await page.locator("dialog[open]").waitFor({ state: "detached" });

    await page.keyboard.press("Control+k");
    await field.waitFor();
    await expect
      .poll(() => page.getByRole("dialog").getByRole("option").first().textContent())
      .toBe(say.audit);
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);

test("arrow keys choose, the field names what is chosen, and conversations are found by what was said", async () => {
  const [assistant] = (
    (await world.member.send("GET", "/api/assistants")).body as { assistants: { id: string }[] }
  ).assistants;
  const { body } = await world.member.send("POST", `/api/assistants/${assistant?.id}/conversations`, {});
  const { conversation } = body as { conversation: { id: string } };
  await world.member.says({ ...conversation, assistantId: assistant?.id ?? "" }, "今天天气怎么样");
  await world.member.send("PATCH", `/api/conversations/${conversation.id}`, { title: "Plans" });
  const visit = await signsIn(world, "member", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox");
  await field.fill("天气");
  await page.getByRole("option", { name: /^Plans/ }).waitFor();
  const chosen = () => page.locator("[role=option][aria-selected=true]").getAttribute("id");
  expect(await field.getAttribute("aria-activedescendant")).toBe(await chosen());

  await field.fill("a");
  await page.getByRole("option").nth(1).waitFor();
  const first = await chosen();
  await page.keyboard.press("ArrowDown");
  expect(await chosen()).not.toBe(first);
  expect(await field.getAttribute("aria-activedescendant")).toBe(await chosen());

  // A member finds no page that is not for them.
  await field.fill("admin:");
  await page.getByText("Nothing found").last().waitFor();
  await field.fill("天气");
  await page.getByRole("option", { name: /^Plans/ }).click();
  await page.waitForURL(`**/chat/${conversation.id}`);
  await visit.context.close();
});

test("a question mark shows the shortcuts, but not while one writes", async () => {
  const visit = await signsIn(world, "member", { language: "zh", theme: "dark", width: 1280 });
  const { page } = visit;
  await page.locator("textarea").press("?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "快捷键" }).waitFor();
  expect(await inspect(visit, "shortcuts")).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await visit.context.close();
});
