import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

const pictures = resolve(import.meta.dirname, "../../.cache/pictures");

/** A real browser, with its own security on: nothing that would hide a fault of ours is switched off. */
export function launchBrowser(): Promise<Browser> {
  const { executable, fonts } = inject("chromium");
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? executable,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-setuid-sandbox",
      "--disable-dev-shm-usage",
      "--no-zygote",
      "--disable-gpu",
      "--font-render-hinting=none",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
}

export interface Look {
  language: "zh" | "en";
  theme: "light" | "dark";
  width: 360 | 1280;
}

/** A browser window of one person. What its pages complain of is collected, foreign requests included. */
export interface Visit {
  context: BrowserContext;
  page: Page;
  look: Look;
  complaints: string[];
}

export async function visit(
  browser: Browser,
  url: string,
  look: Look,
  device: { hasTouch?: boolean; isMobile?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    locale: look.language === "zh" ? "zh-CN" : "en-US",
    colorScheme: look.theme,
    viewport: { width: look.width, height: look.width === 360 ? 740 : 800 },
    reducedMotion: "reduce",
    ...device,
  });
  const complaints: string[] = [];
  context.on("console", (message) => {
    // A browser writes every refused request there; being asked to sign in is no fault.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:"))
      complaints.push(`request to ${request.url()}`);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { context, page, look, complaints };
}

/** Keeps a picture to be looked at, and answers what a reader with a screen reader, or a small screen, would stumble over. */
export async function inspect({ page, look }: Visit, name: string): Promise<string[]> {
  await mkdir(pictures, { recursive: true });
  const file = `${name}-${look.language}-${look.theme}-${look.width}.png`;
  await page.screenshot({ path: join(pictures, file) });
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    const tooWide = document.documentElement.scrollWidth > window.innerWidth;
    return tooWide ? [...found, "the page scrolls sideways"] : found;
  });
}

interface Axe {
  run(
    context: Document,
    options: { runOnly: string[] },
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}
