import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { givenWebhook } from "../../world/given-webhook.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();
const root = resolve(import.meta.dirname, "../../../..");

const receiverIn = async (guide: string) =>
  /^```js\n([\s\S]*?)^```$/m.exec(await readFile(join(root, guide), "utf8"))?.[1] ?? "";

test("the guide's receiver takes what is signed by its secret, and both languages show the same one", async () => {
  const { webhook, receiver } = await givenWebhook(world);
  const port = Number(new URL(receiver.url).port) + 1;
  await webhook.set(`http://127.0.0.1:${port}/`);
  const secret = await webhook.rotate({ revokeOld: true });
  const code = await receiverIn("docs/webhooks.md");
  const folder = await mkdtemp(join(tmpdir(), "behalf-receiver-"));
  await writeFile(join(folder, "receiver.mjs"), code);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const env = { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) };
  const running = spawn(process.execPath, ["receiver.mjs"], { cwd: folder, env });
  onTestFinished(async () => {
    running.kill();
    await rm(folder, { recursive: true });
  });
  let said = "";
  running.stdout.on("data", (piece: Buffer) => {
    said += piece.toString();
  });
  const answer = () =>
    fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" }).catch(() => undefined);
  await expect.poll(async () => (await answer())?.status, { timeout: 10_000 }).toBe(400);

  const { id } = await webhook.test();
  await expect.poll(() => webhook.deliveries()).toMatchObject([{ id, state: "delivered", status: 204 }]);

  expect(said).toContain(id);
  expect(await receiverIn("docs/zh/webhooks.md")).toBe(code);
});
