import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { givenAssistantWithSkill } from "../../server/test/world/given.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import type { Look, Visit } from "./browser.ts";
import { buttonIn, cardLooks, cardWorld, complaintsOf, faultsOf } from "./card-world.ts";

const { world, opens } = await cardWorld();
const question = "我的手机号是多少？";

const words = {
  en: {
    time: "Time",
    lastWeek: "Last 7 days",
    event: "Event",
    done: "Done",
    one: "1 event",
    called: "Called a skill",
    only: /^Only by /,
    asWritten: "Row as written",
    fits: /Fits the row before/,
    close: "Close",
    verify: "Verify the chain",
    applications: "Applications",
    disableNow: "Disable now…",
    disable: "Disable",
    hits: "What 1 person allows (1) stops at once.",
    undo: "Undo",
    enable: "Enable again",
    disabled: "Disabled",
    approve: "Approve",
    people: "People",
    nothing: "Nothing waits for approval",
    clear: "Clear filters",
    lines: "JSON lines",
    empty: "No events fit",
    outOfUse: /out of use|停用了这个助理/,
  },
  zh: {
    time: "时间",
    lastWeek: "最近 7 天",
    event: "事件",
    done: "完成",
    one: "1 条",
    called: "调用技能",
    only: /^只看操作者 /,
    asWritten: "原始记录",
    fits: /与前.*吻合/,
    close: "关闭",
    verify: "校验哈希链",
    applications: "应用",
    disableNow: "立即停用…",
    disable: "停用",
    hits: "1 人的 1 项授权立即停用。",
    undo: "撤回",
    enable: "重新启用",
    disabled: "已停用",
    approve: "批准",
    people: "成员",
    nothing: "没有待审批的申请",
    clear: "清除筛选",
    lines: "JSON 行",
    empty: "没有符合条件的记录",
    outOfUse: /停用了这个助理/,
  },
};

/** An organisation where something happened, and its admin at an address. */
async function givenAdmin(look: Look, path: string) {
  const given = await givenAssistantWithSkill(world);
  await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
  const admin = await opens(given.builder, look);
  await admin.page.goto(path);
  return { ...given, admin, page: admin.page, say: words[look.language] };
}

const rows = ({ page }: Pick<Visit, "page">) => page.locator("[data-event]");
const searchOf = ({ page }: Pick<Visit, "page">) => new URL(page.url()).searchParams;

describe("the audit", () => {
  test.each(sampled(cardLooks))("keeps its filters in the address ($language, $width)", async (look) => {
    const { admin, page, say, alice } = await givenAdmin(look, "/admin/audit");
    await rows(admin).first().waitFor();

    await buttonIn(admin, say.event).click();
    const choice = page.getByRole("dialog", { name: say.event });
    await choice.getByRole("searchbox").fill("skill.called");
    await expect.poll(() => choice.getByRole("button", { pressed: false }).count()).toBeLessThan(4);
    await choice.getByRole("button", { name: say.called }).click();
    expect(await faultsOf(admin, "audit-choice")).toEqual([]);
    await choice.getByRole("button", { name: say.done }).click();
    await expect.poll(() => rows(admin).count()).toBe(1);
    await page.getByText(say.one, { exact: true }).waitFor();
    await buttonIn(admin, say.time).click();
    await page.getByRole("button", { name: say.lastWeek }).click();
    await expect.poll(() => searchOf(admin).get("time")).toBe("7d");

    await page.reload();
    await expect.poll(() => rows(admin).count()).toBe(1);
    expect(searchOf(admin).get("event")).toBe("skill.called");
    await rows(admin).first().click();
    await page.getByRole("button", { name: say.only }).click();
    await expect.poll(() => searchOf(admin).get("actor")).toBe("system");
    expect(searchOf(admin).has("event")).toBe(false);
    await expect.poll(() => rows(admin).count()).toBeGreaterThan(1);
    await page.goBack();
    await expect.poll(() => searchOf(admin).get("event")).toBe("skill.called");
    await expect.poll(() => rows(admin).count()).toBe(1);

    await page.goto(`/admin/audit?subject=${alice.id}&q=nothing-such`);
    await page.getByText(say.empty).waitFor();
    expect(await faultsOf(admin, "audit-empty")).toEqual([]);
    await page.getByRole("button", { name: say.clear }).click();
    await expect.poll(() => rows(admin).count()).toBeGreaterThan(2);
    expect(complaintsOf(admin)).toEqual([]);
    await admin.context.close();
  });

  test.each(sampled(cardLooks))(
    "opens an event beside the list, by keyboard alone ($language, $width)",
    async (look) => {
      const { admin, page, say } = await givenAdmin(look, "/admin/audit");
      await rows(admin).first().waitFor();
      expect(await faultsOf(admin, "audit")).toEqual([]);
      await rows(admin).first().focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const third = await rows(admin).nth(2).getAttribute("data-event");
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-event")))
        .toBe(third);

      await page.keyboard.press("Enter");
      const panel = page.getByRole("complementary").filter({ hasText: say.asWritten });
      await panel.getByText(say.fits).waitFor();
      expect(searchOf(admin).get("open")).toBe(third);
      expect(await faultsOf(admin, "audit-event")).toEqual([]);
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      expect(searchOf(admin).has("open")).toBe(false);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-event")))
        .toBe(third);
      expect(complaintsOf(admin)).toEqual([]);
      await admin.context.close();
    },
  );

  test("downloads what is shown, and says what is newer without moving", async () => {
    const { admin, page, say, alice, assistant } = await givenAdmin(
      cardLooks[0],
      "/admin/audit?event=run.started",
    );
    await expect.poll(() => rows(admin).count()).toBe(1);
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name, exact: true }).click(),
      ]);
      return readFile(await file.path(), "utf8");
    };
    const csv = await download("CSV");
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain("run.started");
    const lines = (await download(say.lines)).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(["run.started"]);

    await alice.says(assistant, question);
    const news = page.getByRole("button", { name: /1 条新记录/ });
    await news.waitFor({ timeout: 15_000 });
    expect(await rows(admin).count()).toBe(1);
    await news.click();
    await expect.poll(() => rows(admin).count()).toBe(2);
    await admin.context.close();
  });

  test("draws only what is in sight of five thousand rows, and goes to the last of them", async () => {
    const { admin, page, organisation } = await givenAdmin(cardLooks[0], "/chat");
    await sql`
      insert into audit_event (organisation_id, at, event, actor_kind, subject)
      select ${organisation.id}, '2026-05-01T00:00:00Z'::timestamptz + make_interval(secs => i), 'run.started', 'system',
             'run_' || i from generate_series(1, 5000) i`.execute(world.ctx.db);
    await page.goto("/admin/audit?from=2026-04-01&to=2026-06-01");
    await rows(admin).first().waitFor();

    const drawn: number[] = [];
    const last = rows(admin).filter({ hasText: /run_1$/ });
    const started = Date.now();
    while ((await last.count()) === 0 && Date.now() - started < 60_000) {
      await page.mouse.move(500, 500);
      await page.mouse.wheel(0, 20_000);
      drawn.push(await rows(admin).count());
    }
    expect(await last.count()).toBe(1);
    expect(Math.max(...drawn)).toBeLessThan(90);
    await admin.context.close();
  });
});

