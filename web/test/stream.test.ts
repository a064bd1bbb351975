import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { addSkill, createAssistant, publish } from "../../server/test/world/building.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { skillFile } from "../../server/test/world/skill-file.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { says, skillWorld } from "./skill-world.ts";

/* The quick start of stream mode, followed to the letter: what the page shows is what is run. */

const world = skillWorld();
let folder = "";
let client: ChildProcess | undefined;

afterEach(async () => {
  await endClient();
  await rm(folder, { recursive: true, force: true });
});

async function endClient(): Promise<void> {
  if (client === undefined || client.exitCode !== null || client.signalCode !== null) return;
  client.kill("SIGTERM");
  await once(client, "exit");
}

const words = {
  zh: {
    none: "还没有客户端连接",
    heartbeat: "最近心跳",
    isNew: "24 小时内新出现",
    calls: "查看请求",
    stream: "流模式",
  },
  en: {
    none: "No client is connected",
    heartbeat: "Last heartbeat",
    isNew: "New in the last 24 hours",
    calls: "View requests",
    stream: "Stream",
  },
};

/** Its packages are found where this project's are. */
async function runAsShown({ page }: Visit, clientSecret: string): Promise<void> {
  const [, preload = "", skill = "", command = "", protocol = ""] = await page
    .locator("pre")
    .allTextContents();
  expect(protocol).toBe("x-dingtalk-protocol: stream");
  const cache = resolve(import.meta.dirname, "../../.cache");
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, "quick-start-"));
  await writeFile(join(folder, "behalf.mjs"), preload);
  await writeFile(join(folder, "skill.mjs"), skill);
  const args = command.slice(command.indexOf(" node ") + " node ".length).split(" ");
  client = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, CLIENT_SECRET: clientSecret },
    stdio: "ignore",
  });
}

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

test.each(sampled(looks))(
  "a developer connects the official client as the page says, and sees it come and go ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const assistant = await createAssistant(world.builder, { name: "Greeter" });
    const operation = { operationId: "hello", path: "/hello", summary: "Say hello", scopes: [] };
    const file = skillFile({
      title: "Greeter",
      server: "https://greeter.example.com",
      operations: [{ ...operation, examples: ["say hello to the skill"] }],
      "x-dingtalk-protocol": "stream",
    });
    await addSkill(world.builder, assistant, file);
    await publish(world.builder, assistant);
    const builder = await world.opens("builder", assistant, look);
    const { page } = builder;
    const chat = page.url();
    await page.goto(`/console/${assistant.applicationId}?tab=stream`);
    await page.getByText(say.none).waitFor();
    expect(await inspect(builder, "stream-empty")).toEqual([]);

    await runAsShown(builder, assistant.clientSecret);
    await page.getByText(say.heartbeat).waitFor();
    await page.getByText(say.isNew).waitFor();
    expect(await inspect(builder, "stream")).toEqual([]);

    await page.goto(chat);
    await says(builder, "say hello to the skill");
    await page.locator(".answer").getByText("world").waitFor();
    await page.getByRole("button", { name: say.calls }).click();
    await page.locator("article").getByText(say.stream, { exact: true }).waitFor();
    expect(await inspect(builder, "stream-call")).toEqual([]);

    await page.goBack();
    await page.getByText(say.heartbeat).waitFor();
    await endClient();
    await page.getByText(say.none).waitFor();
    expect(builder.complaints).toEqual([]);
    await builder.context.close();
  },
);
