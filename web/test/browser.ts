import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import { isWhole } from "../../server/test/world/sampled.ts";
import type { Credentials } from "../../server/test/world/session.ts";
import { faultsOn } from "./axe.ts";
import { launchChromium } from "./chromium.ts";

const pictures = resolve(import.meta.dirname, "../../.cache/pictures");

/** The browser that was unpacked for the whole run. */
export function launchBrowser(): Promise<Browser> {
  return launchChromium(inject("chromium"));
}

export interface Look {
  language: "zh" | "en";
  theme: "light" | "dark";
  width: 360 | 1280 | 1680;
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

/** Signs a window in as the page for it does, which has tests of its own; nothing is opened yet. */
export async function entersAs(
  { context }: Visit,
  { organisation, account, password }: Credentials,
): Promise<void> {
  const answer = await context.request.post("/api/session", { data: { organisation, account, password } });
  if (!answer.ok()) throw new Error(`no session: ${await answer.text()}`);
}

/** Keeps a picture to be looked at where all looks are taken, and answers what a reader with a screen reader, or a small screen, would stumble over. */
export async function inspect({ page, look }: Visit, name: string): Promise<string[]> {
  if (isWhole()) {
    await mkdir(pictures, { recursive: true });
    const file = `${name}-${look.language}-${look.theme}-${look.width}.png`;
    await page.screenshot({ path: join(pictures, file) });
  }
  return faultsOn(page);
}
