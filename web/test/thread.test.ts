import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import type { PlannerInput } from "../../server/src/planner/index.ts";
import { type Given, givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { callTo, scriptedPlanner } from "../../server/test/world/scripted-planner.ts";
import { phone, weather } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { decides, says } from "./skill-world.ts";

/* What stands in a thread once a turn is over: steps in one line, results to sort and copy, what was used, what to say next. */

await buildWebIfNeeded(() => {});
const planner = scriptedPlanner();
const world = await startWorld({ addPages: serveWeb, planner });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const words = {
  zh: {
    ask: "杭州和北京的天气怎么样？",
    askPhone: "我的手机号是多少？",
    allow: "允许访问",
    folded: /^已允许并完成 · 3 步 · \d/,
    done: /^完成 · 2 步/,
    steps: "步骤",
    copyTable: "复制表格",
    temperature: "气温",
    station: "Station",
    used: /^本次使用了：.*手机号/,
    revoke: "撤销",
    sure: /将不能再访问你的.*手机号/,
    revoked: /^你已在 .+ 撤销此授权$/,
    calls: "查看请求",
    close: "关闭",
    city: "哪个城市？",
  },
  en: {
    ask: "How is the weather in Hangzhou and Beijing?",
    askPhone: "What is my phone number?",
    allow: "Allow",
    folded: /^Allowed and done · 3 steps · \d/,
    done: /^Done · 2 steps/,
    steps: "Steps",
    copyTable: "Copy table",
    temperature: "Temperature",
    station: "Station",
    used: /^Used: .*mobile/i,
    revoke: "Revoke",
    sure: /will lose access to your .*mobile/i,
    revoked: /^You revoked this on .+$/,
    calls: "View requests",
    close: "Close",
    city: "Which city?",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

async function opens({ alice, assistant }: Given, look: Look): Promise<Visit> {
  const opened = await visit(browser, world.url, look);
  await opened.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page } = opened;
  await entersAs(opened, alice);
  const { id } = await alice.startsConversation(assistant);
  await page.goto(`/chat/${id}`);
  await page.locator("textarea").waitFor();
  return opened;
}

const callIn = ({ transcript }: PlannerInput) =>
  transcript.flatMap((entry) => (entry.kind === "call" ? [entry.callId] : [])).at(-1);

/** Calls this operation, and shows what it answered under these words. */
function showsAnswerOf(operationId: string, text: string) {
  planner.answers(
    (input) => ({ kind: "calls", calls: [callTo(operationId, input)] }),
    (input) => {
      const from = callIn(input);
      return { kind: "answer", text, parts: [{ text }, ...(from ? [{ from, path: "" }] : [])] };
    },
  );
}

const button = ({ page }: Visit, name: string | RegExp) => page.getByRole("button", { name, exact: true });

test.each(sampled(looks))(
  "records are a table that sorts by what its columns hold, and is copied to the letter ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [weather] });
    them.skill.answersWith(
      async () =>
        new Response(
          `[{"city":"Hangzhou","temperature":9.50,"station":2147379413334046699,"page":"https://weather.example/hz"},
            {"city":"Beijing","temperature":-3,"station":7,"page":"https://weather.example/bj"},
            {"city":"Sanya","temperature":28,"station":2147379413334046698,"page":""}]`,
          { headers: { "content-type": "application/json" } },
        ),
    );
    showsAnswerOf("getWeather", "三个城市 / Three cities.");
    const alice = await opens(them, look);
    const { page } = alice;
    await says(alice, say.ask);
    const table = page.getByRole("table");
    await table.waitFor();
    const column = (at: number) =>
      page
        .locator("tbody tr")
        .evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent), at);
    expect(await column(1)).toEqual(["9.50", "-3", "28"]);

    const head = button(alice, say.temperature);
    await head.press("Enter");
    expect(await column(0)).toEqual(["Beijing", "Hangzhou", "Sanya"]);
    expect(await page.locator("th[aria-sort=ascending]").count()).toBe(1);
    await head.press("Enter");
    expect(await column(0)).toEqual(["Sanya", "Hangzhou", "Beijing"]);
    await button(alice, say.station).press("Enter");
    expect(await column(0)).toEqual(["Beijing", "Sanya", "Hangzhou"]);
    await button(alice, say.copyTable).click();
    expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n").slice(1, 3)).toEqual([
      expect.stringMatching(/^Beijing\t-3\t/),
      expect.stringMatching(/^Sanya\t28\t.*2147379413334046698/),
    ]);

    const before = page.url();
    await page.getByText("https://weather.example/hz").click();
    await page.getByRole("dialog").getByText("https://weather.example/hz").waitFor();
    await page.keyboard.press("Escape");
    expect(page.url()).toBe(before);
    expect(await inspect(alice, "thread-table")).toEqual([]);
    expect(alice.complaints).toEqual([]);
    await alice.context.close();
  },
);

