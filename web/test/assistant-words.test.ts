import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { weather } from "../../server/test/world/skill-file.ts";
import { inspect, type Look } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

const world = skillWorld();

const words = {
  zh: {
    tab: "个性化",
    icon: "图标",
    welcome: "欢迎语",
    starter: "开场问题 1",
    second: "开场问题 3",
    instructions: "助理指令",
    fallback: "兜底回复",
    saved: /\d\d:\d\d 已保存/,
    incomplete: /尚未保存$/,
    failed: "未能保存",
    again: "重试",
    iconWrong: "图标只能是一个字符。",
    preview: "预览",
    leave: "放弃未保存的修改？",
    cancel: "取消",
    skills: "技能",
    choose: "想和哪个助理对话？",
    lastUsed: "上次使用",
    another: "换一个助理",
    hello: "早上好，我查天气。",
    ask: "帮我订一张去火星的票",
    sorry: "这个我不会，请找行政。",
  },
  en: {
    tab: "Opening and tone",
    icon: "Icon",
    welcome: "Welcome text",
    starter: "Starter 1",
    second: "Starter 3",
    instructions: "Instructions",
    fallback: "Fallback text",
    saved: /Saved (to the draft )?\d\d:\d\d/,
    incomplete: /^Not saved/,
    failed: "Could not save",
    again: "Try again",
    iconWrong: "An icon is a single character.",
    preview: "Preview",
    leave: "Discard unsaved changes?",
    cancel: "Cancel",
    skills: "Skills",
    choose: "Which assistant would you like to talk to?",
    lastUsed: "Last used",
    another: "Another assistant",
    hello: "Good morning, I look up the weather.",
    ask: "book me a flight to Mars",
    sorry: "I cannot do that. Ask the office.",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "a builder writes how the chat begins, a person chooses whom to talk to ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const title = `Weather ${look.language}`;
    const assistant = await world.assistant(title, [weather]);
    const field = (name: string) => page.getByRole("textbox", { name: new RegExp(`^${name}`) });

    const builder = await signsIn(world, "builder", look);
    const { page } = builder;
    await page.goto(`/studio/${assistant.id}`);
    await page.getByRole("tab", { name: say.tab, exact: true }).click();
    const preview = page.getByRole("region", { name: say.preview });
    await preview.getByRole("listitem").first().waitFor();

    const note = (text: string | RegExp) => page.getByText(text).filter({ visible: true });
    const skills = page.getByRole("tab", { name: new RegExp(`^${say.skills}`) });
    await field(say.icon).fill("AB");
    await page.getByText(say.iconWrong).waitFor();
    await note(say.incomplete).waitFor();
    await skills.click();
    const dialog = page.getByRole("dialog", { name: say.leave });
    await dialog.getByRole("button", { name: say.cancel, exact: true }).click();
    await field(say.icon).fill("云");
    await field(say.welcome).fill(`${say.hello}\n<b>&amp;</b> **plain**`);
    await field(say.second).fill(say.ask);
    await field(say.instructions).fill("Secret of the builder");
    await preview.getByText(say.hello).waitFor();
    expect(await preview.getByRole("listitem").allTextContents()).toEqual([say.ask]);
    await note(say.saved).waitFor();
    expect(await inspect(builder, "words-editing")).toEqual([]);

    // Left at once: what was just written is saved first.
    await field(say.fallback).fill(say.sorry);
    await skills.click();
    await expect.poll(() => skills.getAttribute("aria-selected")).toBe("true");
    expect(await dialog.count()).toBe(0);
    await page.getByRole("tab", { name: say.tab, exact: true }).click();
    expect(await field(say.fallback).inputValue()).toBe(say.sorry);
    await page.reload();
    await expect.poll(() => field(say.second).inputValue()).toBe("");
    expect(await field(say.starter).inputValue()).toBe(say.ask);
    await world.publish(assistant);

    const member = await signsIn(world, "member", look);
    const chat = member.page;
    await chat.getByRole("heading", { name: say.choose }).waitFor();
    expect(await chat.locator("textarea").count()).toBe(0);
    expect(await inspect(member, "choose-assistant")).toEqual([]);
    await chat.getByRole("link", { name: title }).press("Enter");
    await chat.getByText(say.hello).waitFor();
    await chat.getByText("<b>&amp;</b> **plain**").waitFor();
    expect(await chat.getByRole("heading", { level: 1 }).textContent()).toContain(title);
    expect(await inspect(member, "opening")).toEqual([]);

    await chat.getByRole("link", { name: say.another, exact: true }).click();
    await chat.getByRole("link", { name: title }).click();
    await chat.getByRole("button", { name: say.ask }).click();
    await chat.getByText(say.sorry).waitFor();
    expect(await inspect(member, "fallback")).toEqual([]);
    await chat.goto("/chat");
    await chat.getByRole("link", { name: title }).getByText(say.lastUsed).waitFor();
    expect(await chat.locator("textarea").count()).toBe(0);
    expect([...builder.complaints, ...member.complaints]).toEqual([]);
    await Promise.all([builder.context.close(), member.context.close()]);
  },
);

test.each(sampled(looks))(
  "what could not be saved says so, is tried again, and is not left behind unasked ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await world.assistant(`Saving ${look.language}`, [weather]);
    const builder = await signsIn(world, "builder", look);
    const { page } = builder;
    const note = (text: string | RegExp) => page.getByText(text).filter({ visible: true });
    const fallback = page.getByRole("textbox", { name: new RegExp(`^${say.fallback}`) });
    await page.goto(`/studio/${assistant.id}?tab=words`);
    await fallback.waitFor();
    let refused = true;
    await page.route(`**/api/assistants/${assistant.id}`, async (route) => {
      if (refused && route.request().method() === "PATCH")
        await route.fulfill({ status: 503, contentType: "application/json", body: "{}" });
      else await route.continue();
    });
    await fallback.fill(say.sorry);
    await note(say.failed).waitFor();
    expect(await inspect(builder, "words-not-saved")).toEqual([]);

    await page.getByRole("tab", { name: new RegExp(`^${say.skills}`) }).click();
    const dialog = page.getByRole("dialog", { name: say.leave });
    await dialog.getByRole("button", { name: say.cancel, exact: true }).click();
    refused = false;
    await page
      .getByRole("button", { name: say.again, exact: true })
      .filter({ visible: true })
      .first()
      .click();
    await note(say.saved).waitFor();
    await page.reload();
    await expect.poll(() => fallback.inputValue()).toBe(say.sorry);
    await builder.context.close();
  },
);
