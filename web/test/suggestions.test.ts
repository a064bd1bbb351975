import { expect, test } from "vitest";
import {
  addSkill,
  applyFor,
  approveAll,
  createAssistant,
  publish,
} from "../../server/test/world/building.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { profile, skillFile, weather } from "../../server/test/world/skill-file.ts";
import { inspect, type Look } from "./browser.ts";
import { says, signsIn, skillWorld } from "./skill-world.ts";

// Suggested questions, test phrases and the difference that planning makes: in Studio, then in the chat.

const world = skillWorld();

const words = {
  zh: {
    planning: "规划",
    title: "推荐建议问题",
    byItself: "智能推荐",
    fixed: "固定问题",
    rule: "推荐规则",
    reset: "重置",
    question: "问题 1",
    second: "问题 2",
    add: "添加问题",
    notFound: /助理回答不了这个问题/,
    saved: /\d\d:\d\d 已保存/,
    skills: "技能",
    phrases: "测试语句",
    newPhrase: "用户会这样说",
    expects: "应当找到",
    addPhrase: "添加",
    tryAll: "全部运行",
    counted: "2 句中 1 句正确",
    advice: "怎样让选择更准",
    difference: "查看效果对比",
    differ: "2 句中 1 句不同",
    close: "关闭",
    ask: "今天天气怎么样",
    next: "我的个人信息",
    impossible: "帮我订一张去火星的票",
  },
  en: {
    planning: "Planning",
    title: "Suggested questions",
    byItself: "By itself",
    fixed: "Fixed list",
    rule: "Rule",
    reset: "Reset",
    question: "Question 1",
    second: "Question 2",
    add: "Add a question",
    notFound: /The assistant cannot answer this/,
    saved: /Saved (to the draft )?\d\d:\d\d/,
    skills: "Skills",
    phrases: "Test phrases",
    newPhrase: "A person says",
    expects: "Should find",
    addPhrase: "Add",
    tryAll: "Run all",
    counted: "1 of 2 right",
    advice: "What makes the choice surer",
    difference: "See the difference",
    differ: "1 of 2 differ",
    close: "Close",
    ask: "What is the weather like?",
    next: "Show my profile",
    impossible: "Book me a flight to Mars",
  },
};

/** One operation that needs a permission, which is approved, and one that needs none. */
async function givenAssistant(name: string) {
  const { builder, admin, skill } = world;
  const assistant = await createAssistant(builder, { name });
  await applyFor(builder, assistant, profile.scopes);
  await approveAll(admin);
  const operations = [weather, profile];
  await addSkill(builder, assistant, skillFile({ title: name, server: skill.origin, operations }));
  await publish(builder, assistant);
  return assistant;
}

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "a builder chooses what is suggested, tries phrases and compares ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await givenAssistant(`Suggests ${look.language}`);
    const visit = await signsIn(world, "builder", look);
    const { page } = visit;
    await page.goto(`/studio/${assistant.id}?tab=planning`);
    const section = page.getByRole("region", { name: say.title });
    const kind = section.getByRole("combobox", { name: say.title });

    await kind.selectOption({ label: say.byItself });
    const rule = section.getByRole("textbox", { name: say.rule });
    const usual = await rule.inputValue();
    await rule.fill("Only the weather.");
    await section.getByRole("button", { name: say.reset }).click();
    expect(await rule.inputValue()).toBe(usual);
    expect(await inspect(visit, "suggestions-rule")).toEqual([]);

    await kind.selectOption({ label: say.fixed });
    await section.getByRole("textbox", { name: say.question }).fill(say.next);
    await section.getByRole("button", { name: say.add }).click();
    await section.getByRole("textbox", { name: say.second }).fill(say.impossible);
    await section.getByText(say.notFound).waitFor();
    expect(await section.getByText(say.notFound).count()).toBe(1);
    await page.getByText(say.saved).filter({ visible: true }).waitFor();
    expect(await inspect(visit, "suggestions-fixed")).toEqual([]);

    await page.getByRole("tab", { name: new RegExp(`^${say.skills}`) }).click();
    const phrases = page.getByRole("region", { name: say.phrases });
    for (const [text, operationId] of [
      [say.next, "getMyProfile"],
      [say.ask, "getMyProfile"],
    ]) {
      await phrases.getByRole("textbox", { name: say.newPhrase }).fill(text ?? "");
      const option = phrases.getByRole("combobox", { name: say.expects, exact: true });
      const value = await option.locator("option", { hasText: operationId ?? "" }).getAttribute("value");
      await option.selectOption(value);
      await phrases.getByRole("button", { name: say.addPhrase, exact: true }).press("Enter");
    }
    await phrases.getByRole("button", { name: say.tryAll }).click();
    await phrases.getByText(say.counted).waitFor();
    await phrases.getByText(say.advice).waitFor();
    expect(await inspect(visit, "test-phrases")).toEqual([]);
    expect(world.skill.requests()).toEqual([]);

    await page.getByText(say.saved).filter({ visible: true }).waitFor();
    await page.getByRole("tab", { name: say.planning, exact: true }).click();
    await page.getByRole("button", { name: say.difference }).click();
    const dialog = page.getByRole("dialog", { name: say.difference });
    await dialog.getByText(say.differ).waitFor();
    expect(await dialog.getByRole("row").count()).toBe(3);
    expect(await inspect(visit, "planning-difference")).toEqual([]);
    await dialog.getByRole("button", { name: say.close }).last().click();
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);

test.each(sampled(looks))(
  "what is suggested stands under the last answer alone, and one press sends it ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await givenAssistant(`Offers ${look.language}`);
    world.skill.answersWith(async () => ({ weather: "sunny" }));
    const change = { suggestions: { kind: "by_itself", rule: "", questions: [] } };
    expect((await world.builder.send("PATCH", `/api/assistants/${assistant.id}`, change)).status).toBe(200);
    await world.publish(assistant);

    const visit = await world.opens("member", assistant, look);
    const { page } = visit;
    await says(visit, say.ask);
    const offer = page.getByRole("button", { name: say.next, exact: true });
    await offer.waitFor();
    expect(await inspect(visit, "suggestions-offered")).toEqual([]);

    await offer.press("Enter");
    await page.getByText(say.next, { exact: true }).first().waitFor();
    await expect.poll(() => offer.count()).toBe(0);
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);
