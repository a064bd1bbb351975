import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import { addSkill, applyFor, approveAll, publish } from "../../server/test/world/building.ts";
import { ApplicationReply } from "../../server/test/world/contract.ts";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import type { Assistant, Member } from "../../server/test/world/member.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { read } from "../../server/test/world/session.ts";
import { phone, profile, skillFile } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { says } from "./skill-world.ts";

await buildWebIfNeeded(() => {});
const world = await startWorld({ addPages: serveWeb });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const words = {
  zh: {
    ask: "我的个人信息",
    list: "查看清单",
    all: "全部授权",
    mobile: "个人手机号信息",
    other: "属于另一个应用“Somebody else's”",
    lead: (n: number) => `将授予 ${n} 项权限`,
    gone: "这个助理已被删除",
  },
  en: {
    ask: "Show my profile",
    list: "See the list",
    all: "Authorise all",
    mobile: "Read your mobile number",
    other: "Of another application, “Somebody else's”",
    lead: (n: number) => `This gives ${n} permissions`,
    gone: "This assistant was deleted",
  },
};

/** A skill that reads the profile and, for something else, the number; and one of another application on another host. */
async function given() {
  const ground = await givenAssistantWithSkill(world, { operations: [profile, phone] });
  const { builder, assistant } = ground;
  const made = await builder.send("POST", "/api/applications", { name: "Somebody else's" });
  const { id: applicationId } = read(made, 201, ApplicationReply).application;
  await applyFor(builder, { applicationId }, phone.scopes);
  await approveAll(builder);
  const document = skillFile({
    title: "Phone book",
    server: (await world.skill()).origin,
    operations: [phone],
  });
  await addSkill(builder, assistant, document, { applicationId });
  await publish(builder, assistant);
  return ground;
}

/** A window of this person, signed in, in a new conversation with the assistant. */
async function opens(person: Member, assistant: Assistant, look: Look): Promise<Visit> {
  const { id } = await person.startsConversation(assistant);
  const opened = await visit(browser, world.url, look);
  const { page } = opened;
  await entersAs(opened, person);
  await page.goto(`/chat/${id}`);
  await page.locator("textarea").waitFor();
  return opened;
}

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "authorise all says who gets what, and what is sensitive is ticked one by one, with the keyboard too ($language, $theme, $width px) (T26)",
  async (look) => {
    const say = words[look.language];
    const { alice, assistant } = await given();
    const window = await opens(alice, assistant, look);
    const { page } = window;
    await says(window, say.ask);

    await page.getByRole("button", { name: say.list }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(say.lead(2)).waitFor();
    expect(await dialog.getByRole("heading", { level: 3 }).allTextContents()).toEqual(
      expect.arrayContaining(["My profile", "Phone book"]),
    );
    expect(await dialog.getByText(/127\.0\.0\.1/).count()).toBe(2);
    expect(await dialog.getByText(say.other).count()).toBe(1);
    const ticks = dialog.getByRole("checkbox", { name: say.mobile });
    expect(await ticks.count()).toBe(2);
    for (const tick of await ticks.all()) expect(await tick.isChecked()).toBe(false);
    await page.waitForTimeout(700);
    expect(await inspect(window, "authorise-all")).toEqual([]);

    const book = dialog.getByRole("region", { name: "Phone book" }).getByRole("checkbox");
    await book.focus();
    await page.keyboard.press("Space");
    await dialog.getByText(say.lead(3)).waitFor();
    expect(await inspect(window, "authorise-all-ticked")).toEqual([]);
    await dialog.getByRole("button", { name: say.all }).click();

    await expect
      .poll(async () =>
        Object.fromEntries((await alice.grants()).map(({ skill, scopes }) => [skill?.title, scopes.length])),
      )
      .toEqual({ "My profile": 1, "Phone book": 2 });
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);

test.each(sampled(looks))(
  "a card that waits for a deleted assistant says so by itself ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const { alice, builder, assistant } = await given();
    const window = await opens(alice, assistant, look);
    await says(window, say.ask);
    await window.page.getByRole("button", { name: say.list }).waitFor();

    await builder.send("DELETE", `/api/assistants/${assistant.id}`);

    await window.page.getByText(say.gone).waitFor();
    expect(await window.page.getByText(say.gone).count()).toBe(1);
    expect(await window.page.getByRole("button", { name: say.all }).count()).toBe(0);
    expect(await inspect(window, "card-unavailable")).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  },
);
