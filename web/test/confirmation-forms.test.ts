import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import type { SkillOperation } from "../../server/test/world/skill-file.ts";
import { inspect, type Look } from "./browser.ts";
import { decides, says, skillWorld } from "./skill-world.ts";

const world = skillWorld();

/** A body of two forms, with a member of several shapes, and two of which one must be there. */
const pay: SkillOperation = {
  operationId: "pay",
  method: "put",
  path: "/pay",
  summary: "付款 / Pay",
  scopes: [],
  examples: [
    { input: "pay by card: gold", output: { card: "gold" } },
    { input: "刷卡付款：金卡", output: { card: "金卡" } },
  ],
  more: {
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            properties: {
              amount: { type: "integer", description: "金额 / how much", "x-dingtalk-default": 20 },
              phone: { type: "string", description: "电话 / phone" },
              mail: { type: "string", description: "邮箱 / mail" },
              currency: { type: "string", description: "币种 / currency", default: "CNY" },
              receipt: {
                description: "收据 / receipt",
                oneOf: [
                  {
                    title: "Printed",
                    type: "object",
                    required: ["floor", "paper"],
                    properties: {
                      floor: { type: "integer", description: "楼层 / which floor" },
                      paper: { type: "string", enum: ["A4"] },
                    },
                  },
                  { title: "By letter", type: "object", required: ["street"], properties: { street: {} } },
                ],
              },
            },
            oneOf: [
              {
                title: "Card",
                description: "刷卡 / by card",
                required: ["card"],
                properties: {
                  kind: { enum: ["card"] },
                  card: { type: "string", description: "卡号 / card number" },
                },
              },
              {
                title: "Cash",
                description: "在窗口付现金 / at a counter",
                required: ["place"],
                properties: {
                  kind: { enum: ["cash"] },
                  place: { type: "string", description: "地点 / where" },
                },
              },
            ],
            discriminator: { propertyName: "kind" },
            allOf: [{ anyOf: [{ required: ["card"] }, { required: ["phone"] }, { required: ["mail"] }] }],
          },
        },
      },
    },
  },
};

const words = {
  zh: {
    request: "刷卡付款：金卡",
    run: "确认执行",
    edit: "修改",
    form: "形式",
    receipt: /^形式：/,
    assumed: "不填写时，服务按 CNY 处理",
    unfilled: "请把必填项的 null 换成要发送的值",
    add: "添加字段",
    name: "字段名",
    value: "值",
    refused: "这个请求至少需要 card、phone、mail 之一",
    confirmed: "你确认了执行",
  },
  en: {
    request: "pay by card: gold",
    run: "Run",
    edit: "Edit",
    form: "Form",
    receipt: /^Form of /,
    assumed: "Assumed when left out: CNY",
    unfilled: "Put what is to be sent in place of null where it is required",
    add: "Add a member",
    name: "Name",
    value: "Value",
    refused: "The request needs at least one of card, phone, mail",
    confirmed: "You confirmed this",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "the form of a body is chosen, completed, refused as a whole, and sent with a member of the person's own ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    world.skill.answersWith(async () => ({ ok: true }));
    const assistant = await world.assistant("Cash desk", [pay]);
    const alice = await world.opens("member", assistant, look);
    const { page } = alice;
    const before = world.skill.requests().length;
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    const field = (name: string | RegExp) => page.getByRole("textbox", { name });

    await says(alice, say.request);
    await button(say.run).waitFor();
    expect(await page.locator("section[data-request]").textContent()).toContain(say.assumed);
    expect(await inspect(alice, "forms")).toEqual([]);

    await button(say.edit).click();
    const form = page.getByRole("combobox", { name: say.form, exact: true });
    expect(await form.locator("option:checked").textContent()).toBe("Card");
    await form.focus();
    await page.keyboard.press("ArrowDown");
    expect(await form.locator("option:checked").textContent()).toBe("Cash");
    expect(await field(/card$/).count()).toBe(0);
    expect(await button(say.run).isDisabled()).toBe(true);
    await field(/place/).fill("desk 3");
    expect(await inspect(alice, "forms-chosen")).toEqual([]);

    await page.getByRole("combobox", { name: say.receipt }).selectOption("Printed");
    const receipt = field(/receipt/);
    expect(JSON.parse(await receipt.inputValue())).toEqual({ floor: null, paper: "A4" });
    await page.getByText(say.unfilled).waitFor();
    await receipt.scrollIntoViewIfNeeded();
    expect(await inspect(alice, "forms-skeleton")).toEqual([]);
    await receipt.fill('{"floor": 3, "paper": "A4"}');

    await button(say.add).click();
    await field(say.name).fill("colour");
    await field(say.value).fill("red");
    await field(say.value).scrollIntoViewIfNeeded();
    expect(await inspect(alice, "forms-added")).toEqual([]);

    await decides(alice, say.run);
    const refused = page.getByRole("alert").filter({ hasText: say.refused });
    await refused.waitFor();
    expect(await refused.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await inspect(alice, "forms-refused")).toEqual([]);
    expect(world.skill.requests()).toHaveLength(before);

    await field(/mail/).fill("a@example.com");
    expect(await refused.count()).toBe(0);
    await decides(alice, say.run);
    await page.getByText(say.confirmed).waitFor();
    const sent = () =>
      world.skill
        .requests()
        .slice(before)
        .map(({ body }) => JSON.parse(body));
    await expect.poll(sent).toEqual([
      {
        amount: 20,
        kind: "cash",
        place: "desk 3",
        mail: "a@example.com",
        receipt: { floor: 3, paper: "A4" },
        colour: "red",
      },
    ]);
    expect(alice.complaints.filter((line) => !line.includes("status of 400"))).toEqual([]);
    await alice.context.close();
  },
);
