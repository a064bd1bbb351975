import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removePostgres } from "../../server/src/platform/postgres/index.ts";
import { demoPassword } from "../../server/test/world/demo.ts";
import { type NodeProcess, startNode } from "../../server/test/world/node-process.ts";
import { inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";

/* The guide for skill authors, followed on screen: from a new assistant to the person's own number in the answer. */

let dataDir: string;
let node: NodeProcess;
let browser: Browser;
let skill: Server;
let skillUrl: string;
const credentials = { clientId: "", clientSecret: "" };

beforeAll(async () => {
  skill = createServer((request, response) => {
    void answerWithOwnNumber(new URL(request.url ?? "", skillUrl).searchParams.get("oauthAuthCode")).then(
      (answer) => {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
      },
    );
  });
  await new Promise<void>((listening) => skill.listen(0, "127.0.0.1", listening));
  const address = skill.address();
  if (address === null || typeof address === "string") throw new Error("the skill has no port");
  const host = `127.0.0.1:${address.port}`;
  skillUrl = `http://${host}`;
  dataDir = await mkdtemp(join(tmpdir(), "behalf-builder-"));
  node = await startNode({ dataDir, env: { EGRESS_ALLOW: host } });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await node?.end("SIGTERM");
  skill?.close();
  await removePostgres(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

/** What a skill does with the code: exchanges it, and asks for the person's number. */
async function answerWithOwnNumber(code: string | null): Promise<{ mobile: string }> {
  const exchange = await fetch(`${node.url}/v1.0/oauth2/userAccessToken`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...credentials, code, grantType: "authorization_code" }),
  });
  const { accessToken } = await exchange.json();
  const me = await fetch(`${node.url}/v1.0/contact/users/me`, {
    headers: { "x-acs-dingtalk-access-token": accessToken },
  });
  return me.json();
}

const zh = {
  signIn: "登录",
  newAssistant: "新建助理",
  name: "名称",
  create: "创建",
  kept: "我已保存",
  planning: "规划",
  skills: "技能",
  addSkill: "添加技能",
  custom: "自定义能力",
  schema: "自定义能力（Schema）",
  example: "我的手机号",
  myApplication: "获取我的应用信息",
  search: "搜索权限名称、编码或接口",
  select: "选择",
  bulk: "批量申请（2）",
  submit: "提交申请",
  approved: "已开通",
  pending: "审批中",
  save: "保存",
  approve: "批准",
  publish: "发布",
  published: "已发布版本 1",
  done: "完成",
  tryIt: "试用草稿",
  question: "我的手机号是多少？",
  allow: "允许访问",
};

const en: typeof zh = {
  signIn: "Sign in",
  newAssistant: "New assistant",
  name: "Name",
  create: "Create",
  kept: "I have kept it",
  planning: "Planning",
  skills: "Skills",
  addSkill: "Add skill",
  custom: "Custom skill",
  schema: "Skill file (schema)",
  example: "My phone number",
  myApplication: "My application",
  search: "Search by name, code or API",
  select: "Select",
  bulk: "Apply (2)",
  submit: "Apply",
  approved: "Approved",
  pending: "Awaiting approval",
  save: "Save",
  approve: "Approve",
  publish: "Publish",
  published: "Version 1 is published",
  done: "Done",
  tryIt: "Try the draft",
  question: "What is my phone number?",
  allow: "Allow",
};

const words = { zh, en };
const press = (place: Pick<Page, "getByRole">, name: string) =>
  place.getByRole("button", { name, exact: true }).click();

async function signIn({ page, look }: Visit, account: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[autocomplete=username]").fill(account);
  await page.locator("input[type=password]").fill(demoPassword);
  await press(page, words[look.language].signIn);
  await page.locator("textarea").waitFor();
}

/** Keeps the credentials, which are shown this once. */
async function createAssistant({ page, look }: Visit): Promise<void> {
  const say = words[look.language];
  await page.goto("/studio");
  await press(page, say.newAssistant);
  await page.getByLabel(say.name, { exact: true }).fill("Phone book");
  await press(page.getByRole("dialog"), say.create);
  await expect.poll(() => page.getByRole("dialog").getByRole("code").count()).toBe(2);
  const [clientId = "", clientSecret = ""] = await page
    .getByRole("dialog")
    .getByRole("code")
    .allTextContents();
  Object.assign(credentials, { clientId, clientSecret });
  await press(page, say.kept);
  await page.getByRole("tab", { name: say.planning }).click();
  expect(await page.getByRole("switch").isChecked()).toBe(true);
}

/** Begins a custom skill from the example, at the address of ours. */
async function writeSkill({ page, look }: Visit): Promise<void> {
  const say = words[look.language];
  await page.getByRole("tab", { name: say.skills }).click();
  await press(page, say.addSkill);
  await page.getByRole("dialog").getByText(say.custom).click();
  const editor = page.getByRole("textbox", { name: say.schema });
  await press(page, say.example);
  await editor.fill((await editor.inputValue()).replace("https://skill.example.com", skillUrl));
  await page.getByRole("cell", { name: "getMyPhone" }).waitFor();
}

/** In the console, which opens beside the skill. */
async function applyForPermissions(builder: Visit): Promise<void> {
  const { context, page, look } = builder;
  const say = words[look.language];
  const [beside] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: say.myApplication }).filter({ visible: true }).click(),
  ]);
  await beside.getByRole("searchbox", { name: say.search }).fill("contact.user");
  await beside.getByRole("checkbox", { name: `${say.select} Contact.User.Read` }).check();
  await beside.getByRole("checkbox", { name: `${say.select} Contact.User.mobile` }).check();
  expect(await inspect({ ...builder, page: beside }, "permissions")).toEqual([]);
  await press(beside, say.bulk);
  await press(beside.getByRole("dialog"), say.submit);
  await beside.getByText(say.approved, { exact: true }).and(beside.locator("span")).first().waitFor();
  await beside.getByText(say.pending, { exact: true }).and(beside.locator("span")).first().waitFor();
  await beside.close();
}

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(looks)(
  "a builder follows the guide from a new assistant to the first answer ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const builder = await visit(browser, node.url, look);
    const { page } = builder;
    await signIn(builder, "builder");
    await createAssistant(builder);
    await writeSkill(builder);
    expect(await inspect(builder, "skill")).toEqual([]);

    await page.reload();
    await page.getByRole("cell", { name: "getMyPhone" }).waitFor();
    expect(await page.getByRole("textbox", { name: say.schema }).inputValue()).toContain(skillUrl);

    await applyForPermissions(builder);
    await press(page, say.save);
    await page.getByRole("tab", { name: say.skills }).waitFor();
    expect(await inspect(builder, "assistant")).toEqual([]);

    const admin = await visit(browser, node.url, look);
    await signIn(admin, "admin");
    await admin.page.goto("/admin");
    await press(admin.page, say.approve);
    expect(await inspect(admin, "approval")).toEqual([]);
    await press(admin.page.getByRole("dialog"), say.approve);
    await expect.poll(() => admin.page.getByText("Contact.User.mobile").count()).toBe(0);

    await press(page, say.publish);
    await press(page.getByRole("dialog"), say.publish);
    await page.getByText(say.published).waitFor();
    expect(await inspect(builder, "published")).toEqual([]);
    await press(page, say.done);

    await press(page, say.tryIt);
    await page.locator("textarea").fill(say.question);
    await page.keyboard.press("Enter");
    const allow = page.getByRole("button", { name: say.allow, exact: true });
    await allow.waitFor();
    await allow.evaluate((button) => button.scrollIntoView({ block: "center" }));
    await allow.click();
    await page.getByText("13900000000").first().waitFor();
    expect([...builder.complaints, ...admin.complaints]).toEqual([]);
    await builder.context.close();
    await admin.context.close();
  },
);
