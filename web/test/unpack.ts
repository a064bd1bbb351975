import type { TestProject } from "vitest/node";
import { unpackChromium } from "./chromium.ts";

declare module "vitest" {
  export interface ProvidedContext {
    chromium: Awaited<ReturnType<typeof unpackChromium>>;
  }
}

/** Once for the whole run, so that no two files unpack the browser over each other. */
export async function setup(project: TestProject): Promise<void> {
  project.provide("chromium", await unpackChromium());
}
