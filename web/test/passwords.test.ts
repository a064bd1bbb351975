import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look, type Visit, visit } from "./browser.ts";
import { skillWorld } from "./skill-world.ts";

const world = skillWorld();

const zh = {
  signIn: "登录",
  add: "添加成员",
  name: "姓名",
  account: "账号",
  copied: "我已复制",
  next: "新密码",
  repeat: "再次输入新密码",
  current: "当前密码",
  given: "他人给你的密码",
  submit: "保存并继续",
  differs: "两次输入的密码不一致。",
  same: "请换一个与当前不同的密码。",
  wrong: "当前密码不正确。",
  over: "这个链接不能用了",
  newLink: "密码链接…",
  makeLink: "生成链接",
  gave: "「张管理」为你设置了密码。",
  putAway: "知道了",
  change: "修改密码",
  saved: "密码已修改。",
};
const en: typeof zh = {
  signIn: "Sign in",
  add: "Add a person",
  name: "Name",
  account: "Account",
  copied: "I have copied it",
  next: "New password",
  repeat: "New password again",
  current: "Current password",
  given: "The password you were given",
  submit: "Save and go on",
  differs: "The two are not the same.",
  same: "Choose another one than the current.",
  wrong: "This is not your current password.",
  over: "This link does not work",
  newLink: "Password link…",
  makeLink: "Make the link",
  gave: "“Zhang Guanli” gave you a new password.",
  putAway: "Put away",
  change: "Change password",
  saved: "Your password is changed.",
};
const words = { zh, en };

const looks: Look[] = [
  { language: "zh", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1280 },
];

const press = ({ page }: Visit, name: string) => page.getByRole("button", { name, exact: true }).click();
const fill = ({ page }: Visit, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).fill(value);

async function signsIn(here: Visit, account: string, password: string): Promise<void> {
  await here.page.goto("/sign-in");
  await here.page.locator("input[autocomplete=username]").fill(account);
  await here.page.locator("input[type=password]").fill(password);
  await press(here, words[here.look.language].signIn);
}

async function setsPassword(here: Visit, password: string, repeat = password): Promise<void> {
  const say = words[here.look.language];
  await fill(here, say.next, password);
  await fill(here, say.repeat, repeat);
  await press(here, say.submit);
}

const bob = (language: string) => ({ account: `bob-${language}`, name: "Bob", roles: ["member"] });

test.each(sampled(looks))(
  "whom an admin adds sets their own password by the link ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const admin = await visit(world.browser, world.node.url, look);
    await signsIn(admin, "admin", world.admin.password);
    await admin.page.waitForURL("**/chat");
    await admin.page.goto("/admin?tab=members");
    await press(admin, say.add);
    await fill(admin, say.account, `carol-${look.language}`);
    await fill(admin, say.name, "Carol");
    expect(await inspect(admin, "member-add")).toEqual([]);
    await admin.page.getByRole("dialog").getByRole("button", { name: say.add, exact: true }).click();
    const link = (await admin.page.locator("dialog code").textContent()) ?? "";
    expect(link).toMatch(/\/set-password#bhf_/);
    expect(await inspect(admin, "member-link")).toEqual([]);
    await press(admin, say.copied);

    const carol = await visit(world.browser, world.node.url, look);
    await carol.page.goto(link);
    await carol.page.getByLabel(say.next, { exact: true }).waitFor();
    expect(carol.page.url()).not.toContain("bhf_");
    await setsPassword(carol, "carols-horse", "carols-house");
    await carol.page.getByText(say.differs).waitFor();
    expect(await inspect(carol, "set-password")).toEqual([]);
    await setsPassword(carol, "carols-horse");
    await carol.page.waitForURL("**/chat");

    await carol.page.goto("about:blank");
    await carol.page.goto(link);
    await setsPassword(carol, "carols-horse");
    await carol.page.getByText(say.over).waitFor();
    expect(await inspect(carol, "set-password-over")).toEqual([]);

    for (const { complaints } of [admin, carol])
      expect(complaints.filter((it) => !it.includes("404"))).toEqual([]);
    await admin.context.close();
    await carol.context.close();
  },
);

test.each(sampled(looks))(
  "whoever was given a password changes it before anything else, and sees who gave it ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const { account, ...rest } = bob(look.language);
    const added = await world.admin.send("POST", "/api/members", {
      account,
      ...rest,
      password: "given-horse",
    });
    const { member } = added.body as { member: { id: string } };
    const here = await visit(world.browser, world.node.url, look);
    const refused: string[] = [];
    here.page.on("response", (response) => {
      if (response.status() === 403) refused.push(new URL(response.url()).pathname);
    });

    await signsIn(here, account, "given-horse");
    await here.page.waitForURL("**/own-password?**");
    await here.page.goto("/me/authorisations");
    await here.page.waitForURL("**/own-password?**");
    await fill(here, say.given, "given-horse");
    await setsPassword(here, "given-horse");
    await here.page.getByText(say.same).waitFor();
    expect(await inspect(here, "own-password")).toEqual([]);
    await fill(here, say.next, "bobs-own-horse");
    await fill(here, say.repeat, "bobs-own-horse");
    await here.page.keyboard.press("Enter");
    await here.page.waitForURL("**/me/authorisations");

    const banner = here.page.getByText(say.gave).first();
    await banner.waitFor();
    await here.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await inspect(here, "notice")).toEqual([]);
    await here.page.goto("/me/account");
    await here.page.getByText(say.gave).nth(1).waitFor();
    expect(await inspect(here, "account")).toEqual([]);
    await press(here, say.putAway);
    await expect.poll(() => here.page.getByText(say.gave).count()).toBe(1);

    for (const [current, told] of [
      ["bobs-own-house", say.wrong],
      ["bobs-own-horse", say.saved],
    ] as const) {
      await fill(here, say.current, current);
      await fill(here, say.next, "bobs-next-horse");
      await fill(here, say.repeat, "bobs-next-horse");
      await press(here, say.change);
      await here.page.getByText(told).waitFor();
      expect(await inspect(here, `account-${told === say.saved ? "saved" : "wrong"}`)).toEqual([]);
    }
    expect(here.page.url()).toContain("/me/account");

    expect(
      (await world.admin.send("PATCH", `/api/members/${member.id}`, { password: "given-house" })).status,
    ).toBe(200);
    await here.page.reload();
    await here.page.waitForURL("**/sign-in?**");
    // The chat's own page has the browser ask for these beside its script, whoever it is.
    expect(refused.filter((path) => path !== "/api/assistants")).toEqual([]);
    expect(here.complaints.filter((it) => !/status of (400|403)/.test(it))).toEqual([]);
    await here.context.close();
  },
);

test("an admin sees what a new link does before it is made", async () => {
  const look: Look = { language: "en", theme: "light", width: 360 };
  const say = words.en;
  const admin = await visit(world.browser, world.node.url, look);
  await signsIn(admin, "admin", world.admin.password);
  await admin.page.waitForURL("**/chat");
  await admin.page.goto("/admin?tab=members");
  await admin.page.getByRole("button", { name: say.newLink, exact: true }).first().click();
  expect(await inspect(admin, "member-new-link")).toEqual([]);
  await press(admin, say.makeLink);
  await admin.page.locator("dialog code").waitFor();
  expect(await admin.page.locator("dialog code").textContent()).toMatch(/\/set-password#bhf_/);
  expect(admin.complaints).toEqual([]);
  await admin.context.close();
});
