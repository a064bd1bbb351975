import { expect, test } from "vitest";
import { addSkill } from "../../server/test/world/building.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { addTodo, skillFile, weather } from "../../server/test/world/skill-file.ts";
import { inspect, type Look } from "./browser.ts";
import { says, signsIn, skillWorld } from "./skill-world.ts";

const world = skillWorld();

const words = {
  zh: {
    configuration: "配置",
    tryIt: "试用",
    trial: "试用消息",
    phrases: "测试语句",
    process: "过程",
    request: "请求",
    copyCurl: "复制为 curl",
    why: /第 1 步为什么这样选/,
    byWords: "由内置规划按这句话里的词选出。",
    restart: "重新开始",
    resize: "调整配置与试用的宽度",
    switch: "启用技能“Weather zh”",
    resting: "已停用",
    checks: "发布前检查",
    changes: "1 处变化待发布",
    seeDifference: "查看差异",
    removed: "移除",
    close: "关闭",
    versions: "版本",
    restore: "恢复为草稿",
    compare: "比较版本 1 与草稿",
    same: "两者没有差异。",
    analytics: "分析",
    turns: "对话轮次",
    perDay: "每天的轮次",
    operations: "按接口",
    empty: "这段时间还没有人用过",
    days: "7 天",
    table: "表格",
    used: "近 7 天 2 轮",
    question: "今天天气怎么样",
  },
  en: {
    configuration: "Configuration",
    tryIt: "Try it",
    trial: "Message to the draft",
    phrases: "Test phrases",
    process: "Trace",
    request: "Request",
    copyCurl: "Copy as curl",
    why: /why step 1 was chosen/,
    byWords: "Chosen by the built-in planner, by the words of the message.",
    restart: "Start again",
    resize: "Move the line between the configuration and the conversation",
    switch: "Use the skill “Weather en”",
    resting: "Switched off",
    checks: "Before publishing",
    changes: "1 change to publish",
    seeDifference: "See the difference",
    removed: "removed",
    close: "Close",
    versions: "Versions",
    restore: "Restore as draft",
    compare: "Compare version 1 with the draft",
    same: "There is no difference.",
    analytics: "Analytics",
    turns: "Turns",
    perDay: "Turns per day",
    operations: "By operation",
    empty: "Nobody has used it in this time",
    days: "7 days",
    table: "Table",
    used: "2 turns in 7 days",
    question: "What is the weather like?",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "a builder changes the draft at the left and talks to it at the right ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await world.assistant(`Weather ${look.language}`, [weather]);
    world.skill.answersWith(async () => ({ weather: "sunny" }));
    await addSkill(
      world.builder,
      assistant,
      skillFile({ title: "To-dos", server: world.skill.origin, operations: [addTodo] }),
    );
    const visit = await signsIn(world, "builder", look);
    const { page } = visit;
    const shows = async (pane: string) => {
      if (look.width === 360) await page.getByRole("radio", { name: pane, exact: true }).click();
    };
    await page.goto(`/studio/${assistant.id}`);
    await page.getByRole("tab", { name: say.versions }).waitFor();
    await page.getByText(say.checks).waitFor();
    expect(await inspect(visit, "workbench")).toEqual([]);

    if (look.width === 1280) {
      const line = page.getByRole("separator", { name: say.resize });
      const before = Number(await line.getAttribute("aria-valuenow"));
      await line.press("ArrowRight");
      expect(await line.getAttribute("aria-valuenow")).toBe(String(before + 2));
      await page.reload();
      await expect.poll(() => line.getAttribute("aria-valuenow")).toBe(String(before + 2));
    }

    const phrases = page.getByRole("region", { name: say.phrases });
    await phrases.getByRole("button", { name: say.question, exact: true }).click();
    const trace = page.getByRole("region", { name: say.process });
    const request = trace.getByRole("button", { name: new RegExp(`^${say.request}`) });
    await request.click();
    await trace.getByText("GET /weather").waitFor();
    await trace.getByRole("button", { name: say.copyCurl }).waitFor();
    await page.getByText("sunny").first().waitFor();
    expect(await inspect(visit, "workbench-trace")).toEqual([]);
    await trace.getByRole("button", { name: say.why }).click();
    await trace.getByText(say.byWords).waitFor();
    await trace.getByText("getWeather").first().waitFor();
    expect(await inspect(visit, "workbench-why")).toEqual([]);

    await shows(say.configuration);
    await page.getByRole("switch", { name: say.switch }).click();
    await page.getByText(say.resting).first().waitFor();
    await shows(say.tryIt);
    // What rests is not planned: the other skill alone is left, which nothing was said of.
    const sent = world.skill.requests().length;
    await says(visit, say.question);
    await expect.poll(() => page.locator("[data-thread]").getByRole("listitem").count()).toBeGreaterThan(1);
    await page.getByRole("button", { name: say.restart }).click();
    await page.getByRole("textbox", { name: say.trial }).waitFor();
    expect(world.skill.requests().length).toBe(sent);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);

test.each(sampled(looks))(
  "a builder sees what a version changes, and brings an earlier one back ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await world.assistant(`Weather ${look.language}`, [weather]);
    const visit = await signsIn(world, "builder", look);
    const { page } = visit;
    await page.goto(`/studio/${assistant.id}`);
    await page.getByRole("switch", { name: say.switch }).click();
    const checks = page.getByRole("region", { name: say.checks });
    await checks.getByRole("button", { name: say.seeDifference }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`Weather ${look.language}`).waitFor();
    await dialog.getByText(say.removed, { exact: true }).first().waitFor();
    expect(await inspect(visit, "difference")).toEqual([]);
    await dialog.getByRole("button", { name: say.close }).last().click();

    await page.getByRole("tab", { name: say.versions }).click();
    await page.getByRole("button", { name: say.restore }).click();
    expect(await inspect(visit, "restore")).toEqual([]);
    await dialog.getByRole("button", { name: say.restore }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: say.compare }).click();
    await dialog.getByText(say.same).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);

test.each(sampled(looks))(
  "the numbers of an assistant are those of its turns, as a chart and as a table ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await world.assistant(`Weather ${look.language}`, [weather]);
    world.skill.answersWith(async () => ({ weather: "sunny" }));
    const visit = await signsIn(world, "builder", look);
    const { page } = visit;
    await page.goto(`/studio/${assistant.id}/analytics`);
    await page.getByRole("heading", { name: say.empty }).waitFor();
    expect(await inspect(visit, "analytics-empty")).toEqual([]);

    await world.member.says(assistant, say.question);
    await world.member.says(assistant, say.question);
    await page.reload();
    await page.getByText(say.turns, { exact: true }).waitFor();
    await page.getByRole("radio", { name: say.days, exact: true }).click();
    await page.waitForURL(/days=/);
    await page.locator(".recharts-surface").first().waitFor();
    expect(await page.locator("style").count()).toBe(0);
    if (look.width === 360) await page.getByRole("radio", { name: say.table, exact: true }).click();
    const days = page.getByRole("region", { name: say.perDay });
    const [, total] = await days.getByRole("row").nth(1).getByRole("cell").allTextContents();
    expect(total).toBe("2");
    const operation = page.getByRole("region", { name: say.operations }).getByRole("row").nth(1);
    expect((await operation.getByRole("cell").allTextContents()).slice(1, 4)).toEqual(["2", "2", "0"]);
    expect(await inspect(visit, "analytics")).toEqual([]);

    await page.goto("/studio");
    const row = page.getByRole("listitem").filter({ hasText: assistant.name }).filter({ hasText: say.used });
    await row.first().waitFor();
    expect(await inspect(visit, "assistants")).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);
