import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword } from "../../server/test/world/demo.ts";
import type { NodeProcess } from "../../server/test/world/node-process.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { startDemoNode } from "./demo-node.ts";

let node: NodeProcess;
let browser: Browser;

beforeAll(async () => {
  node = await startDemoNode();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await node?.end("SIGTERM");
});

const words = {
  zh: {
    signIn: "登录",
    question: "我的手机号是多少？",
    allow: "允许访问",
    deny: "不允许",
    days: "30 天内允许（不聊天时也可使用）",
    answer: "你的手机号是",
    denied: "没有允许",
    expired: "登录已过期，请重新登录；草稿已保留。",
    mine: "/me/authorisations",
    revoke: "撤销授权…",
    ended: "下次需要时会重新征求你的同意。",
    confirm: "撤销",
    empty: "还没有",
  },
  en: {
    signIn: "Sign in",
    question: "What is my phone number?",
    allow: "Allow",
    deny: "Don’t allow",
    days: "For 30 days, also when you are not chatting",
    answer: "Your mobile number is",
    denied: "didn’t allow",
    expired: "Your session has expired. Sign in again; your draft is kept.",
    mine: "/me/authorisations",
    revoke: "Revoke…",
    ended: "When it is needed again, you are asked again.",
    confirm: "Revoke",
    empty: "",
  },
};

async function signIn({ page, look }: Visit, account: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[autocomplete=username]").fill(account);
  await page.locator("input[type=password]").fill(demoPassword);
  await page.getByRole("button", { name: words[look.language].signIn, exact: true }).click();
  await page.locator("textarea").waitFor();
}

async function ask({ page, look }: Visit): Promise<void> {
  await page.locator("textarea").fill(words[look.language].question);
  await page.keyboard.press("Enter");
}

const mobileCode = (page: Page) => page.getByRole("code").filter({ hasText: "Contact.User.mobile" });

/** Allow is inert while the card has just come up. */
const settle = (visit: Visit) => visit.page.waitForTimeout(700);

const people: (Look & { account: string; number: string })[] = [
  { account: "member", number: "13800000000", language: "zh", theme: "light", width: 1280 },
  { account: "builder", number: "13900000000", language: "en", theme: "dark", width: 360 },
];

test.each(sampled(people))(
  "a person is asked, allows thirty days, and reads their number ($language, $theme, $width px)",
  async ({ account, number, ...look }) => {
    const alice = await visit(browser, node.url, look);
    const { page } = alice;
    const say = words[look.language];
    await page.goto("/");
    await page.locator("input[type=password]").waitFor();
    expect(await page.getByText(say.expired).count()).toBe(0);
    expect(await inspect(alice, "sign-in")).toEqual([]);
    await signIn(alice, account);
    expect(await inspect(alice, "chat-empty")).toEqual([]);

    await ask(alice);
    const allow = page.getByRole("button", { name: say.allow, exact: true });
    await allow.waitFor();
    await settle(alice);
    expect(await mobileCode(page).count()).toBe(1);
    expect(await allow.count()).toBe(1);
    expect(await inspect(alice, "card")).toEqual([]);

    const days = page.getByRole("radio", { name: say.days });
    if ((await days.count()) > 0) await days.click();
    else await page.getByRole("combobox").selectOption("30d");
    // It is inert until it has been in view for a moment.
    await allow.scrollIntoViewIfNeeded();
    await allow.click();
    await page.getByText(`${say.answer} ${number}`).waitFor();
    expect(await inspect(alice, "answer")).toEqual([]);

    await ask(alice);
    await expect.poll(() => page.getByText(`${say.answer} ${number}`).count()).toBe(2);
    expect(await allow.count()).toBe(0);

    await page.goto(say.mine);
    // On a phone there is the list first.
    await page.locator("a[href*=gra_]").first().click();
    await mobileCode(page).waitFor();
    expect(await inspect(alice, "my-authorisations")).toEqual([]);
    await page.getByRole("button", { name: say.revoke, exact: true }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: say.confirm, exact: true }).click();
    await page.getByText(say.ended).waitFor();
    expect(await page.getByRole("switch").count()).toBe(0);
    expect(await page.getByRole("button", { name: say.revoke, exact: true }).count()).toBe(0);
    expect(await inspect(alice, "revoked")).toEqual([]);

    await page.goto("/chat");
    await page.locator("textarea").waitFor();
    await ask(alice);
    await allow.waitFor();
    await settle(alice);
    await page.getByRole("button", { name: say.deny, exact: true }).click();
    await page.getByText(say.denied).first().waitFor();
    expect(await inspect(alice, "denied")).toEqual([]);
    expect(alice.complaints).toEqual([]);
    await alice.context.close();
  },
);

