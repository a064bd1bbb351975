import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveWeb } from "../../server/src/app/web.ts";
import { buildWebIfNeeded } from "../../server/src/app/web-build.ts";
import type { OrganisationId } from "../../server/src/platform/ids.ts";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { weather } from "../../server/test/world/skill-file.ts";
import { startWorld } from "../../server/test/world/world.ts";
import { entersAs, inspect, launchBrowser, visit } from "./browser.ts";
import { says } from "./skill-world.ts";

await buildWebIfNeeded(() => {});
const world = await startWorld({ addPages: serveWeb });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const turns = 1_000;

/** The one turn that there is, again and again before it: two messages each. */
async function lengthen(organisation: OrganisationId, conversationId: string): Promise<void> {
  const { db } = world.ctx;
  await sql`
    insert into run (organisation_id, id, conversation_id, assistant_id, version, person_id, status, request, locale,
                     answer, created_at, completed_at)
    select organisation_id, 'run_' || n, conversation_id, assistant_id, version, person_id, status, request, locale,
           answer, created_at - make_interval(mins => n), completed_at - make_interval(mins => n)
      from run, generate_series(1, ${turns - 1}::int) n
     where organisation_id = ${organisation} and conversation_id = ${conversationId}`.execute(db);
  await sql`
    insert into message (organisation_id, id, conversation_id, run_id, role, text, at)
    select organisation_id, id || '_' || n, conversation_id, 'run_' || n, role,
           case role when 'user' then 'Question ' || n else text || repeat(' and so on', n % 40) end,
           at - make_interval(mins => n)
      from message, generate_series(1, ${turns - 1}::int) n
     where organisation_id = ${organisation} and conversation_id = ${conversationId}`.execute(db);
}

/** How long each frame took, in milliseconds, while the thread was scrolled by this much a frame. */
function framesWhile(page: Page, by: number, frames: number): Promise<number[]> {
  return page.evaluate(
    ({ by, frames }) =>
      new Promise<number[]>((resolve) => {
        const box = document.querySelector("[data-thread]");
        const took: number[] = [];
        let last = performance.now();
        const next = (now: number) => {
          took.push(now - last);
          last = now;
          box?.scrollBy(0, by);
          if (took.length < frames) requestAnimationFrame(next);
          else resolve(took.slice(1));
        };
        requestAnimationFrame(next);
      }),
    { by, frames },
  );
}

test("two thousand messages scroll, with only those near the view there, in their order, and one begins at the end", async () => {
  const { organisation, alice, assistant } = await givenAssistantWithSkill(world, { operations: [weather] });
  const conversation = await alice.startsConversation(assistant);
  await alice.says(conversation, "What is the weather like?");
  await lengthen(organisation.id, conversation.id);
  const window = await visit(browser, world.url, { language: "en", theme: "light", width: 1280 });
  const { page } = window;
  await entersAs(window, alice);
  await page.goto(`/chat/${conversation.id}`);

  const box = page.locator("[data-thread]");
  const fromEnd = () => box.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop);
  const there = () => page.locator("[data-turn]").count();
  await box.getByText("What is the weather like?").waitFor();
  await expect.poll(fromEnd).toBeLessThan(4);
  expect(await there()).toBeLessThan(40);
  expect(await box.locator("*").count()).toBeLessThan(2_500);

  const frames = await framesWhile(page, -120, 120);
  expect(frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.9)]).toBeLessThan(100);
  expect(await there()).toBeLessThan(40);
  const places = await page
    .locator("[data-turn]")
    .evaluateAll((all) => all.map((each) => Number(each.getAttribute("aria-posinset"))));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.at(-1)).toBe(turns);

  await expect
    .poll(async () => {
      await box.evaluate((it) => it.scrollTo(0, 0));
      return box.getByText(`Question ${turns - 1}`, { exact: true }).count();
    })
    .toBe(1);
  await page.waitForTimeout(300);
  expect(await inspect(window, "long-thread")).toEqual([]);

  await says(window, "Show the weather");
  await box.getByText("Show the weather", { exact: true }).last().waitFor();
  await expect.poll(fromEnd).toBeLessThan(4);
  expect(window.complaints).toEqual([]);
  await window.context.close();
});
