/// <reference path="./wawoff2.d.ts" />
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const cache = resolve(import.meta.dirname, "../../.cache");

interface Chromium {
  executable: string;
  /** fontconfig's file: only our own fonts, so that pictures do not depend on the machine. */
  fonts: string;
}

/** The browser and Chinese letters, both from npm, unpacked once. Not meant for two processes at a time. */
export async function unpackChromium(): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(findPackage("@sparticuz/chromium"), "utf8"));
  const folder = join(cache, `chromium-${version}`);
  await mkdir(folder, { recursive: true });
  return { executable: await unpackExecutable(folder), fonts: await unpackFonts(join(cache, "fonts")) };
}

/** A real browser, with its own security on: nothing that would hide a fault of ours is switched off. */
export function launchChromium({ executable, fonts }: Chromium): Promise<Browser> {
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

/** The package unpacks itself below TMPDIR and takes what it finds there for whole, so it gets a folder of its own. */
async function unpackExecutable(folder: string): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    packed.setGraphicsMode = false;
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The browser ignores woff2 files that fontconfig finds, so they are turned into ttf. */
async function unpackFonts(folder: string): Promise<string> {
  const file = join(folder, "fonts.conf");
  if (existsSync(file)) return file;
  await mkdir(join(folder, "cache"), { recursive: true });
  const { decompress } = await import("wawoff2");
  for (const weight of [400, 500, 700]) {
    const name = `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`;
    const font = await readFile(require.resolve(`@fontsource/noto-sans-sc/files/${name}`));
    await writeFile(join(folder, `NotoSansSC-${weight}.ttf`), await decompress(font));
  }
  await writeFile(`${file}.new`, fontsConf(folder));
  await rename(`${file}.new`, file);
  return file;
}

function fontsConf(folder: string): string {
  const families = ["sans-serif", "system-ui", "monospace"].map(
    (family) =>
      `<alias binding="strong"><family>${family}</family><prefer><family>DejaVu Sans${
        family === "monospace" ? " Mono" : ""
      }</family><family>Noto Sans SC</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${folder}</dir><dir>/usr/share/fonts/truetype/dejavu</dir>`,
    ...families,
    '<match target="pattern"><edit name="family" mode="append_last" binding="strong">',
    "<string>DejaVu Sans</string><string>Noto Sans SC</string></edit></match>",
    `<cachedir>${join(folder, "cache")}</cachedir></fontconfig>`,
  ].join("\n");
}

function findPackage(name: string): string {
  const [found] =
    require.resolve
      .paths(name)
      ?.map((folder) => join(folder, name, "package.json"))
      .filter(existsSync) ?? [];
  if (found === undefined) throw new Error(`${name} is not installed: npm ci`);
  return found;
}
