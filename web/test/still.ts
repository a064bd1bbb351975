import type { Page } from "playwright-core";

/** What is about to appear has appeared: until then it is neither seen nor told. What goes on for seconds is not waited for. */
export const still = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < 1000)
        // One that is taken away with what it moved has ended as well.
        .map(({ finished }) => finished.catch(() => {})),
    ),
  );
