import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { errorCodes } from "../src/platform/errors.ts";
import { sourcesOf } from "./house/imports.ts";

const { folder, files } = sourcesOf(resolve(import.meta.dirname, "../src"));

/** The source without what routes only announce. */
const source = files
  .filter((file) => file !== "platform/errors.ts")
  .map((file) => readFileSync(join(folder, file), "utf8").replace(/\berrors: \[[^\]]*\]/g, ""))
  .join("\n");

test.each(errorCodes)("%s is thrown somewhere", (code) => {
  const thrown = new RegExp(`(AppError|refuse\\w*)\\(\\s*"${code}"|: "${code}"|\\? "${code}"`);
  expect(thrown.test(source)).toBe(true);
});
