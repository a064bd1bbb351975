import { createServer, type Server } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword } from "../../server/test/world/demo.ts";
import type { NodeProcess } from "../../server/test/world/node-process.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { words } from "./builder-words.ts";
import { startDemoNode } from "./demo-node.ts";
import { editorOf, fileIn, showsPane, writesFile } from "./editor.ts";

/*
 * The guide for skill authors, followed on screen: from a new assistant to the person's own number in the answer, with
 * a key that the skill wants and a rule that takes it there.
 */

let node: NodeProcess;
let browser: Browser;
let skill: Server;
let skillUrl: string;
const credentials = { clientId: "", clientSecret: "" };
const key = "key-of-the-phone-book";
/** What the platform proved itself with, call by call. */
const proofs: (string | undefined)[] = [];

beforeAll(async () => {
  skill = createServer((request, response) => {
    proofs.push(request.headers.authorization);
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
  node = await startDemoNode({ EGRESS_ALLOW: host });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await node?.end("SIGTERM");
  skill?.close();
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

const press = (place: Pick<Page, "getByRole">, name: string) =>
  place.getByRole("button", { name, exact: true }).click();

async function signIn({ page, look }: Visit, account: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[autocomplete=username]").fill(account);
  await page.locator("input[type=password]").fill(demoPassword);
  await press(page, words[look.language].signIn);
  await page.waitForURL("**/chat");
}

/** Keeps the credentials, which are shown this once. */
async function createAssistant({ page, look }: Visit): Promise<void> {
  const say = words[look.language];
  await page.goto("/studio");
  // Where there is none yet, the guide offers the same.
  await press(page.getByRole("banner"), say.newAssistant);
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

/** A draft without a skill leads to adding one. */
async function tryToPublishNothing(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  await press(page, say.toPublish);
  const dialog = page.getByRole("dialog");
  const wayOut = dialog.getByRole("link", { name: say.toAddSkill });
  await wayOut.waitFor();
  expect(await dialog.getByRole("button", { name: say.publish, exact: true }).isDisabled()).toBe(true);
  expect(await inspect(builder, "publish-nothing")).toEqual([]);
  await wayOut.click();
  await page.getByRole("button", { name: say.addSkill, exact: true }).waitFor();
  expect(await dialog.count()).toBe(0);
}

/** On a small screen it is behind a button. */
async function importsSample({ page, look }: Visit): Promise<void> {
  const say = words[look.language];
  if (look.width !== 360) return press(page, say.importSample);
  await press(page, say.more);
  await page.getByRole("menuitem", { name: say.importSample, exact: true }).click();
}

/** Begins a custom skill from a sample, at the address of ours, with the key that it wants. */
async function writeSkill(visit: Visit): Promise<void> {
  const { page, look } = visit;
  const say = words[look.language];
  await page.getByRole("tab", { name: say.skills }).click();
  await press(page, say.addSkill);
  await page.getByRole("dialog").getByText(say.custom).click();
  await editorOf(visit).waitFor();
  await importsSample(visit);
  await page.getByRole("dialog").getByText(say.sample, { exact: true }).click();
  await expect.poll(() => fileIn(visit)).toContain("https://skill.example.com");
  await writesFile(visit, (await fileIn(visit)).replace("https://skill.example.com", skillUrl));
  await showsPane(visit, "meaning");
  await page.getByRole("cell", { name: "getMyPhone" }).waitFor();
}

/** Beside the skill, whose draft stays as it is. */
async function readHelp(builder: Visit): Promise<void> {
  const { context, page, look } = builder;
  const link = page.getByRole("link", { name: words[look.language].helpFor }).first();
  const [beside] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await beside.getByRole("heading", { level: 1, name: "scope_not_approved" }).waitFor();
  expect(await inspect({ ...builder, page: beside }, "lint-help")).toEqual([]);
  await beside.close();
}

async function giveKey({ page, look }: Visit): Promise<void> {
  const say = words[look.language];
  await page.getByLabel(say.kind, { exact: true }).selectOption("bearer");
  const field = page.getByLabel(say.token, { exact: true });
  await field.fill(key);
  expect(await field.getAttribute("type")).toBe("password");
}

/** The words of the rule are in no example: only it leads to the skill. */
async function addRule(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  await page.getByRole("tab", { name: say.planning }).click();
  await press(page, say.addRule);
  await page.getByLabel(say.phrases).fill(say.phrase);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: say.rules }).click();
  await expect.poll(() => page.getByLabel(say.operation).getAttribute("aria-invalid")).toBe("true");
  await page.getByLabel(say.operation).selectOption({ index: 1 });
  expect(await inspect(builder, "rule")).toEqual([]);
  await page.getByText(say.saved).filter({ visible: true }).waitFor();
}

/** In the console, which opens beside the skill. */
async function applyForPermissions(builder: Visit): Promise<Page> {
  const { context, page, look } = builder;
  const say = words[look.language];
  const [beside] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: say.myApplication }).filter({ visible: true }).click(),
  ]);
  await beside.getByRole("searchbox", { name: say.search }).fill("contact.user");
  await beside.getByRole("checkbox", { name: `${say.select} Contact.User.Read` }).click();
  await beside.getByRole("checkbox", { name: `${say.select} Contact.User.mobile` }).click();
  expect(await inspect({ ...builder, page: beside }, "permissions")).toEqual([]);
  await press(beside, say.bulk);
  await press(beside.getByRole("dialog"), say.submit);
  await beside.getByText(say.approved, { exact: true }).and(beside.locator("span")).first().waitFor();
  await beside.getByText(say.pending, { exact: true }).and(beside.locator("span")).first().waitFor();
  return beside;
}

