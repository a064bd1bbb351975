import type { Locator } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import {
  addSkill,
  applyFor,
  approveAll,
  createAssistant,
  publish,
} from "../../server/test/world/building.ts";
import type { Assistant } from "../../server/test/world/member.ts";
import { officialAssistant } from "../../server/test/world/official-assistant.ts";
import { officialClient } from "../../server/test/world/official-client.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { phone, skillFile, weather } from "../../server/test/world/skill-file.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

/* A person's conversations beside the open one. */

const world = skillWorld();
let assistant: Assistant;

beforeAll(async () => {
  const { builder, admin, skill } = world;
  assistant = await createAssistant(builder, { name: "Helper" });
  await applyFor(builder, assistant, [...phone.scopes, "AI.Assistant.Run"]);
  await approveAll(admin);
  const operations = [phone, weather];
  await addSkill(builder, assistant, skillFile({ title: "Helper", server: skill.origin, operations }));
  await publish(builder, assistant);
  world.skill.answersWith(async () => ({ weather: "sunny" }));
});

const words = {
  zh: {
    open: "打开侧栏",
    search: "搜索对话",
    name: "对话名称",
    rename: "重命名",
    pin: "置顶",
    pinned: "已置顶",
    remove: "删除",
    undo: "撤回",
    waiting: "待你决定",
    more: (title: string) => `“${title}”的更多操作`,
    none: "没有找到",
    allow: "允许访问",
    deny: "不允许",
    program: "程序",
  },
  en: {
    open: "Open the sidebar",
    search: "Search conversations",
    name: "Name of the conversation",
    rename: "Rename",
    pin: "Pin",
    pinned: "Pinned",
    remove: "Delete",
    undo: "Undo",
    waiting: "Waiting for you",
    more: (title: string) => `More for “${title}”`,
    none: "Nothing found",
    allow: "Allow",
    deny: "Don’t allow",
    program: "Program",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

/** The list, opened over the page where it is not beside it. */
async function listOf({ page, look }: Visit): Promise<Locator> {
  if (look.width === 360) await page.getByRole("button", { name: words[look.language].open }).click();
  const list = page.locator("[data-section] nav");
  await list.locator("a[data-talk]").first().waitFor();
  return list;
}

const titlesIn = (list: Locator) => list.locator("a[data-talk] > span:first-child").allTextContents();

async function givenTalks(
  account: "member" | "builder" | "admin",
  texts: readonly string[],
): Promise<string[]> {
  const person = world[account];
  const ids: string[] = [];
  for (const text of texts) {
    const talk = await person.startsConversation(assistant);
    await person.says(talk, text);
    ids.push(talk.id);
  }
  return ids;
}

const remains = async (person: "member" | "builder" | "admin", id: string | undefined) =>
  (await world[person].send("GET", `/api/conversations/${id}`)).status === 200;

test.each(sampled(looks))(
  "a conversation is found, renamed, pinned, and deleted with time to take it back ($language, $theme, $width px)",
  async (look) => {
    const account = look.width === 360 ? "builder" : "member";
    const say = words[look.language];
    const [first, second] = await givenTalks(account, [
      "今天天气怎么样",
      "Show the weather",
      "我的手机号是多少？",
    ]);
    const visit = await signsIn(world, account, look);
    const { page } = visit;
    let list = await listOf(visit);
    await expect
      .poll(() => titlesIn(list))
      .toEqual(["我的手机号是多少？", "Show the weather", "今天天气怎么样"]);
    expect(await list.getByText(say.waiting).count()).toBe(1);
    expect(await inspect(visit, "talks")).toEqual([]);

    await list.getByRole("button", { name: say.search }).click();
    await page.keyboard.type("WEATHER");
    await expect.poll(() => titlesIn(list)).toEqual(["Show the weather"]);
    expect(await inspect(visit, "talks-search")).toEqual([]);
    await page.keyboard.type(" on Mars");
    await list.getByText(say.none).last().waitFor();
    expect(await inspect(visit, "talks-nothing-found")).toEqual([]);
    // On a phone the list itself closes by Escape, the search by its button.
    await list.getByRole("button", { name: look.language === "zh" ? "结束搜索" : "End the search" }).click();

    const menu = async (title: string, item: string) => {
      await list.getByRole("button", { name: say.more(title) }).click();
      await page.getByRole("menuitem", { name: item, exact: true }).click();
    };
    await list.getByRole("link", { name: /今天天气怎么样/ }).focus();
    await page.keyboard.press("F2");
    await list.getByRole("textbox", { name: say.name }).fill("Rain or shine");
    await page.keyboard.press("Enter");
    await expect.poll(() => titlesIn(list)).toContain("Rain or shine");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Rain or shine");

    await menu("Rain or shine", say.pin);
    await expect.poll(async () => (await titlesIn(list))[0]).toBe("Rain or shine");
    await list.getByRole("heading", { name: say.pinned }).waitFor();
    expect(await inspect(visit, "talks-pinned")).toEqual([]);

    await menu("Show the weather", say.remove);
    await expect.poll(() => titlesIn(list)).not.toContain("Show the weather");
    expect(await remains(account, second)).toBe(true);
    if (look.width === 360) await page.keyboard.press("Escape");
    expect(await inspect(visit, "talks-deleted")).toEqual([]);
    await page.getByRole("button", { name: say.undo, exact: true }).click();
    list = await listOf(visit);
    await expect.poll(() => titlesIn(list)).toContain("Show the weather");

    await list.getByRole("link", { name: /Rain or shine/ }).focus();
    await page.keyboard.press("Delete");
    await expect.poll(() => titlesIn(list)).not.toContain("Rain or shine");
    expect(await remains(account, first)).toBe(true);
    await expect.poll(() => remains(account, first), { timeout: 15_000 }).toBe(false);
    expect(await remains(account, second)).toBe(true);
    expect(visit.complaints.filter((text) => !text.includes("404"))).toEqual([]);
    await visit.context.close();
  },
);

test("a deletion that may still be taken back is done when the page goes away", async () => {
  const [id] = await givenTalks("admin", ["今天天气怎么样"]);
  const visit = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  const list = await listOf(visit);
  await list.getByRole("link", { name: /今天天气怎么样/ }).focus();
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Undo", exact: true }).waitFor();

  await page.goto("/healthz");

  await expect.poll(() => remains("admin", id), { timeout: 5_000 }).toBe(false);
  await visit.context.close();
});

test("the open conversation leaves the screen when it is deleted, and comes back with undo", async () => {
  const [id] = await givenTalks("admin", ["Show the weather"]);
  const visit = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  await page.goto(`/chat/${id}`);
  const list = await listOf(visit);
  await list.locator("a[aria-current=page]").focus();
  await page.keyboard.press("Delete");
  await page.waitForURL("**/chat");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.waitForURL(`**/chat/${id}`);
  expect(await remains("admin", id)).toBe(true);
  await visit.context.close();
});

test("the open conversation is renamed and deleted from the bar above it", async () => {
  const [id] = await givenTalks("admin", ["Show the weather"]);
  const visit = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  await page.goto(`/chat/${id}`);
  const list = await listOf(visit);
  const bar = page.getByRole("banner");
  await bar.getByRole("button", { name: words.en.more("Show the weather") }).click();
  await page.getByRole("menuitem", { name: words.en.rename, exact: true }).click();
  await bar.getByRole("textbox", { name: words.en.name }).fill("Umbrella?");
  expect(await inspect(visit, "talk-renamed-in-the-bar")).toEqual([]);
  await page.keyboard.press("Enter");
  await expect.poll(() => titlesIn(list)).toContain("Umbrella?");
  const more = bar.getByRole("button", { name: words.en.more("Umbrella?") });
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true);

  await more.click();
  await page.getByRole("menuitem", { name: words.en.remove, exact: true }).click();
  await page.waitForURL("**/chat");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.waitForURL(`**/chat/${id}`);
  expect(await remains("admin", id)).toBe(true);
  await visit.context.close();
});

test("what waits is counted beside Chat and marked in the list, also what began to wait or was answered elsewhere", async () => {
  const visit = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  const list = await listOf(visit);
  const chat = page.locator("#sidebar").getByRole("link", { name: /^Chat/ });
  expect(await chat.textContent()).toBe("Chat");

  const talk = await world.admin.startsConversation(assistant);
  const run = await world.admin.says(talk, "我的手机号是多少？");
  await expect.poll(() => chat.textContent(), { timeout: 20_000 }).toBe("Chat1, 1 waits for you");
  await list.getByText("Waiting for you").waitFor();

  await world.admin.denies(run);
  await expect.poll(() => chat.textContent(), { timeout: 20_000 }).toBe("Chat");
  await expect.poll(() => list.getByText("Waiting for you").count()).toBe(0);
  await visit.context.close();
});

test("hundreds of conversations are listed while one scrolls, and only those in view are there", async () => {
  const talks: string[] = [];
  for (let index = 0; index < 250; index += 1) {
    const { id } = await world.builder.startsConversation(assistant);
    await world.builder.send("PATCH", `/api/conversations/${id}`, { title: `Talk ${index}` });
    talks.push(id);
  }
  const visit = await signsIn(world, "builder", { language: "en", theme: "light", width: 1280 });
  const list = await listOf(visit);
  expect(await list.locator("a[data-talk]").count()).toBeLessThan(40);
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        for (const title of await titlesIn(list)) seen.add(title);
        await list.locator("ul").evaluate((box) => box.parentElement?.scrollBy(0, 400));
        return [...seen].filter((title) => /^Talk \d+$/.test(title)).length;
      },
      { timeout: 60_000, interval: 20 },
    )
    .toBe(talks.length);
  expect(await list.locator("a[data-talk]").count()).toBeLessThan(40);
  await visit.context.close();
});

