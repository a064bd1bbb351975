import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { weather } from "../../server/test/world/skill-file.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

const world = skillWorld();

const words = {
  zh: {
    edit: "编辑",
    name: "名称",
    save: "保存",
    saved: "已保存。",
    undo: "撤回",
    nameMissing: "请填写名称。",
    privacyUrl: "隐私协议网址",
    privacyWrong: "请填写以 https:// 或 http:// 开头的网址。",
    inUse: "使用中",
    unused: "还没有使用过",
    emptyRedirects: "还没有回调地址",
    address: "添加地址",
    add: "添加",
    notSecure: "请使用 https",
    spelled: "请按浏览器的写法填写",
    remove: "移除",
    removed: "已移除回调地址。",
    application: "应用",
    sidebar: "应用的页面",
    noCalls: "24 小时内没有请求",
  },
  en: {
    edit: "Edit",
    name: "Name",
    save: "Save",
    saved: "Saved.",
    undo: "Undo",
    nameMissing: "Enter a name.",
    privacyUrl: "Privacy policy URL",
    privacyWrong: "Enter an address that begins with https:// or http://.",
    inUse: "In use",
    unused: "Not used yet",
    emptyRedirects: "No redirect URLs yet",
    address: "Add an address",
    add: "Add",
    notSecure: "Use https",
    spelled: "Write it as a browser does",
    remove: "Remove",
    removed: "The redirect URL is removed.",
    application: "Application",
    sidebar: "Pages of the application",
    noCalls: "No calls in 24 hours",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1680 },
  { language: "zh", theme: "dark", width: 360 },
];

const button = ({ page }: Visit, name: string) => page.getByRole("button", { name, exact: true });

async function opens(look: Look, tab: string) {
  const assistant = await world.assistant("Office", [weather]);
  const builder = await signsIn(world, "builder", look);
  await builder.page.goto(`/console/${assistant.applicationId}?tab=${tab}`);
  return { builder, page: builder.page, say: words[look.language], assistant };
}

test.each(sampled(looks))(
  "what an application says of itself is changed in its place and taken back ($language, $theme, $width px)",
  async (look) => {
    const { builder, page, say } = await opens(look, "credentials");
    await page.getByText(say.inUse, { exact: true }).waitFor();
    await page.getByText(say.unused).waitFor();
    expect(await inspect(builder, "credentials")).toEqual([]);

    await button(builder, say.edit).click();
    await page.getByLabel(say.name).fill("");
    await page.getByLabel(say.privacyUrl).fill("nowhere");
    await button(builder, say.save).click();
    await page.getByText(say.nameMissing).waitFor();
    await page.getByText(say.privacyWrong).waitFor();
    expect(await inspect(builder, "basics-wrong")).toEqual([]);
    await page.getByLabel(say.name).fill("Office two");
    await page.getByLabel(say.privacyUrl).fill("https://example.com/privacy");
    await button(builder, say.save).click();
    await page.getByText(say.saved).waitFor();
    await page.getByText("https://example.com/privacy").waitFor();

    await button(builder, say.undo).click();
    await page.getByText("https://example.com/privacy").waitFor({ state: "detached" });
    expect(builder.complaints).toEqual([]);
    await builder.context.close();
  },
);

test.each(sampled(looks))(
  "a redirect URL is added, a wrong one is told what is wrong, one is removed and taken back ($language, $theme, $width px)",
  async (look) => {
    const { builder, page, say } = await opens(look, "redirects");
    await page.getByText(say.emptyRedirects).waitFor();
    expect(await inspect(builder, "redirects-empty")).toEqual([]);
    const field = page.getByLabel(say.address);

    await field.fill("http://app.example.com/callback");
    await page.keyboard.press("Enter");
    await page.getByText(say.notSecure).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.fill("https://app.example.com");
    await page.getByText(say.spelled).waitFor();
    await field.fill("https://app.example.com/callback");
    await page.keyboard.press("Enter");
    await page.getByRole("listitem").getByText("https://app.example.com/callback").waitFor();
    await expect.poll(() => field.inputValue()).toBe("");
    expect(await inspect(builder, "redirects")).toEqual([]);

    await page.getByRole("button", { name: `${say.remove} https://app.example.com/callback` }).click();
    await page.getByText(say.removed).waitFor();
    await page.getByText(say.emptyRedirects).waitFor();
    await button(builder, say.undo).click();
    await page.getByRole("listitem").getByText("https://app.example.com/callback").waitFor();
    expect(builder.complaints).toEqual([]);
    await builder.context.close();
  },
);

test.each(sampled(looks))(
  "applications are rows with their state and their calls, and one leads to the next ($language, $theme, $width px)",
  async (look) => {
    const other = await world.assistant("Another office", [weather]);
    const { builder, page, say, assistant } = await opens(look, "redirects");
    await page
      .getByLabel(say.application, { exact: true })
      .filter({ visible: true })
      .selectOption(other.applicationId);
    await page.waitForURL(`**/console/${other.applicationId}?tab=redirects`);
    await page.goto("/console");
    const link = page.locator(`a[href="/console/${assistant.applicationId}"]`);
    await page.getByRole("listitem").filter({ has: link }).getByText(say.noCalls).waitFor();
    expect(await inspect(builder, "applications")).toEqual([]);
    expect(builder.complaints).toEqual([]);
    await builder.context.close();
  },
);