/** What waits for its APIs says so, before it is applied for and where that is done. */
async function findWhatHasNoApi(builder: Visit, beside: Page): Promise<void> {
  const say = words[builder.look.language];
  const row = beside.getByRole("searchbox", { name: say.search });
  await row.fill("contact.user");
  await expect.poll(() => beside.getByText(say.noApi, { exact: true }).count()).toBe(0);
  await row.fill("Document.Document.Write");
  await beside.getByText(say.noApi, { exact: true }).waitFor();
  expect(await inspect({ ...builder, page: beside }, "permission-without-api")).toEqual([]);
  await beside.getByRole("checkbox", { name: `${say.select} Document.Document.Write` }).click();
  await press(beside, say.bulkOne);
  const dialog = beside.getByRole("dialog");
  await dialog.getByText(say.noApi, { exact: true }).waitFor();
  expect(await inspect({ ...builder, page: beside }, "apply-without-api")).toEqual([]);
  await press(dialog, say.submit);
  await dialog.waitFor({ state: "detached" });
  await row.fill("contact.user");
}

/** Before anything is published: what keeps it, where that is explained, and no way to publish nevertheless. */
async function lookAtPublication(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  await press(page, say.toPublish);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").getByText("Contact.User.mobile").waitFor();
  await dialog.getByRole("link", { name: say.helpFor }).waitFor();
  expect(await dialog.getByRole("button", { name: say.publish, exact: true }).isDisabled()).toBe(true);
  expect(await inspect(builder, "publish-refused")).toEqual([]);
}

/** Once the admin approved; the dialog is still open, and finds it out by itself. */
async function publishAssistant(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").waitFor({ state: "detached" });
  await dialog.getByRole("listitem").getByText("Contact.User.mobile", { exact: true }).waitFor();
  await dialog.getByText(say.askedNobody).waitFor();
  expect(await inspect(builder, "publish")).toEqual([]);
  await press(dialog, say.publish);
  await page.getByText(say.published).waitFor();
  expect(await inspect(builder, "published")).toEqual([]);
  await press(page, say.done);
}

async function approve({ page, look, ...admin }: Visit, code: string): Promise<void> {
  const say = words[look.language];
  const request = page.getByRole("listitem").filter({ hasText: code });
  await request.waitFor();
  await expect.poll(() => request.getByText(say.noApi).count()).toBe(code.startsWith("Document") ? 1 : 0);
  await press(request, say.approve);
  expect(await inspect({ ...admin, page, look }, `approval-${code}`)).toEqual([]);
  await press(page.getByRole("dialog"), say.approve);
  await request.waitFor({ state: "detached" });
}

/** Among all conversations, which on a phone are behind a button. */
async function findDraftInList({ page, look }: Visit): Promise<void> {
  const say = words[look.language];
  await page.goto("/chat");
  if (look.width === 360) await press(page, say.openSidebar);
  const drafts = page.getByRole("listitem").filter({ hasText: say.question });
  await drafts.first().getByText(say.draft, { exact: true }).waitFor();
}

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "a builder follows the guide from a new assistant to the first answer ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const builder = await visit(browser, node.url, look);
    const { page } = builder;
    await signIn(builder, "builder");
    await createAssistant(builder);
    await tryToPublishNothing(builder);
    await writeSkill(builder);
    expect(await inspect(builder, "skill")).toEqual([]);

    await page.reload();
    await editorOf(builder).waitFor();
    expect(await fileIn(builder)).toContain(skillUrl);

    await readHelp(builder);
    await showsPane(builder, "meaning");
    const permissions = await applyForPermissions(builder);
    await findWhatHasNoApi(builder, permissions);
    await giveKey(builder);
    await press(page.getByRole("banner"), say.save);
    await page.getByRole("tab", { name: say.skills }).waitFor();
    expect(await inspect(builder, "assistant")).toEqual([]);
    await addRule(builder);
    await lookAtPublication(builder);

    const admin = await visit(browser, node.url, look);
    await signIn(admin, "admin");
    await admin.page.goto("/admin");
    await approve(admin, "Document.Document.Write");
    await approve(admin, "Contact.User.mobile");
    await permissions.bringToFront();
    await expect
      .poll(() =>
        permissions.getByText(say.pending, { exact: true }).and(permissions.locator("span")).count(),
      )
      .toBe(0);
    await permissions.close();

    await publishAssistant(builder);

    if (look.width === 360) await page.getByRole("radio", { name: say.tryIt, exact: true }).click();
    await page.getByRole("textbox", { name: say.trial }).fill(say.question);
    await page.keyboard.press("Enter");
    const allow = page.getByRole("button", { name: say.allow, exact: true });
    await allow.waitFor();
    await allow.evaluate((button) => button.scrollIntoView({ block: "center" }));
    await allow.click();
    await page.getByText("13900000000").first().waitFor();
    expect(proofs.at(-1)).toBe(`Bearer ${key}`);
    await findDraftInList(builder);
    expect([...builder.complaints, ...admin.complaints]).toEqual([]);
    await builder.context.close();
    await admin.context.close();
  },
);