test("arrow keys go through the list, and the focus stays in it", async () => {
  const visit = await signsIn(world, "builder", { language: "en", theme: "light", width: 1280 });
  const { page } = visit;
  const list = await listOf(visit);
  await list.locator("a[data-talk]").first().focus();
  const focused = () => page.evaluate(() => document.activeElement?.querySelector("bdi")?.textContent);
  const before = await focused();
  await page.keyboard.press("ArrowDown");
  const after = await focused();
  expect(after).not.toBe(before);
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe(before);
  await visit.context.close();
});

test.each(sampled(looks))(
  "a conversation that a program began is marked in the list and above the thread ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const subject = `weather for the program ${look.language}`;
    await byProgram(subject);
    const alice = await signsIn(world, "builder", look);
    const { page } = alice;
    const row = (await listOf(alice)).locator("a[data-talk]", { hasText: subject });
    await row.getByText(say.program, { exact: true }).waitFor();
    expect(await inspect(alice, "talks-program")).toEqual([]);

    await row.click();

    const mark = page.locator("header").getByText(say.program, { exact: true });
    await mark.waitFor();
    expect(await mark.locator("..").getAttribute("title")).toContain("Helper");
    expect(await inspect(alice, "talks-program-open")).toEqual([]);
    expect(alice.complaints).toEqual([]);
    await alice.context.close();
  },
);

/** In the name of the application's owner, the builder. */
async function byProgram(content: string): Promise<void> {
  const api = officialAssistant(world.node.url);
  const { accessToken = "" } = await officialClient(world.node.url, assistant).appToken();
  const { id } = await api.createAssistantThread(accessToken);
  await api.createAssistantMessage(accessToken, String(id), { role: "user", content });
  const run = await api.createAssistantRun(accessToken, String(id), { assistantId: assistant.id });
  await world.builder.waitsFor({ id: String(run.id) });
}
