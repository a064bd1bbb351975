import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import type { Screen } from "./screens.ts";
import { type GalleryLook, lookName, pictureOf } from "./walk.ts";

/** One sheet for each area and look, as a page and as a picture, and a page on which each screen has a row. */
export async function writeSheets(
  browser: Browser,
  folder: string,
  screens: readonly Screen[],
  looks: readonly GalleryLook[],
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1760, height: 1000 } });
  const areas = Map.groupBy(screens, ({ name }) => name.split("/")[0] ?? "");
  for (const [area, ofArea] of areas)
    for (const look of looks) {
      const pictures = ofArea.map((screen) => ({ name: screen.name, file: pictureOf(screen, look) }));
      const file = join(folder, `sheet-${area}-${lookName(look)}.html`);
      await writeFile(file, sheet(`${area} ${lookName(look)}`, pictures, look.width === 360 ? 7 : 4));
      await page.goto(pathToFileURL(file).href);
      await page.screenshot({ path: file.replace(/html$/, "png"), fullPage: true, timeout: 180_000 });
    }
  await page.close();
  const rows = screens.flatMap((screen) =>
    looks.map((look) => ({ name: `${screen.name} ${lookName(look)}`, file: pictureOf(screen, look) })),
  );
  await writeFile(join(folder, "index.html"), sheet("Gallery", rows, looks.length));
}

function sheet(title: string, pictures: readonly { name: string; file: string }[], columns: number): string {
  const figures = pictures.map(
    ({ name, file }) =>
      `<figure><a href="${file}"><img src="${file}" alt="${name}"></a><figcaption>${name}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><style>
body { margin: 16px; background: #888; font: 12px system-ui; }
main { display: grid; grid-template-columns: repeat(${columns}, minmax(0, 1fr)); gap: 12px; align-items: start; }
figure { margin: 0; } img { width: 100%; display: block; min-height: 40px; background: #c66; }
</style><h1>${title}</h1><main>${figures.join("\n")}</main>`;
}
