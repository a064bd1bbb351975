import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { randomText } from "../../server/src/platform/secret.ts";
import { givenOwnApi } from "../../server/test/world/own-api.ts";
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
  next: "下一处",
  translate: "文档中只有一种语言，请翻译。",
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
  next: "Next",
  translate: "The document has it in one language only. Please translate it.",
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

/** Nobody had it before, so that a test may be run again. */
const freshNamespace = () =>
  `Expense${randomText()
    .reveal()
    .replace(/[^A-Za-z]/g, "")
    .slice(0, 8)}`;

test.each(sampled(looks))(
  "an API is registered from its document, published, and then to be asked for ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const admin = await signsIn(world, "admin", look);
    const { page } = admin;
    const namespace = freshNamespace();
    await page.goto("/admin/apis");
    await page.getByRole("link", { name: say.register }).first().click();
    await field(page, say.paste).fill(expensesDocument);
    await button(admin, say.propose).click();
    const list = page.getByRole("list", { name: say.points });
    await list.getByRole("listitem").nth(1).waitFor();
    expect(await field(page, say.baseUrl).inputValue()).toBe("https://expenses.example.com/v1");
    await button(admin, say.next).click();
    const point = page.getByRole("complementary", { name: /\.(?:Read|Write)$/ });
    await point.getByText(say.translate).first().waitFor();
    await point.getByRole("button", { name: say.close, exact: true }).click();
    expect(await inspect(admin, "api-proposal")).toEqual([]);

    await field(page, say.namespace).fill(namespace);
    await field(page, say.nameZh).fill(`报销 ${namespace}`);
    await field(page, say.nameEn).fill(`Expenses ${namespace}`);
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
    await page.getByRole("list", { name: say.apis }).getByText(namespace, { exact: true }).waitFor();
    expect(await inspect(admin, "apis")).toEqual([]);
    const applications = await world.admin.send("GET", "/api/applications");
    const [application] = (applications.body as { applications: { id: string }[] }).applications;
    await page.goto(`/console/${application?.id}?tab=permissions&q=${namespace}`);
    await page.getByText(`${namespace}.`, { exact: false }).first().waitFor();
    expect(await inspect(admin, "api-in-console")).toEqual([]);
    expect(faults(admin)).toEqual([]);
    await admin.context.close();
  },
);

test.each(sampled(looks))(
  "what is wrong is said at its place, and nothing is lost by it ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const admin = await signsIn(world, "admin", look);
    const { page } = admin;
    await page.goto("/admin/apis/new");
    await field(page, say.paste).fill("no: document");
    await button(admin, say.propose).click();
    await page.locator("textarea[aria-invalid]").waitFor();
    expect(await inspect(admin, "api-no-document")).toEqual([]);

    await page.getByText(say.hand, { exact: true }).click();
    await field(page, say.namespace).fill("contact");
    await field(page, say.nameZh).fill("<b>报销</b>");
    await field(page, say.baseUrl).fill("http://expenses.example.com/");
    await button(admin, say.registerNow).first().click();
    await page.getByText(say.refused).waitFor();
    for (const name of [say.namespace, say.nameZh, say.nameEn, say.baseUrl])
      await expect.poll(() => field(page, name).getAttribute("aria-invalid")).toBe("true");
    expect(await field(page, say.nameZh).inputValue()).toBe("<b>报销</b>");
    expect(await inspect(admin, "api-refused")).toEqual([]);
    await field(page, say.namespace).fill(freshNamespace());
    expect(await field(page, say.namespace).getAttribute("aria-invalid")).toBeNull();
    expect(faults(admin)).toEqual([]);
    await admin.context.close();
  },
);

