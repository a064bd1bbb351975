import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchChromium, unpackChromium } from "../chromium.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { type Screen, screens } from "./screens.ts";
import { writeSheets } from "./sheets.ts";
import { type GalleryLook, ofWalker, photograph, type Walker, windowOf } from "./walk.ts";

const usage = `npm run gallery -- [--only chat/card] [--language zh] [--theme dark] [--width 360] [--to folder]

Starts a server of its own, walks every screen in every state and takes pictures, in Chinese and English, light and
dark, at 360, 1280 and 1680 px. Writes them with contact sheets to .cache/gallery (not committed). Ends with 1 if a
screen could not be reached, threw an error, has an axe violation (best practices too) or scrolls sideways, and says
which.

  --only name       Screens whose name begins so; may be repeated.
  --language, --theme, --width    One of them only; each may be repeated.
  --to folder       Where the pictures go.
  --list            The names of the screens.
`;

const options = {
  only: { type: "string", multiple: true, default: [""] },
  language: { type: "string", multiple: true, default: ["zh", "en"] },
  theme: { type: "string", multiple: true, default: ["light", "dark"] },
  width: { type: "string", multiple: true, default: ["1280", "360", "1680"] },
  to: { type: "string", default: resolve(import.meta.dirname, "../../../.cache/gallery") },
  list: { type: "boolean" },
  help: { type: "boolean" },
} satisfies ParseArgsOptionsConfig;

type Chosen = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

const walkers: readonly Walker[] = (["zh", "en"] as const).flatMap((language) => [
  { language, phone: false },
  { language, phone: true },
]);

const say = (line: string) => process.stdout.write(`${line}\n`);

const chosen = readArguments();
if (chosen.help) say(usage);
else if (chosen.list) for (const { name } of screens) say(name);
else process.exitCode = (await walkAll(chosen)) === 0 ? 0 : 1;

function readArguments(): Chosen {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

async function walkAll({ only, language, theme, width, to }: Chosen): Promise<number> {
  const wanted = screens.filter(({ name }) => only.some((begin) => name.startsWith(begin)));
  const looks = looksFor(language, theme, width);
  if (wanted.length === 0 || looks.length === 0) throw new Error(`nothing to look at; see --list and --help`);
  await mkdir(to, { recursive: true });
  const browser = await launchChromium(await unpackChromium());
  try {
    say("Starting a server with something to show");
    const ground = await prepareGround();
    try {
      const faults = [];
      for (const walker of walkers)
        faults.push(...(await walk({ browser, ground, walker, looks, to }, wanted)));
      await writeSheets(browser, to, wanted, looks);
      say(`${wanted.length * looks.length} pictures in ${to}, ${faults.length} with a fault`);
      return faults.length;
    } finally {
      await ground.stop();
    }
  } finally {
    await browser.close();
  }
}

function looksFor(
  languages: readonly string[],
  themes: readonly string[],
  widths: readonly string[],
): GalleryLook[] {
  const all = (["zh", "en"] as const).flatMap((language) =>
    (["light", "dark"] as const).flatMap((theme) =>
      ([1280, 360, 1680] as const).map((width) => ({ language, theme, width })),
    ),
  );
  return all.filter(
    ({ language, theme, width }) =>
      languages.includes(language) && themes.includes(theme) && widths.includes(String(width)),
  );
}

interface Walk {
  browser: Browser;
  ground: Ground;
  walker: Walker;
  looks: readonly GalleryLook[];
  to: string;
}

/** All screens in the looks that one walk can have, person by person. */
async function walk({ browser, ground, walker, looks, to }: Walk, wanted: readonly Screen[]) {
  const worn = ofWalker(looks, walker);
  const faults: string[] = [];
  if (worn.length === 0) return faults;
  const begun = Date.now();
  for (const who of new Set(wanted.map((screen) => screen.who))) {
    const context = await windowOf(browser, ground, who, walker);
    for (const screen of wanted.filter((each) => each.who === who))
      for (const fault of await photograph(context, ground, screen, worn, to)) {
        faults.push(fault);
        say(`  ${screen.name} ${fault}`);
      }
    await context.close();
  }
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  const device = walker.phone ? "phone" : "desk";
  say(`${walker.language} ${device}: ${wanted.length} screens, ${worn.length} looks each, in ${seconds} s`);
  return faults;
}