test("only whoever was signed in is told that the session has expired, and not after signing out", async () => {
  const alice = await visit(browser, node.url, { language: "zh", theme: "light", width: 1280 });
  const { context, page } = alice;
  const expired = page.getByText(words.zh.expired);
  const reaches = async (path: string) => {
    await page.goto(path);
    await page.locator("input[type=password]").waitFor();
  };
  // As somebody may hand it on.
  await reaches("/sign-in?next=%2Fchat&reason=expired");
  expect(await expired.count()).toBe(0);

  await signIn(alice, "member");
  // What the page still asks for would find itself signed out and leave by itself.
  await page.goto("about:blank");
  await context.clearCookies();
  await reaches("/me/authorisations");
  expect(await expired.count()).toBe(1);
  expect(new URL(page.url()).searchParams.get("next")).toBe("/me/authorisations");

  await signIn(alice, "member");
  await page.getByRole("button", { name: /^账号菜单/ }).click();
  await page.getByRole("button", { name: "退出登录", exact: true }).click();
  await page.waitForURL("**/sign-in");
  await reaches("/");
  expect(await expired.count()).toBe(0);
  await context.close();
});

const closed: (Look & Record<"path" | "title" | "back", string>)[] = [
  {
    path: "/studio",
    title: "工作室是搭建助理的地方",
    back: "返回对话",
    language: "zh",
    theme: "dark",
    width: 360,
  },
  {
    path: "/console",
    title: "The console is where applications are managed",
    back: "Back to chat",
    language: "en",
    theme: "light",
    width: 1280,
  },
  {
    path: "/admin",
    title: "This is for the admins of your organisation",
    back: "Back to chat",
    language: "en",
    theme: "dark",
    width: 360,
  },
];

test.each(closed)(
  "a member who opens $path reads what it is for and whom to ask, and goes back ($language, $theme, $width px)",
  async ({ path, title, back, ...look }) => {
    const alice = await visit(browser, node.url, look);
    const { page } = alice;
    await signIn(alice, "member");
    await page.goto(path);
    await page.getByRole("heading", { level: 2, name: title }).waitFor();
    await page
      .getByRole("listitem")
      .getByText(look.language === "zh" ? "张管理" : "Zhang Guanli")
      .waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await inspect(alice, `closed${path.replace("/", "-")}`)).toEqual([]);

    await page.getByRole("link", { name: back, exact: true }).click();
    await page.locator("textarea").waitFor();
    // No request was made that is refused.
    expect(alice.complaints).toEqual([]);
    await alice.context.close();
  },
);

test("another site cannot hold the chat in a frame (T22)", async () => {
  const html = `<iframe src="${node.url}/chat" width="800" height="600"></iframe>`;
  const site = createServer((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end(html),
  );
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const { port } = site.address() as AddressInfo;
  const { context, page } = await visit(browser, `http://127.0.0.1:${port}`, {
    language: "en",
    theme: "light",
    width: 1280,
  });

  const asked = page.waitForResponse((response) => response.url() === `${node.url}/chat`);
  await page.goto("/", { waitUntil: "load" });

  expect((await asked).headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  const frame = page.mainFrame().childFrames()[0];
  // What the browser shows instead of a page that it may not show there.
  await expect.poll(() => frame?.url()).toBe("chrome-error://chromewebdata/");
  expect(await frame?.locator("textarea, input, button").count()).toBe(0);
  await context.close();
  site.close();
});
