import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { expensesDocument } from "./expenses-document.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

/* An organisation's own APIs: registered, edited, published, and asked for. */

const world = skillWorld();

const zh = {
  empty: "用授权保护自己的 API",
  register: "登记 API",
  registerNow: "登记",
  paste: "粘贴文档",
  propose: "查看建议",
  nameZh: "中文名称",
  nameEn: "英文名称",
  providerZh: "提供方（中文）",
  providerEn: "提供方（英文）",
  baseUrl: "服务地址",
  namespace: "命名空间",
  kept: "我已保存",
  points: "权限点",
  publish: "发布…",
  publishFirst: "发布第 1 版",
  versions: "版本",
  version: "第 1 版",
  hand: "手工填写",
  refused: "没有登记。请按标出的说明修改。",
  save: "保存",
  saved: "草稿已保存。",
  unsaved: "有未保存的修改",
  conflict: "草稿已被他人修改",
  loadTheirs: "载入最新的",
  keepMine: "用我的覆盖",
  undo: "撤销",
  redo: "重做",
  remove: "移除 ",
  add: "添加权限点",
  codeOf: (row: number) => `第 ${row} 个权限点的编码`,
  leaveTitle: "离开而不保存？",
  cancel: "取消",
  close: "关闭",
  apis: "自有 API",
  description: "中文说明",
};
const en: typeof zh = {
  empty: "Protect an API of your own",
  register: "Register an API",
  registerNow: "Register",
  paste: "Paste the document",
  propose: "See what is proposed",
  nameZh: "Name in Chinese",
  nameEn: "Name in English",
  providerZh: "Provider in Chinese",
  providerEn: "Provider in English",
  baseUrl: "Base address",
  namespace: "Namespace",
  kept: "I have kept it",
  points: "Permission points",
  publish: "Publish…",
  publishFirst: "Publish version 1",
  versions: "Versions",
  version: "Version 1",
  hand: "By hand",
  refused: "Nothing is registered. Change what is marked.",
  save: "Save",
  saved: "The draft is saved.",
  unsaved: "Unsaved changes",
  conflict: "Somebody changed the draft",
  loadTheirs: "Load the latest",
  keepMine: "Put mine in its place",
  undo: "Undo",
  redo: "Redo",
  remove: "Remove ",
  add: "Add a point",
  codeOf: (row: number) => `Code of point ${row}`,
  leaveTitle: "Leave without saving?",
  cancel: "Cancel",
  close: "Close",
  apis: "APIs",
  description: "Description in Chinese",
};
const words = { zh, en };

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

const button = ({ page }: Visit, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const faults = ({ complaints }: Visit) => complaints.filter((line) => !/status of (400|404|409)/.test(line));

/** Each look has an organisation-wide name of its own. */
const namespaceOf = ({ language }: Look, more = "") => `Expense${language === "zh" ? "Zh" : "En"}${more}`;

test.each(sampled(looks))(
  "an API is registered from its document, published, and then to be asked for ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const admin = await signsIn(world, "admin", look);
    const { page } = admin;
    await page.goto("/admin/apis");
    await page.getByRole("link", { name: say.register }).first().click();
    await field(page, say.paste).fill(expensesDocument);
    await button(admin, say.propose).click();
    const list = page.getByRole("list", { name: say.points });
    await list.getByRole("listitem").nth(1).waitFor();
    expect(await field(page, say.baseUrl).inputValue()).toBe("https://expenses.example.com/v1");
    expect(await inspect(admin, "api-proposal")).toEqual([]);

    await field(page, say.namespace).fill(namespaceOf(look));
    await field(page, say.nameZh).fill(`报销 ${look.language}`);
    await field(page, say.nameEn).fill(`Expenses ${look.language}`);
    await field(page, say.providerZh).fill("财务部");
    await field(page, say.providerEn).fill("Finance");
    await button(admin, say.registerNow).first().click();
    await button(admin, say.kept).waitFor();
    expect(await inspect(admin, "api-secret")).toEqual([]);
    await button(admin, say.kept).click();
    await page.waitForURL(/\/admin\/apis\/api_/);

    await button(admin, say.publish).click();
    await button(admin, say.publishFirst).waitFor();
    expect(await inspect(admin, "api-publish")).toEqual([]);
    await button(admin, say.publishFirst).click();
    await page.getByRole("dialog").getByRole("button", { name: say.publishFirst }).click();
    await page.getByText(say.version, { exact: true }).waitFor();
    expect(await inspect(admin, "api-versions")).toEqual([]);

    await page.goto("/admin/apis");
    await page.getByRole("list", { name: say.apis }).getByText(namespaceOf(look)).waitFor();
    expect(await inspect(admin, "apis")).toEqual([]);
    const applications = await world.admin.send("GET", "/api/applications");
    const [application] = (applications.body as { applications: { id: string }[] }).applications;
    await page.goto(`/console/${application?.id}?tab=permissions&q=${namespaceOf(look)}`);
    await page
      .getByText(`${namespaceOf(look)}.`, { exact: false })
      .first()
      .waitFor();
    expect(await inspect(admin, "api-in-console")).toEqual([]);
    expect(faults(admin)).toEqual([]);
    await admin.context.close();
  },
);
