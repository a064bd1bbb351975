import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { faultsOn } from "../axe.ts";
import { still } from "../still.ts";
import type { Ground, Who } from "./ground.ts";
import { watchPolicy } from "./policy.ts";
import type { Language, Screen } from "./screens.ts";

export interface GalleryLook {
  language: Language;
  theme: "light" | "dark";
  width: 360 | 1280 | 1680;
}

/** What is the same for a whole walk; in every other respect one look becomes another while the page stands. */
export type Walker = Pick<GalleryLook, "language"> & { phone: boolean };

const heights = { 360: 740, 1280: 800, 1680: 1000 } as const;

/** Whose walk can have this look. */
export const walkerOf = ({ language, width }: GalleryLook): Walker => ({ language, phone: width === 360 });

/** The looks that one walk can have. */
export const ofWalker = (looks: readonly GalleryLook[], { language, phone }: Walker) =>
  looks.filter((look) => look.language === language && walkerOf(look).phone === phone);

export const lookName = ({ language, theme, width }: GalleryLook) => `${language}-${theme}-${width}`;

export const pictureOf = ({ name }: Screen, look: GalleryLook) =>
  `${name.replaceAll("/", "-")}-${lookName(look)}.png`;

/** One person's windows; screens of the same person share it. */
export async function windowOf(
  browser: Browser,
  ground: Ground,
  who: Who,
  { language, phone }: Walker,
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: ground.url,
    locale: language === "zh" ? "zh-CN" : "en-US",
    timezoneId: "Asia/Shanghai",
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 800 },
    reducedMotion: "reduce",
    hasTouch: phone,
    isMobile: phone,
    storageState: {
      cookies: who === "nobody" ? [] : [await cookieOf(ground, who)],
      origins: [{ origin: ground.url, localStorage: [{ name: "behalf.language", value: language }] }],
    },
  });
}

async function cookieOf({ url, people }: Ground, who: Exclude<Who, "nobody">) {
  const { cookie } = await people[who].session();
  const [name = "", ...value] = cookie.split("=");
  const { hostname: domain } = new URL(url);
  const lasting = { path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" } as const;
  return { name, value: value.join("="), domain, ...lasting };
}

/** Opens a screen in its state and leaves it on the page, at rest. */
export async function opens(
  context: BrowserContext,
  ground: Ground,
  screen: Screen,
  language: Language,
): Promise<Page> {
  const address = await screen.path(ground, language);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  await atRest(page);
  await screen.prepare?.(page, language);
  await atRest(page);
  return page;
}

/** There is a heading or a field, nothing is loading any more, what is pressed is armed and all of it is painted. */
async function atRest(page: Page): Promise<void> {
  await page.locator("h1, h2, textarea").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector(".animate-pulse-soft") === null);
  await page.waitForTimeout(600);
}

/** Pictures of a screen in these looks, the page loaded once; tells what is wrong with each. */
export async function photograph(
  context: BrowserContext,
  ground: Ground,
  screen: Screen,
  looks: readonly GalleryLook[],
  folder: string,
): Promise<string[]> {
  const complaints: string[] = [];
  const listen = (error: { error(): Error }) => complaints.push(`threw ${error.error().message}`);
  context.on("weberror", listen);
  const stopWatching = watchPolicy(context, complaints);
  try {
    const [{ language } = { language: "zh" as const }] = looks;
    const page = await opens(context, ground, screen, language);
    for (const look of looks) {
      await wears(page, look);
      await page.screenshot({ path: join(folder, pictureOf(screen, look)) });
      complaints.push(...(await faultsOn(page)).map((fault) => `${lookName(look)}: ${fault}`));
    }
  } catch (error) {
    complaints.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    const page = context.pages().at(-1);
    for (const look of looks)
      await page?.screenshot({ path: join(folder, pictureOf(screen, look)) }).catch(() => {});
  } finally {
    context.off("weberror", listen);
    stopWatching();
    for (const each of context.pages()) await each.close();
    await context.setOffline(false);
  }
  return complaints;
}

async function wears(page: Page, { theme, width }: GalleryLook): Promise<void> {
  await page.setViewportSize({ width, height: heights[width] });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await still(page);
  // Colours change a layer at a time, without an animation that could be waited for.
  await page.waitForTimeout(1_000);
}
