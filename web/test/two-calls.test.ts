import { once } from "node:events";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import type { PlannerIO } from "../../server/src/planner/index.ts";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import type { Assistant, Member } from "../../server/test/world/member.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { callTo, done, scriptedPlanner } from "../../server/test/world/scripted-planner.ts";
import { phone, weather } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { decides, says } from "./skill-world.ts";

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
    ask: "今天天气怎么样？我的手机号是多少？",
    allow: "允许访问",
    plan: "计划：查看天气 · 查看我的手机号",
    waiting: /征求你的同意.*等你决定/,
    stop: "停止",
    stopped: "已停止",
    begin: "今天是晴天，",
    rest: "你的手机号是 138",
  },
  en: {
    ask: "How is the weather, and what is my number?",
    allow: "Allow",
    plan: "Plan: Show the weather · Show my phone number",
    waiting: /Ask for your permission.*Waits for you/,
    stop: "Stop",
    stopped: "Stopped",
    begin: "It is sunny today, ",
    rest: "and your number is 138",
  },
};

/** A window of this person, signed in, in a new conversation with the assistant. */
async function opens(person: Member, assistant: Assistant, look: Look): Promise<Visit> {
  const { id } = await person.startsConversation(assistant);
  const opened = await visit(browser, world.url, look);
  const { page } = opened;
  await entersAs(opened, person);
  await page.goto(`/chat/${id}`);
  await page.locator("textarea").waitFor();
  return opened;
}

/** Plans both calls at once, and then writes until it is stopped. */
function plansBothAndWrites(): Promise<PlannerIO> {
  const writing = Promise.withResolvers<PlannerIO>();
  planner.does(async (input, io) => {
    if (planner.shown().length === 1)
      return { kind: "calls", calls: [callTo("getWeather", input), callTo("getMyPhone", input)] };
    writing.resolve(io);
    await once(io.signal, "abort");
    return done;
  });
  return writing.promise;
}

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "two calls are one plan, the second asks, and the answer is read while it is written, until it is stopped ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const { alice, assistant, skill } = await givenAssistantWithSkill(world, {
      operations: [weather, phone],
    });
    const writing = plansBothAndWrites();
    const window = await opens(alice, assistant, look);
    const { page } = window;

    await says(window, say.ask);
    await page.getByRole("button", { name: say.allow, exact: true }).waitFor();
    await page.getByText(say.plan).waitFor();
    await page.getByText(say.waiting).waitFor();
    expect(skill.requests().map(({ path }) => path)).toEqual(["/weather"]);
    await page.waitForTimeout(700);
    expect(await inspect(window, "two-calls-asked")).toEqual([]);
    await decides(window, say.allow);

    const { say: write } = await writing;
    expect(skill.requests().map(({ path }) => path)).toEqual(["/weather", "/phone"]);
    write(say.begin);
    await page.getByText(say.begin.trim()).waitFor();
    write(say.rest);
    await page.getByText(say.begin + say.rest).waitFor();
    expect(await inspect(window, "two-calls-writing")).toEqual([]);

    await page.getByRole("button", { name: say.stop, exact: true }).click();
    await page.getByText(say.stopped, { exact: true }).last().waitFor();
    expect(await page.getByRole("button", { name: say.stop, exact: true }).count()).toBe(0);
    expect(await inspect(window, "two-calls-stopped")).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);