test.each(sampled(looks))(
  "finished steps fold into one line that unfolds to all of them; what was used stands below, and is taken back there ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [phone] });
    showsAnswerOf("getMyPhone", "手机号在下面 / Here it is.");
    const alice = await opens(them, look);
    const { page } = alice;
    await says(alice, say.askPhone);
    await decides(alice, say.allow);

    const line = page.getByRole("button", { name: say.folded });
    await line.waitFor();
    expect(await line.getAttribute("aria-expanded")).toBe("false");
    await expect.poll(() => page.getByRole("list", { name: say.steps }).count()).toBe(0);
    await page.getByText(say.used).waitFor();
    expect(await inspect(alice, "thread-folded")).toEqual([]);

    await line.press("Enter");
    expect(await line.getAttribute("aria-expanded")).toBe("true");
    await expect.poll(() => page.getByRole("list", { name: say.steps }).locator("> li").count()).toBe(3);
    expect(await inspect(alice, "thread-unfolded")).toEqual([]);
    await line.press("Enter");
    await expect.poll(() => page.getByRole("list", { name: say.steps }).count()).toBe(0);

    await button(alice, say.calls).click();
    await page.locator("article").waitFor();
    expect(await inspect(alice, "thread-trace")).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("article").count()).toBe(0);
    expect(await button(alice, say.calls).evaluate((it) => it === document.activeElement)).toBe(true);

    showsAnswerOf("getMyPhone", "手机号在下面 / Here it is.");
    await says(alice, say.askPhone);
    await page.getByRole("button", { name: say.done }).waitFor();
    await expect.poll(() => page.getByText(say.used).count()).toBe(2);
    await button(alice, say.revoke).last().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(say.sure).waitFor();
    await dialog.getByRole("button", { name: say.revoke, exact: true }).click();
    // It was one permission, so both answers say so.
    await expect.poll(() => page.getByText(say.revoked).count()).toBe(2);
    await expect.poll(() => button(alice, say.revoke).count()).toBe(0);
    expect(await them.alice.grants()).toEqual([]);
    expect(await inspect(alice, "thread-revoked")).toEqual([]);
    expect(alice.complaints).toEqual([]);
    await alice.context.close();
  },
);

test.each(sampled(looks))(
  "what an answer offers is sent with one press, and goes when something was said ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const them = await givenAssistantWithSkill(world, { operations: [weather] });
    const choices = ["Hangzhou", "Beijing"].map((label) => ({ label, kind: "value" as const, value: label }));
    planner.answers(
      () => ({ kind: "answer", text: say.city, choices, suggestions: ["Tomorrow?"] }),
      () => ({ kind: "answer", text: "Sunny." }),
    );
    const alice = await opens(them, look);
    const { page } = alice;
    await says(alice, say.ask);
    await button(alice, "Tomorrow?").waitFor();
    expect(await inspect(alice, "thread-offers")).toEqual([]);
    await button(alice, "Beijing").click();
    await page.getByText("Sunny.").waitFor();
    expect(await button(alice, "Hangzhou").count()).toBe(0);
    expect(
      (await them.alice.thread({ id: page.url().split("/").at(-1) ?? "" })).map(({ text }) => text),
    ).toEqual([say.ask, say.city, "Beijing", "Sunny."]);
    expect(alice.complaints).toEqual([]);
    await alice.context.close();
  },
);
