import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { removePostgres } from "../server/src/platform/postgres/index.ts";
import { demoPassword } from "../server/test/world/demo.ts";
import { startNode } from "../server/test/world/node-process.ts";
import { unpackChromium } from "../web/test/chromium.ts";
import { progress, type Spread, spreadOf } from "./rounds.ts";
import type { Table } from "./table.ts";

/** Milliseconds from the navigation, in a browser that has nothing in its cache. */
interface Loaded {
  firstPaint: number;
  largestPaint: number;
  /** Until there is a field to type in. */
  usable: number;
}

interface Round extends Loaded {
  page: keyof typeof pages | "an empty page";
  /** So many times slower is the processor. */
  slower: number;
}

export interface PageReport {
  rounds: Round[];
  /** The longest that a key or a click waited before the page took it up, four times slower. */
  inputDelays: number[];
}

const pages = { "sign-in": "/sign-in", chat: "/chat" } as const;
const slownesses = [1, 4] as const;

/** What a person waits for: the first page, and the field they write in. */
export async function measurePage({ rounds }: { rounds: number }): Promise<PageReport> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-bench-page-"));
  const node = await startNode({ dataDir });
  const bare = await bareServer();
  const browser = await launch();
  const report: PageReport = { rounds: [], inputDelays: [] };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const slower of slownesses) {
        report.rounds.push(await loadBare(browser, bare.url, slower));
        report.rounds.push(await load(browser, node.url, "sign-in", slower));
        report.rounds.push(await load(browser, node.url, "chat", slower));
      }
      report.inputDelays.push(await longestInputDelay(browser, node.url));
      progress(`round ${round} of ${rounds}`);
    }
  } finally {
    await browser.close();
    bare.stop();
    await node.end("SIGTERM");
    await removePostgres(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
  return report;
}

async function launch(): Promise<Browser> {
  const { executable, fonts } = await unpackChromium();
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? executable,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--no-zygote", "--disable-gpu"],
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
}

/** What the browser needs for nothing at all: one field, no script, no style. */
async function bareServer(): Promise<{ url: string; stop(): void }> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><textarea>Bare</textarea>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}

async function loadBare(browser: Browser, url: string, slower: number): Promise<Round> {
  const page = await newPage(browser, url, slower);
  const loaded = await timesOf(page, "/");
  await page.context().close();
  return { page: "an empty page", slower, ...loaded };
}

async function load(browser: Browser, url: string, name: keyof typeof pages, slower: number): Promise<Round> {
  const page = await newPage(browser, url, slower);
  if (name !== "sign-in") await signIn(page);
  const loaded = await timesOf(page, pages[name]);
  await page.context().close();
  return { page: name, slower, ...loaded };
}

async function newPage(browser: Browser, url: string, slower: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.addInitScript({ content: watch });
  return page;
}

/** Without a page of ours, so that nothing of it is in the cache. */
async function signIn(page: Page): Promise<void> {
  const { status } = await page.request
    .post("/api/session", { data: { account: "member", password: demoPassword } })
    .then((answer) => ({ status: answer.status() }));
  if (status !== 200) throw new Error(`the demo's member could not sign in: ${status}`);
}

/** Runs in the page, before anything of it. */
const watch = `
  const times = (window.times = { largestPaint: 0, longestDelay: 0, usable: 0 });
  new PerformanceObserver((list) => {
    times.largestPaint = list.getEntries().at(-1).startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, processingStart } of list.getEntries())
      times.longestDelay = Math.max(times.longestDelay, processingStart - startTime);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  const look = () => {
    if (document.querySelector("textarea:enabled, input:enabled")) times.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

async function timesOf(page: Page, path: string): Promise<Loaded> {
  await page.goto(path, { waitUntil: "load" });
  await page.locator("textarea:enabled, input:enabled").first().waitFor();
  await page.waitForTimeout(500);
  return page.evaluate<Loaded>(
    `({ ...times, firstPaint: performance.getEntriesByName("first-contentful-paint")[0].startTime })`,
  );
}

/** A person types, asks, goes on typing while the assistant works and its card comes, and goes elsewhere and back. */
async function longestInputDelay(browser: Browser, url: string): Promise<number> {
  const page = await newPage(browser, url, 4);
  await signIn(page);
  await page.goto("/chat");
  const composer = page.locator("textarea").first();
  await composer.waitFor();
  await page.keyboard.type("What is my phone number?", { delay: 20 });
  await page.keyboard.press("Enter");
  await page.waitForURL("**/chat/*");
  await composer.waitFor();
  await page.keyboard.type("and what else do you know about me, now that I think of it", { delay: 30 });
  for (const place of ["/me/authorisations", "/chat"])
    await page.locator(`nav a[href="${place}"]`).first().click();
  await composer.waitFor();
  await page.keyboard.type("one more thing", { delay: 20 });
  await page.waitForTimeout(500);
  const longest = await page.evaluate<number>("times.longestDelay");
  await page.context().close();
  return longest;
}

export function pageTables({ rounds, inputDelays }: PageReport): Table[] {
  const names: Round["page"][] = ["an empty page", "sign-in", "chat"];
  return [
    {
      title: "Until there is something to see, and to use (ms: median (least–most))",
      head: ["page", "processor", "first paint", "largest paint", "field usable"],
      rows: slownesses.flatMap((slower) =>
        names.map((name) => {
          const of = rounds.filter((round) => round.page === name && round.slower === slower);
          const cell = (read: (round: Round) => number) => shown(spreadOf(of.map(read), 0));
          return [
            name,
            slower === 1 ? "as it is" : `${slower} × slower`,
            cell(({ firstPaint }) => firstPaint),
            cell(({ largestPaint }) => largestPaint),
            cell(({ usable }) => usable),
          ];
        }),
      ),
    },
    {
      title: "The longest wait of a key or a click, 4 × slower (ms)",
      head: ["typing, asking, going elsewhere and back"],
      rows: [[shown(spreadOf(inputDelays, 0))]],
    },
  ];
}

function shown([median, least, most]: Spread): string {
  return `${median} (${least}–${most})`;
}
