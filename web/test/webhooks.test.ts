import { expect, test } from "vitest";
import { sampled } from "../../server/test/world/sampled.ts";
import { weather } from "../../server/test/world/skill-file.ts";
import { startReceiver } from "../../server/test/world/webhook-receiver.ts";
import { inspect, type Look } from "./browser.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

const world = skillWorld();

const words = {
  zh: {
    empty: "还没有接收地址",
    set: "设置地址",
    address: "接收地址",
    save: "保存",
    missing: "请填写地址。",
    chooseOne: "请至少选择一种事件。",
    unusable: /无法使用该地址/,
    left: "成员离职",
    copy: "复制签名密钥",
    kept: "我已保存",
    running: "正常",
    test: "发送测试",
    delivered: "已送达",
    pending: "等待中",
    none: "没有这种状态的事件。",
    failedOnes: "失败",
    arrivedOnes: "已送达",
    all: "全部",
    tested: /测试事件/,
    failing: /起没有送达/,
    resend: "重新发送",
    pause: "暂停",
    paused: "已暂停",
    resume: "恢复",
    rotate: "更换密钥",
    rotateSubmit: "生成新密钥",
    earlier: /旧密钥到/,
    remove: "移除",
  },
  en: {
    empty: "No address yet",
    set: "Set an address",
    address: "Address",
    save: "Save",
    missing: "Enter an address.",
    chooseOne: "Choose one event at least.",
    unusable: /This address cannot be used/,
    left: "Person left",
    copy: "Copy the secret",
    kept: "I have kept it",
    running: "Running",
    test: "Send a test",
    delivered: "Arrived",
    pending: "Waiting",
    none: "There is none in this state.",
    failedOnes: "Failed",
    arrivedOnes: "Arrived",
    all: "All",
    tested: /Test/,
    failing: /Nothing has arrived since/,
    resend: "Send again",
    pause: "Pause",
    paused: "Paused",
    resume: "Resume",
    rotate: "New secret",
    rotateSubmit: "Make a new secret",
    earlier: /The one before signs too until/,
    remove: "Remove",
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1680 },
  { language: "zh", theme: "dark", width: 360 },
];

async function opens(look: Look) {
  const assistant = await world.assistant("Office", [weather]);
  const builder = await signsIn(world, "builder", look);
  const { page } = builder;
  await page.goto(`/console/${assistant.applicationId}?tab=webhooks`);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  return { builder, page, button, say: words[look.language], receiver: await startReceiver() };
}

test.each(sampled(looks))(
  "an address is set, its secret is shown once, and a test arrives that it signs ($language, $theme, $width px)",
  async (look) => {
    const { builder, page, button, say, receiver } = await opens(look);
    await page.getByText(say.empty).waitFor();
    expect(await inspect(builder, "webhooks-empty")).toEqual([]);

    await button(say.set).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: say.save, exact: true }).click();
    await page.getByText(say.missing).waitFor();
    for (const box of await dialog.getByRole("checkbox").all()) await box.uncheck();
    await page.getByText(say.chooseOne).waitFor();
    expect(await inspect(builder, "webhooks-wrong")).toEqual([]);
    await dialog.getByLabel(say.left).check();
    await dialog.getByLabel(say.address).fill("https://10.0.0.1/hook");
    await page.keyboard.press("Enter");
    await page.getByText(say.unusable).waitFor();
    await dialog.getByLabel(say.address).fill(receiver.url);
    await page.keyboard.press("Enter");

    await button(say.copy).waitFor();
    const secret = (await dialog.locator("code").textContent()) ?? "";
    await page.keyboard.press("Escape");
    await button(say.copy).waitFor();
    expect(await inspect(builder, "webhooks-secret")).toEqual([]);
    await button(say.kept).click();
    await page.getByText(say.running).waitFor();
    expect(await page.content()).not.toContain(secret);
    await button(say.test).click();
    const row = page.getByRole("listitem").getByRole("button", { name: say.delivered });
    await row.waitFor();
    await row.click();
    await page.getByText("HTTP 204").waitFor();
    expect(await inspect(builder, "webhooks-delivered")).toEqual([]);

    expect(receiver.verified(secret)).toMatchObject([{ type: "webhook.test" }]);
    // What the server refused is what the browser tells.
    expect(builder.complaints.filter((each) => !each.includes("400"))).toEqual([]);
    await builder.context.close();
  },
);

test.each(sampled(looks))(
  "what does not arrive says so, is sent again, waits while it is paused, and goes with its address ($language, $theme, $width px)",
  async (look) => {
    const { builder, page, button, say, receiver } = await opens(look);
    receiver.answers((_, response) => void response.writeHead(500).end("out of order"));
    await button(say.set).click();
    await page.getByRole("dialog").getByLabel(say.address).fill(receiver.url);
    await page.keyboard.press("Enter");
    await button(say.kept).click();
    await button(say.test).click();
    const row = page.getByRole("listitem").getByRole("button", { name: "HTTP 500" });
    await row.waitFor();
    await page.getByText(say.failing).waitFor();
    await row.click();
    await page.getByText("out of order").waitFor();
    expect(await inspect(builder, "webhooks-failing")).toEqual([]);

    await page.getByLabel(say.failedOnes, { exact: true }).check();
    await page.getByText(say.none).waitFor();
    await page.getByLabel(say.all, { exact: true }).check();
    receiver.answers((_, response) => void response.writeHead(200).end("fine"));
    await button(say.pause).click();
    await page.getByText(say.paused, { exact: true }).waitFor();
    expect(await button(say.test).isDisabled()).toBe(true);
    expect(await inspect(builder, "webhooks-paused")).toEqual([]);
    await button(say.resume).click();
    await page.getByText(say.running).waitFor();
    await page.getByRole("listitem").getByRole("button", { name: say.delivered }).click();
    await button(say.resend).click();
    await expect.poll(() => receiver.told().length).toBeGreaterThan(2);

    await button(say.rotate).click();
    await button(say.rotateSubmit).click();
    await button(say.kept).click();
    await page.getByText(say.earlier).waitFor();
    await button(say.remove).click();
    await page.getByRole("dialog").getByRole("button", { name: say.remove, exact: true }).click();
    await page.getByText(say.empty).waitFor();
    expect(builder.complaints).toEqual([]);
    await builder.context.close();
  },
);
