import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { demoPassword } from "../../server/test/world/demo.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { entersAs, inspect, type Look, visit } from "./browser.ts";
import { skillWorld } from "./skill-world.ts";
import { withSlowUploads } from "./slow-uploads.ts";

const world = skillWorld();

const zh = {
  choose: "选择图片",
  sent: /^已上传 [1-9]\d?%$/,
  saved: "头像已更新。",
  kind: "请选择 JPEG、PNG、WebP 或 GIF 图片。",
  unreadable: "读不出这张图片，请选择 JPEG、PNG、WebP 或 GIF 文件。",
  remove: "移除",
  removed: "头像已移除。",
};
const en: typeof zh = {
  choose: "Choose a picture",
  sent: /^[1-9]\d?% sent$/,
  saved: "Your picture is changed.",
  kind: "Choose a JPEG, PNG, WebP or GIF picture.",
  unreadable: "This picture cannot be read. Choose a JPEG, PNG, WebP or GIF file.",
  remove: "Remove",
  removed: "Your picture is removed.",
};
const words = { zh, en };

const looks: Look[] = [
  { language: "zh", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1280 },
];

const pictureOf = (account: string) =>
  readFile(new URL(`../../server/src/app/demo-pictures/${account}.webp`, import.meta.url));

test.each(sampled(looks))(
  "a person sets a picture, drops another, is told what is none, and removes it ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const here = await visit(world.browser, world.node.url, look);
    const account = look.language === "zh" ? "member" : "builder";
    await entersAs(here, { account, password: demoPassword });
    await here.page.goto("/me/account");
    const choose = here.page.locator("input[type=file]");
    const picture = here.page.locator("main img");
    await here.page.getByRole("button", { name: say.choose }).waitFor();
    const before = await picture.getAttribute("src");

    await choose.setInputFiles({ name: "me.webp", mimeType: "image/webp", buffer: await pictureOf("admin") });
    await here.page.getByText(say.saved).waitFor();
    const first = await picture.getAttribute("src");
    expect(first).toMatch(/^\/pictures\/pic_/);
    expect(first).not.toBe(before);
    expect(await inspect(here, "account-picture")).toEqual([]);
    if (look.width > 360) expect(await here.page.locator("aside img").getAttribute("src")).toBe(first);

    await choose.setInputFiles({ name: "me.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
    await here.page.getByText(say.kind).waitFor();
    await choose.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
    await here.page.getByText(say.unreadable).waitFor();
    expect(await inspect(here, "account-picture-refused")).toEqual([]);
    expect(await picture.getAttribute("src")).toBe(first);

    const dropped = (await pictureOf("builder")).toString("base64");
    await here.page.getByRole("button", { name: say.choose }).evaluate((button, base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], "other.webp", { type: "image/webp" }));
      button.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, dropped);
    await expect.poll(() => picture.getAttribute("src")).not.toBe(first);
    await expect.poll(() => picture.getAttribute("src")).toMatch(/^\/pictures\/pic_/);

    await here.page.getByRole("button", { name: say.remove, exact: true }).click();
    await here.page.getByText(say.removed).waitFor();
    expect(await picture.count()).toBe(0);
    expect(here.complaints.filter((it) => !it.includes("400"))).toEqual([]);
    await here.context.close();
  },
);

test.each(sampled(looks))(
  "while a picture is on its way, how much of it has been sent is seen and told ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const here = await visit(world.browser, world.node.url, look);
    await entersAs(here, { account: "member", password: demoPassword });
    await here.page.goto("/me/account");
    await here.page.getByRole("button", { name: say.choose }).waitFor();
    await withSlowUploads(here.page, 200_000);
    // What stands after a picture in its file is no part of it.
    const buffer = Buffer.concat([await pictureOf("admin"), Buffer.alloc(400_000)]);

    await here.page
      .locator("input[type=file]")
      .setInputFiles({ name: "me.webp", mimeType: "image/webp", buffer });

    await here.page.getByText(say.sent).waitFor();
    expect(await here.page.getByRole("progressbar").getAttribute("aria-valuetext")).toMatch(say.sent);
    expect(await inspect(here, "account-picture-sent")).toEqual([]);
    await here.page.getByText(say.saved).waitFor();
    expect(await here.page.getByRole("progressbar").count()).toBe(0);
    expect(here.complaints).toEqual([]);
    await here.context.close();
  },
);