test("points are edited with the keyboard, taken back, and not left unsaved", async () => {
  const say = words.en;
  const namespace = freshNamespace();
  const { id } = await givenOwnApi(world.admin, { namespace });
  const admin = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
  const { page } = admin;
  await page.goto(`/admin/apis/${id}`);
  const code = (row: number) => field(page, say.codeOf(row));
  await code(1).focus();
  await page.keyboard.press("Enter");
  expect(await code(2).evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => code(1).evaluate((input) => input === document.activeElement)).toBe(true);
  await code(2).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => code(3).evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type("Report.Read");
  expect(await inspect(admin, "api-points")).toEqual([]);

  await button(admin, say.save).click();
  await page.getByRole("alert").waitFor();
  expect(await code(3).inputValue()).toBe("Report.Read");
  await page.getByRole("button", { name: `${say.remove}${namespace}.Claim.Read` }).click();
  await expect.poll(() => code(1).inputValue()).toBe("Claim.Write");
  await page.keyboard.press("Control+z");
  await expect.poll(() => code(1).inputValue()).toBe("Claim.Read");
  await button(admin, say.redo).click();
  await expect.poll(() => code(1).inputValue()).toBe("Claim.Write");

  await page.locator("#sidebar").getByRole("link", { name: "Chat", exact: true }).click();
  await page.getByRole("dialog", { name: say.leaveTitle }).waitFor();
  await button(admin, say.cancel).click();
  expect(await code(2).inputValue()).toBe("Report.Read");
  await page.getByRole("navigation").getByRole("link", { name: say.versions, exact: true }).click();
  await page.getByText(say.version, { exact: true }).waitFor();
  await page.goBack();
  expect(await code(2).inputValue()).toBe("Report.Read");
  expect(faults(admin)).toEqual([]);
  await admin.context.close();
});

test.each(sampled(looks))(
  "whoever saves over a colleague's draft is told, and chooses ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const { id } = await givenOwnApi(world.admin, { namespace: freshNamespace() });
    const admin = await signsIn(world, "admin", look);
    const { page } = admin;
    await page.goto(`/admin/apis/${id}`);
    await field(page, say.providerEn).fill("Mine");
    const { api } = (await world.admin.send("GET", `/api/apis/${id}`)).body as { api: Draft };
    const theirs = { ...api.draft, provider: { zh: "Theirs", en: "Theirs" } };
    await world.admin.send("PUT", `/api/apis/${id}/draft`, { content: theirs, revision: api.revision });

    await button(admin, say.save).click();
    const dialog = page.getByRole("dialog", { name: say.conflict });
    await dialog.waitFor();
    expect(await inspect(admin, "api-conflict")).toEqual([]);
    await dialog.getByRole("button", { name: say.loadTheirs }).click();
    await expect.poll(() => field(page, say.providerEn).inputValue()).toBe("Theirs");

    await field(page, say.providerEn).fill("Mine again");
    const next = { content: theirs, revision: api.revision + 1 };
    await world.admin.send("PUT", `/api/apis/${id}/draft`, next);
    await button(admin, say.save).click();
    await dialog.getByRole("button", { name: say.keepMine }).click();
    await page.getByText(say.saved).waitFor();
    const kept = (await world.admin.send("GET", `/api/apis/${id}`)).body as { api: Draft };
    expect(kept.api.draft.provider.en).toBe("Mine again");
    expect(faults(admin)).toEqual([]);
    await admin.context.close();
  },
);

interface Draft {
  draft: { provider: { zh: string; en: string } };
  revision: number;
}

test("five hundred points are scrolled and written in at once, and a phone opens one by one", async () => {
  const namespace = freshNamespace();
  const points = Array.from({ length: 500 }, (_, at) => ({
    code: `${namespace}.Thing${at}.Read`,
    name: `Read thing ${at}`,
    operations: [`GET /things/${at}`],
  }));
  const { id } = await givenOwnApi(world.admin, { namespace, points });
  const admin = await signsIn(world, "admin", { language: "en", theme: "light", width: 1280 });
  const { page } = admin;
  await page.goto(`/admin/apis/${id}`);
  const list = page.getByRole("list", { name: words.en.points });
  await list.getByRole("listitem").first().waitFor();
  expect(await list.getByRole("listitem").count()).toBeLessThan(60);
  const began = Date.now();
  await field(page, words.en.codeOf(1)).pressSequentially("xyz");
  expect(Date.now() - began).toBeLessThan(2_000);
  expect(await list.getByRole("listitem").first().getAttribute("aria-setsize")).toBe("500");
  expect(faults(admin)).toEqual([]);
  await admin.context.close();

  const phone = await signsIn(world, "admin", { language: "en", theme: "dark", width: 360 });
  await phone.page.goto(`/admin/apis/${id}`);
  await phone.page.getByRole("button", { name: /Read thing 0/ }).click();
  const panel = phone.page.getByRole("complementary", { name: `${namespace}.Thing0.Read` });
  await panel.getByLabel(words.en.description).fill("说明");
  expect(await inspect(phone, "api-point-phone")).toEqual([]);
  await panel.getByRole("button", { name: words.en.close, exact: true }).click();
  await phone.page.getByText(words.en.unsaved).first().waitFor({ state: "attached" });
  await phone.context.close();
});
