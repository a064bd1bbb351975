import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { weather } from "../../server/test/world/skill-file.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

const world = skillWorld();

const words = {
  zh: {
    list: "请求列表",
    status: "状态",
    broken: "5xx 技能出错",
    noMatch: "没有符合条件的请求",
    clear: "清除筛选",
    empty: "这段时间还没有请求",
    whatHappened: "技能内部出错。",
    hidden: "只有本人能看到这次请求的内容",
    curl: "curl",
    timeline: "时间线",
    sent: "已发给技能",
    close: "关闭",
    path: "路径或编号",
    live: "实时",
    requests: "请求日志",
  },
  en: {
    list: "Requests",
    status: "Status",
    broken: "5xx skill broke",
    noMatch: "No call fits",
    clear: "Clear filters",
    empty: "No calls in this time",
    whatHappened: "The skill broke while it worked.",
    hidden: "shown to the person alone",
    curl: "curl",
    timeline: "Timeline",
    sent: "Sent to the skill",
    close: "Close",
    path: "Path or id",
    live: "Live",
    requests: "Requests",
  },
};

const askWeather = "What is the weather like?";
const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1680 },
  { language: "zh", theme: "dark", width: 360 },
];

/** Two calls of the member's, of which the last failed, and before them one of the builder's own. */
async function givenCalls() {
  const assistant = await world.assistant("Weather", [weather]);
  world.skill.answersWith(async ({ path }) => ({ path, city: "Hangzhou" }));
  await world.builder.says(assistant, askWeather);
  await world.member.says(assistant, askWeather);
  world.skill.answersWith(async () => new Response('{"message":"out of order"}', { status: 500 }));
  await world.member.says(assistant, askWeather);
  return assistant;
}

const rows = (page: Page, name: string) => page.getByRole("list", { name }).getByRole("link");
const search = ({ page }: Visit) => new URL(page.url()).searchParams;

test.each(sampled(looks))(
  "somebody whose skill failed finds the call, narrows the list and reads what happened ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await givenCalls();
    const builder = await signsIn(world, "builder", look);
    const { page } = builder;
    await page.goto(`/console/${assistant.applicationId}?tab=requests`);
    await expect.poll(() => rows(page, say.list).count()).toBe(3);
    expect(await inspect(builder, "requests")).toEqual([]);

    await page.getByRole("search").getByRole("button", { name: say.status, exact: true }).click();
    await page.getByRole("button", { name: say.broken }).click();
    await expect.poll(() => rows(page, say.list).count()).toBe(1);
    expect(search(builder).get("outcome")).toBe("5xx");
    await page.reload();
    await expect.poll(() => rows(page, say.list).count()).toBe(1);

    await rows(page, say.list).first().click();
    await page.getByText(say.whatHappened).waitFor();
    expect(search(builder).get("call")).toMatch(/^cal_/);
    await page.getByText(say.hidden).waitFor();
    expect(await page.getByRole("complementary").getByText("out of order").count()).toBe(0);
    await page.getByRole("tab", { name: say.timeline }).click();
    await page.getByText(say.sent).waitFor();
    expect(await inspect(builder, "request-open")).toEqual([]);
    await page.getByRole("button", { name: say.close, exact: true }).click();
    await expect.poll(() => search(builder).has("call")).toBe(false);

    await page.goto(`/console/${assistant.applicationId}?tab=requests&q=nothing-like-it`);
    await page.getByText(say.noMatch).waitFor();
    expect(await inspect(builder, "requests-none")).toEqual([]);
    await page.getByRole("button", { name: say.clear }).click();
    await expect.poll(() => rows(page, say.list).count()).toBe(3);
    expect(builder.complaints).toEqual([]);
    await builder.context.close();
  },
);

test("the log is read with the keyboard alone: rows, panel, the next call, and back to the row", async () => {
  const look: Look = { language: "en", theme: "light", width: 1280 };
  const say = words.en;
  const assistant = await givenCalls();
  const builder = await signsIn(world, "builder", look);
  const { page } = builder;
  await page.goto(`/console/${assistant.applicationId}?tab=requests`);
  await expect.poll(() => rows(page, say.list).count()).toBe(3);
  const focusedCall = () => page.evaluate(() => document.activeElement?.getAttribute("data-call"));
  const ids = await rows(page, say.list).evaluateAll((links) =>
    links.map((link) => link.getAttribute("data-call")),
  );

  await rows(page, say.list).first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await focusedCall()).toBe(ids[1]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByText(say.whatHappened).waitFor();
  expect(search(builder).get("call")).toBe(ids[0]);
  await page.getByRole("button", { name: "Next" }).press("Enter");
  await expect.poll(() => search(builder).get("call")).toBe(ids[1]);
  await page.keyboard.press("Escape");
  await expect.poll(() => search(builder).has("call")).toBe(false);
  await expect.poll(focusedCall).toBe(ids[0]);
  await builder.context.close();
});

test("the command of one's own call is copied with its code masked; of another's there is none", async () => {
  const look: Look = { language: "en", theme: "light", width: 1280 };
  const assistant = await givenCalls();
  const builder = await signsIn(world, "builder", look);
  const { page, context } = builder;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const own = await callsOf(assistant.applicationId, "2xx");
  await page.goto(`/console/${assistant.applicationId}?tab=requests&call=${own.at(-1)}`);

  await page.getByRole("complementary").getByRole("button", { name: "curl", exact: true }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^curl --request 'GET' 'http:\/\/127\.0\.0\.1:\d+\/weather'/);
  await page.getByRole("tab", { name: "Response" }).click();
  await page.getByText("Hangzhou").first().waitFor();

  await page.goto(`/console/${assistant.applicationId}?tab=requests&call=${own.at(0)}`);
  await page.getByText(words.en.hidden).waitFor();
  const panel = page.getByRole("complementary").filter({ hasText: words.en.hidden });
  expect(await panel.getByRole("button", { name: "curl", exact: true }).count()).toBe(0);
  await panel.getByRole("button", { name: "JSON" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain("Hangzhou");
  await context.close();
});

async function callsOf(applicationId: string, status: string): Promise<string[]> {
  const answer = await world.builder.send(
    "GET",
    `/api/applications/${applicationId}/requests?status=${status}`,
  );
  const { requests } = answer.body as { requests: { id: string }[] };
  return requests.map(({ id }) => id);
}

test("an application that nobody has called says how a call comes to be", async () => {
  const assistant = await world.assistant("Quiet", [weather]);
  const look: Look = { language: "zh", theme: "light", width: 1280 };
  const builder = await signsIn(world, "builder", look);
  await builder.page.goto(`/console/${assistant.applicationId}?tab=requests`);

  await builder.page.getByText(words.zh.empty).waitFor();

  expect(await inspect(builder, "requests-empty")).toEqual([]);
  await builder.context.close();
});

test("a call that comes meanwhile is in the list by itself while it is live", async () => {
  const assistant = await givenCalls();
  const builder = await signsIn(world, "builder", { language: "en", theme: "light", width: 1280 });
  const { page } = builder;
  await page.goto(`/console/${assistant.applicationId}?tab=requests`);
  await expect.poll(() => rows(page, words.en.list).count()).toBe(3);
  expect(await page.getByRole("button", { name: words.en.live }).getAttribute("aria-pressed")).toBe("true");

  await world.member.says(assistant, askWeather);

  await expect.poll(() => rows(page, words.en.list).count()).toBe(4);
  await builder.context.close();
});
