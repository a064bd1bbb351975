import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawn, testSeed } from "../../server/test/world/sampled.ts";
import { launchBrowser } from "./browser.ts";
import { type Ground, prepareGround } from "./gallery/ground.ts";
import { type Screen, screens } from "./gallery/screens.ts";
import { type GalleryLook, lookName, photograph, walkerOf, windowOf } from "./gallery/walk.ts";

/* A sample of the gallery, another for each seed; `npm run gallery` looks at all of it. */

const howMany = 12;

const looks: GalleryLook[] = (["zh", "en"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) =>
    ([360, 1280] as const).map((width) => ({ language, theme, width })),
  ),
);

const pictures = screens.flatMap((screen) =>
  looks.map((look) => ({ screen, look, name: screen.name, as: lookName(look) })),
);

let ground: Ground;
let browser: Browser;

beforeAll(async () => {
  [ground, browser] = await Promise.all([prepareGround(), launchBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await ground?.stop();
});

interface Sampled {
  screen: Screen;
  look: GalleryLook;
}

test.each(drawn(pictures, howMany))(
  `$name ($as, TEST_SEED=${testSeed()}) is reached, throws nothing, runs no script but the app's, violates no rule of axe and does not scroll sideways`,
  async ({ screen, look }: Sampled) => {
    const context = await windowOf(browser, ground, screen.who, walkerOf(look));
    expect(await photograph(context, ground, screen, [look], ".cache/pictures")).toEqual([]);
    await context.close();
  },
);