test.each(sampled(cardLooks))(
  "an admin disables an application now, sees whom it hits, and takes it back ($language, $width)",
  async (look) => {
    const { admin, page, say, alice, assistant } = await givenAdmin(look, "/admin/applications");
    const row = page.getByRole("listitem").filter({ hasText: assistant.name }).first();
    await row.getByRole("button").click();
    expect(await faultsOf(admin, "applications")).toEqual([]);
    await buttonIn(admin, say.disableNow).click();
    await page.getByText(say.hits).waitFor();
    expect(await faultsOf(admin, "application-disable")).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: say.disable, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await buttonIn(admin, say.undo).click();
    await buttonIn(admin, say.disableNow).click();
    await page.getByRole("dialog").getByRole("button", { name: say.disable, exact: true }).click();
    await page.getByText(say.disabled, { exact: true }).first().waitFor();
    const refused = await alice.says(assistant, question);
    expect(refused.requiredAction).toBeNull();
    expect(JSON.stringify(refused.steps)).not.toContain('"sent":true');

    await buttonIn(admin, say.enable).click();
    await buttonIn(admin, say.disableNow).waitFor();
    expect(complaintsOf(admin)).toEqual([]);
    await admin.context.close();
  },
);

test("an assistant that runs stops when an admin disables it, and its person sees it", async () => {
  const { admin, page, say, alice, assistant } = await givenAdmin(cardLooks[1], "/admin/assistants");
  await alice.revokes(await alice.grant());
  const waiting = await alice.says(assistant, question);
  const person = await opens(alice, cardLooks[1]);
  await person.page.goto(`/chat/${waiting.conversationId}`);
  await person.page.locator("section[data-request]").waitFor();

  await page.getByRole("listitem").filter({ hasText: assistant.name }).first().getByRole("button").click();
  await buttonIn(admin, say.disableNow).click();
  expect(await faultsOf(admin, "assistant-disable")).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: say.disable, exact: true }).click();

  await person.page.locator("section[data-request]").waitFor({ state: "detached" });
  await person.page.getByText(say.outOfUse).first().waitFor();
  expect((await alice.waitsFor(waiting)).requiredAction).toBeNull();
  await admin.context.close();
  await person.context.close();
});

test.each(sampled(cardLooks))("an admin approves what waits ($language, $width)", async (look) => {
  const { admin, page, say, builder, assistant } = await givenAdmin(look, "/admin");
  await page.getByText(say.nothing).waitFor();
  expect(await faultsOf(admin, "approvals-empty")).toEqual([]);
  const codes = ["qyapi_get_member"];
  await builder.send("POST", `/api/applications/${assistant.applicationId}/permissions`, {
    codes,
    reason: "For the seating plan",
  });

  const card = page.getByRole("article").filter({ hasText: "qyapi_get_member" });
  await card.waitFor({ timeout: 15_000 });
  expect(await faultsOf(admin, "approvals")).toEqual([]);
  await card.getByRole("button", { name: say.approve }).click();
  await page.getByRole("dialog").getByRole("button", { name: say.approve, exact: true }).click();
  await card.waitFor({ state: "detached" });
  await page.getByText(say.nothing).waitFor();
  await page.goto("/admin/approvals?status=approved");
  await card.waitFor();
  expect(await faultsOf(admin, "approvals-approved")).toEqual([]);
  expect(complaintsOf(admin)).toEqual([]);
  await admin.context.close();
});

test.each(sampled(cardLooks))(
  "the other pages have no fault, and people are found ($language, $width)",
  async (look) => {
    const { admin, page, organisation } = await givenAdmin(look, "/admin/people");
    await organisation.person("Zora Neale");
    await page.reload();
    await page.getByRole("article").first().waitFor();
    expect(await faultsOf(admin, "people")).toEqual([]);
    await page.getByRole("searchbox").fill("neale");
    await expect.poll(() => page.getByRole("article").count()).toBe(1);
    expect(searchOf(admin).get("q")).toBe("neale");
    for (const path of ["assistants", "confirmations", "roles"]) {
      await page.goto(`/admin/${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      expect(await faultsOf(admin, path)).toEqual([]);
    }
    expect(complaintsOf(admin)).toEqual([]);
    await admin.context.close();
  },
);
