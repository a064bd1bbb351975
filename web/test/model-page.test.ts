import { afterAll, beforeAll, expect, test } from "vitest";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { type ScriptedModel, startModel } from "../../server/test/world/model.ts";
import { calling, saying } from "../../server/test/world/model-words.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import type { Look } from "./browser.ts";
import { buttonIn, cardLooks, cardWorld, complaintsOf, faultsOf } from "./card-world.ts";

const { world, opens } = await cardWorld();
let model: ScriptedModel;
beforeAll(async () => {
  model = await startModel();
});
afterAll(() => model.stop());

const words = {
  en: {
    builtIn: /built-in planner does the work/,
    baseUrl: "Address of the API",
    model: "Model",
    key: "Key",
    calls: "Calls of operations",
    allowed: "It may be told to the provider",
    save: "Save",
    saved: "Settings saved",
    own: /Your organisation's own language model plans/,
    kept: "kept, and not shown again",
    needsModel: "Give the name of the model.",
    tooMany: "1 to 7",
    tryIt: "Try it",
    works: /It works: .* \d+ ms/,
    noTools: /does not call tools/,
    empty: "Nothing was used yet",
    usage: "Usage",
    remove: "Remove the model…",
    removeNow: "Remove",
    closed: /admin/i,
  },
  zh: {
    builtIn: /由内置规划完成：/,
    baseUrl: "接口地址",
    model: "模型",
    key: "密钥",
    calls: "调用接口（次）",
    allowed: "可以告诉服务方",
    save: "保存",
    saved: "设置已保存",
    own: /由组织自己设置的语言模型规划/,
    kept: "已保存，不再显示",
    needsModel: "请填写模型名称。",
    tooMany: "1 到 7",
    tryIt: "试一试",
    works: /可以使用：.*\d+ 毫秒/,
    noTools: /不会调用工具/,
    empty: "还没有用量",
    usage: "用量",
    remove: "移除模型…",
    removeNow: "移除",
    closed: /管理/,
  },
};

const key = "sk-organisation-0123456789";

async function givenPage(look: Look) {
  const given = await givenAssistantWithSkill(world);
  const admin = await opens(given.builder, look);
  await admin.page.goto("/admin/model");
  const say = words[look.language];
  const field = (name: string) => admin.page.getByRole("textbox", { name, exact: true });
  return { ...given, admin, page: admin.page, say, field };
}

test.each(sampled(cardLooks))(
  "an admin gives a model, tries it, sees what it used, and removes it ($language, $width)",
  async (look) => {
    const { admin, page, say, field, alice, assistant } = await givenPage(look);
    await page.getByText(say.builtIn).first().waitFor();
    await page.getByText(say.empty).waitFor();
    expect(await faultsOf(admin, "model-none")).toEqual([]);

    await field(say.baseUrl).fill(model.baseUrl);
    await field(say.calls).fill("70");
    await page.keyboard.press("Enter");
    await page.getByText(say.needsModel).waitFor();
    expect(await page.getByRole("alert").allTextContents()).toEqual([say.needsModel, say.tooMany]);
    expect(await faultsOf(admin, "model-faults")).toEqual([]);

    await field(say.model).fill("scripted-1");
    await field(say.calls).fill("5");
    await page.getByLabel(say.key, { exact: true }).fill(key);
    await page.getByRole("radio", { name: say.allowed }).click();
    await buttonIn(admin, say.save).click();
    await page.getByText(say.own).waitFor();
    await page.getByText(say.kept).waitFor();
    expect(await page.content()).not.toContain(key);

    await model.answers(saying("yes"));
    await buttonIn(admin, say.tryIt).click();
    await page.getByText(say.noTools).waitFor();
    await model.answers(calling({ name: "ready", arguments: { word: "yes" } }));
    await buttonIn(admin, say.tryIt).click();
    await page.getByText(say.works).waitFor();

    await model.answers(saying("Hello."));
    await alice.says(assistant, "good morning, who are you?");
    await page.reload();
    const row = page.getByRole("region", { name: say.usage }).getByRole("row").nth(1);
    await expect
      .poll(() => row.getByRole("cell").allTextContents())
      .toMatchObject([
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        "Personal assistant",
        "scripted-1",
        "1",
        "0",
        "120",
        "30",
        expect.stringMatching(/^\d+\.\d$/),
      ]);
    await page.locator(".recharts-surface").first().waitFor();
    expect(await faultsOf(admin, "model-used")).toEqual([]);

    await buttonIn(admin, say.remove).click();
    await page.getByRole("dialog").getByRole("button", { name: say.removeNow, exact: true }).click();
    await page.getByText(say.builtIn).first().waitFor();
    expect(await admin.page.getByRole("radio", { name: say.allowed }).isChecked()).toBe(false);
    expect(await field(say.baseUrl).inputValue()).toBe("");
    expect(complaintsOf(admin)).toEqual([]);
    await admin.context.close();
  },
);

test.each(sampled(cardLooks))("it is closed to who is no admin ($language, $width)", async (look) => {
  const { alice } = await givenAssistantWithSkill(world);
  const { page, context } = await opens(alice, look);

  await page.goto("/admin/model");

  await page.getByRole("heading", { name: words[look.language].closed }).first().waitFor();
  expect(await page.getByRole("textbox", { name: words[look.language].baseUrl }).count()).toBe(0);
  await context.close();
});
