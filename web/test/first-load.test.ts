import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { webRoot } from "../../server/src/app/web.ts";
import { signsIn, skillWorld } from "./skill-world.ts";

const world = skillWorld();

/** As the build has weighed them: what chat loads first, and what stands beside it once one can write. */
async function weighed(): Promise<{ first: string[]; beside: string[] }> {
  const read = async (file: string) => JSON.parse(await readFile(join(webRoot, "dist", file), "utf8"));
  const later: Record<string, string[]> = await read(".later.json");
  return { first: await read(".first.json"), beside: later["src/chat/talks/side-talks.tsx"] ?? [] };
}

test("chat loads first what the build weighed against its budget, then the list of conversations, compressed, and nothing else", async () => {
  const { context } = await signsIn(world, "member", { language: "zh", theme: "light", width: 1280 });
  const page = await context.newPage();
  const loaded: { file: string; encoding: string | null; cache: string | null }[] = [];
  page.on("response", async (response) => {
    const file = new URL(response.url()).pathname.slice(1);
    if (!file.endsWith(".js")) return;
    const encoding = await response.headerValue("content-encoding");
    loaded.push({ file, encoding, cache: await response.headerValue("cache-control") });
  });
  await page.goto("/chat");
  await page.locator("textarea").waitFor();
  await page.waitForLoadState("networkidle");

  const { first, beside } = await weighed();
  expect(beside.length).toBeGreaterThan(0);
  expect(loaded.map(({ file }) => file).toSorted()).toEqual([...first, ...beside].toSorted());
  for (const { encoding, cache } of loaded)
    expect({ encoding, cache }).toEqual({ encoding: "br", cache: "public, max-age=31536000, immutable" });
  await context.close();
});

test("what a page asks for first is fetched beside its script, and once", async () => {
  const { context, page } = await signsIn(world, "member", { language: "en", theme: "light", width: 1280 });
  await page.getByRole("button", { name: /^What is my phone number/ }).click();
  await page.waitForURL("**/chat/con_*");
  const conversation = new URL(page.url()).pathname;
  for (const [path, asked] of [
    ["/chat", ["/api/session", "/api/assistants"]],
    [conversation, ["/api/session", `/api${conversation.replace("chat", "conversations")}`]],
  ] as const) {
    await page.goto(path);
    await page.locator("textarea").waitFor();
    await page.waitForLoadState("networkidle");
    const requests = await page.evaluate<{ path: string; by: string }[]>(
      `performance.getEntriesByType("resource")
        .map(({ name, initiatorType }) => ({ path: new URL(name).pathname, by: initiatorType }))`,
    );
    for (const each of asked)
      expect(requests.filter((request) => request.path === each)).toEqual([{ path: each, by: "link" }]);
  }
  await context.close();
});
