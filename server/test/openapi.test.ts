import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { describeApi } from "../src/app/describe-api.ts";

test("server/openapi.json describes the routes as they are (npm run openapi writes it anew)", async () => {
  const kept: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, "../openapi.json"), "utf8"));

  expect(JSON.parse(JSON.stringify(await describeApi()))).toEqual(kept);
});
