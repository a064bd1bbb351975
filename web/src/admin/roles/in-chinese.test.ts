import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { inChinese } from "./in-chinese.ts";

test("every action of the server is said in Chinese too, and nothing else is", async () => {
  const contract = await readFile(new URL("../../../../server/openapi.json", import.meta.url), "utf8");
  const { paths }: { paths: Record<string, Record<string, { summary?: string }>> } = JSON.parse(contract);
  const summaries = Object.values(paths).flatMap((path) =>
    Object.values(path).flatMap(({ summary }) => summary ?? []),
  );
  expect(Object.keys(inChinese).toSorted()).toEqual([...new Set(summaries)].toSorted());
  for (const words of Object.values(inChinese)) expect(words).toMatch(/\p{Script=Han}/u);
});
