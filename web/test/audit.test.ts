import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { audit } from "../../cli/src/commands/audit.ts";
import { type Database, openDatabase } from "../../server/src/platform/db/database.ts";
import { createLog } from "../../server/src/platform/log.ts";
import { randomText } from "../../server/src/platform/secret.ts";
import { changeEvent, emptyDatabase } from "../../server/test/world/database.ts";
import { demoPassword } from "../../server/test/world/demo.ts";
import { type NodeProcess, startNode } from "../../server/test/world/node-process.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";

let dataDir: string;
let node: NodeProcess;
let browser: Browser;
let owner: Database;

beforeAll(async () => {
  const url = await emptyDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "behalf-audited-"));
  node = await startNode({ dataDir, env: { DATABASE_URL: url, SECRET_KEY: randomText().reveal() } });
  owner = openDatabase({ url, log: createLog("silent"), connections: 1 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await owner?.close();
  await node?.end("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

const words = {
  en: {
    signIn: "Sign in",
    chain: /Verify the chain|Chain verified|Not as it was sealed/,
    verify: "Verify",
    whole: /\d+ events are as they were sealed/,
    head: "Download signed head",
    all: "Export all events",
    broken: "The audit is not as it was sealed.",
    show: (id: number) => `Show event ${id}`,
    copy: "Copy the hash",
    unfit: /Not as it was sealed: this row/,
  },
  zh: {
    signIn: "登录",
    chain: /校验哈希链|校验无误|与封存时不一致/,
    verify: "校验",
    whole: /\d+ 条记录都与封存时一致/,
    head: "下载签名链头",
    all: "导出全部记录",
    broken: "记录与封存时不一致。",
    show: (id: number) => `查看记录 ${id}`,
    copy: "复制哈希",
    unfit: /与封存时不一致：这条记录/,
  },
};

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

async function openAudit(look: Look): Promise<Visit> {
  const admin = await visit(browser, node.url, look);
  const { page } = admin;
  await page.goto("/sign-in");
  await page.locator("input[autocomplete=username]").fill("admin");
  await page.locator("input[type=password]").fill(demoPassword);
  await page.getByRole("button", { name: words[look.language].signIn, exact: true }).click();
  await page.waitForURL("**/chat");
  await page.goto("/admin?tab=audit");
  await page.waitForURL("**/admin/audit");
  await openChain(admin);
  return admin;
}

/** Behind the bar's word on it: to verify, and what to keep elsewhere. */
async function openChain({ page, look }: Visit): Promise<void> {
  await page.getByRole("button", { name: words[look.language].chain }).click();
}

async function download({ page }: Visit, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  const path = join(dataDir, `${name.length}-${file.suggestedFilename()}`);
  await file.saveAs(path);
  return path;
}

test.each(sampled(looks))(
  "an admin verifies the audit, keeps it, and is led to what was changed ($language, $width) (T51)",
  async (look) => {
    const say = words[look.language];
    const admin = await openAudit(look);
    const { page } = admin;
    const verify = page.getByRole("button", { name: say.verify, exact: true });
    await verify.click();
    await page.getByText(say.whole).waitFor();
    expect(await inspect(admin, "audit-verified")).toEqual([]);

    const [head, all] = [await download(admin, say.head), await download(admin, say.all)];
    const said: string[] = [];
    expect(await audit(["verify", all, "--head", head], (line) => said.push(line)), said.join("\n")).toBe(0);
    expect((await readFile(all, "utf8")).split("\n").length).toBeGreaterThan(10);

    const change = (subject: string) => changeEvent(owner.db, { id: 4, subject });
    await change("'changed ' || subject");
    await verify.click();
    await page.getByText(say.broken).waitFor();
    expect(await inspect(admin, "audit-broken")).toEqual([]);
    await page.getByRole("button", { name: say.show(4) }).click();
    await page.waitForURL("**/admin/audit?open=*");
    await page.getByText(say.unfit).waitFor();
    await page.getByRole("button", { name: say.copy }).waitFor();
    expect(await inspect(admin, "audit-event")).toEqual([]);
    await change("substr(subject, length('changed ') + 1)");
    expect(admin.complaints).toEqual([]);
    await admin.context.close();
  },
);
