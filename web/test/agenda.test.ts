import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addSkill,
  applyFor,
  approveAll,
  createAssistant,
  publish,
} from "../../server/test/world/building.ts";
import { demoPassword, demoPerson } from "../../server/test/world/demo.ts";
import type { Assistant, Member } from "../../server/test/world/member.ts";
import type { NodeProcess } from "../../server/test/world/node-process.ts";
import { officialCall } from "../../server/test/world/official-call.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { type Skill, startSkill } from "../../server/test/world/skill.ts";
import { skillFile } from "../../server/test/world/skill-file.ts";
import { entersAs, inspect, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { startDemoNode } from "./demo-node.ts";

const zh = {
  made: "在你名下做的",
  undoReport: "撤回：Send the report",
  undone: "已撤回",
  events: "日程",
  todos: "待办",
  today: "今天",
  overlaps: "1 处时间重叠",
  deleteEvent: "删除日程",
  undo: "撤回",
  month: "月",
  newTodo: "新建待办",
  subject: "要做什么",
  add: "添加",
  finish: "完成：",
  change: "修改：",
  due: "截止时间（可不填）",
  save: "保存",
  reopen: "重新打开：",
  finished: "已完成",
  accept: "接受",
  answered: "已答复。",
  empty: "这几天没有日程",
  retry: "重试",
  close: "关闭",
  lately: "助理最近代你做的",
};
const en: typeof zh = {
  made: "Done on your behalf",
  undoReport: "Undo: Send the report",
  undone: "Undone",
  events: "Agenda",
  todos: "To-dos",
  today: "Today",
  overlaps: "1 overlap",
  deleteEvent: "Delete event",
  undo: "Undo",
  month: "Month",
  newTodo: "New to-do",
  subject: "What is to be done",
  add: "Add",
  finish: "Finish: ",
  change: "Change: ",
  due: "Due (may be left open)",
  save: "Save",
  reopen: "Open again: ",
  finished: "Finished",
  accept: "Tentative",
  answered: "Your answer is given.",
  empty: "Nothing is planned",
  retry: "Try again",
  close: "Close",
  lately: "Lately done on your behalf",
};
const words = { zh, en };

const looks: Look[] = [
  { language: "zh", theme: "dark", width: 360 },
  { language: "en", theme: "light", width: 1280 },
];

let node: NodeProcess;
let browser: Browser;
let skill: Skill;
let assistant: Assistant;
let people: Record<"member" | "builder" | "admin", Member>;
/** Whom the skill invites. */
let guest: string;

const scopes = ["Calendar.Event.Write", "Todo.PersonalTodo.Write"];
/** Long before the demo's own weeks. */
const day = "2020-03-04";

beforeAll(async () => {
  node = await startDemoNode({ EGRESS_ALLOW: "127.0.0.0/8" });
  skill = await startSkill(node.url);
  browser = await launchBrowser();
  const [member, builder, admin] = [
    await demoPerson(node.url, "member"),
    await demoPerson(node.url, "builder"),
    await demoPerson(node.url, "admin"),
  ];
  people = { member, builder, admin };
  const { user } = (await admin.send("GET", "/api/session")).body as { user: { unionId: string } };
  guest = user.unionId;
  assistant = await createAssistant(builder, { name: "Office assistant / 办公助手" });
  skill.usesCredentials(assistant);
  await applyFor(builder, assistant, scopes);
  await approveAll(admin);
  const operation = { operationId: "planDay", path: "/plan", summary: "安排今天 / Plan my day", scopes };
  const operations = [{ ...operation, examples: ["Plan my day", "安排我的今天"] }];
  await addSkill(builder, assistant, skillFile({ title: "Office", server: skill.origin, operations }));
  await publish(builder, assistant);
  skill.answersWith(async (_, code) => {
    const { accessToken = "" } = await skill.client.exchange(code);
    await planDay(accessToken);
    return { done: true };
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await skill?.stop();
  await node?.end("SIGTERM");
});

/** Two events that meet, a day's trip, and a to-do. */
async function planDay(accessToken: string): Promise<void> {
  const call = officialCall(node.url, accessToken);
  const at = (time: string) => ({ dateTime: `${day}T${time}:00Z`, timeZone: "UTC" });
  const events = [
    { summary: "Design review", start: at("14:00"), end: at("15:00"), location: { displayName: "Room 5" } },
    { summary: "Supplier call", start: at("14:30"), end: at("15:30") },
    { summary: "Trade fair", isAllDay: true, start: { date: day }, end: { date: "2020-03-05" } },
  ];
  for (const event of events)
    await call("calendar_1_0", "createEvent", ["me", "primary"], {
      ...{ description: "Bring the drawings.", attendees: [{ id: guest }] },
      ...event,
    });
  await call("todo_1_0", "createPersonalTodoTask", [], {
    subject: "Send the report",
    dueTime: Date.now() + 86_400_000,
  });
}

/** Allowed and confirmed, as far as either is asked. */
async function planFor(person: Member, language: Look["language"]) {
  let run = await person.says(assistant, language === "zh" ? "安排我的今天" : "Plan my day");
  if (run.requiredAction?.kind === "consent") run = await person.allows(run);
  if (run.requiredAction?.kind === "confirm") run = await person.confirms(run);
  expect(run.status).toBe("completed");
  return run;
}

/** A window of somebody for whom the assistant planned the day, in the conversation in which it did. */
async function plannedFor(who: "member" | "builder", look: Look): Promise<Visit> {
  const { conversationId } = await planFor(people[who], look.language);
  expect(skill.errors()).toEqual([]);
  const here = await visit(browser, node.url, look);
  await entersAs(here, { account: who, password: demoPassword });
  await here.page.goto(`/chat/${conversationId}`);
  return here;
}

test.each(sampled(looks))(
  "what an assistant did stands under its answer and in the agenda, and is undone in either ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const here = await plannedFor(look.language === "zh" ? "member" : "builder", look);
    const { page } = here;
    const made = page.getByRole("list", { name: say.made });
    await made.getByText("Design review").waitFor();
    expect(await made.getByRole("listitem").count()).toBe(4);
    expect(await inspect(here, "chat-changes")).toEqual([]);
    await made.getByRole("button", { name: say.undoReport }).click();
    await made.getByText(say.undone).waitFor();

    await made.getByRole("link", { name: "Design review" }).click();
    const panel = page.getByRole("complementary", { name: "Design review" });
    await panel.getByText("Room 5").waitFor();
    await panel.getByText("Bring the drawings.").waitFor();
    expect(await inspect(here, "agenda-event")).toEqual([]);

    await panel.getByRole("button", { name: say.deleteEvent }).click();
    await page.getByRole("button", { name: say.undo, exact: true }).first().waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Design review", exact: true }).count()).toBe(0);
    await page.getByRole("status").getByRole("button", { name: say.undo, exact: true }).click();
    await page.getByRole("button", { name: "Design review", exact: true }).waitFor();
    await page.getByText(say.overlaps).waitFor();
    expect(await inspect(here, "agenda")).toEqual([]);

    await page.getByRole("button", { name: /(?:撤回：|Undo: )Supplier call/ }).click();
    await expect.poll(() => page.getByRole("button", { name: "Supplier call", exact: true }).count()).toBe(0);
    await expect.poll(() => page.getByText(say.overlaps).count()).toBe(0);

    await page.locator("main").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => new URL(page.url()).searchParams.get("date")).not.toBe(day);
    await page.keyboard.press("t");
    await expect.poll(() => new URL(page.url()).search).toBe("");

    if (look.width > 360) {
      await page.getByText(say.month, { exact: true }).click();
      await page.locator("td[aria-current=date]").waitFor();
      await page.goto(`/agenda?view=month&date=${day}`);
      await page.locator("td", { hasText: "Trade fair" }).first().waitFor();
      expect(await inspect(here, "agenda-month")).toEqual([]);
    }
    expect(here.complaints).toEqual([]);
    await here.context.close();
  },
);

test.each(sampled(looks))(
  "to-dos are added, ticked and opened again, and an invitation is answered ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const here = await visit(browser, node.url, look);
    const { page } = here;
    await planFor(people.builder, look.language);
    await entersAs(here, { account: "admin", password: demoPassword });
    await page.goto(`/agenda?date=${day}`);
    await page.getByRole("button", { name: "Design review", exact: true }).first().click();
    await page.getByText(say.accept, { exact: true }).click();
    await page.getByText(say.answered).waitFor();
    expect(await inspect(here, "agenda-invitation")).toEqual([]);
    await page.getByRole("button", { name: say.close, exact: true }).last().click();

    if (look.width === 360) await page.getByRole("tab", { name: say.todos }).click();
    const subject = `Buy milk ${look.language}`;
    await page.getByRole("button", { name: say.newTodo }).click();
    await page.getByLabel(say.subject).fill(subject);
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: say.finish + subject }).waitFor();
    await page.keyboard.press("Escape");
    expect(await inspect(here, "todos")).toEqual([]);

    await page.getByRole("button", { name: say.change + subject }).click();
    const form = page.getByRole("form", { name: say.change + subject });
    await form.getByLabel(say.subject).press("Escape");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe(say.change + subject);
    await page.keyboard.press("Enter");
    expect(await inspect(here, "todo-change")).toEqual([]);
    const bread = `Buy bread ${look.language}`;
    await form.getByLabel(say.subject).fill(bread);
    await form.getByLabel(say.due).fill("2035-05-06T07:08");
    await form.getByRole("button", { name: say.save }).click();
    const item = page.getByRole("listitem").filter({ hasText: bread });
    await item.locator("time[datetime^='2035-05-0']").waitFor();
    await item.getByRole("button", { name: say.change + bread }).click();
    await page.getByLabel(say.due).fill("");
    await page.getByLabel(say.subject).fill(subject);
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: say.finish + subject }).click();
    await expect.poll(() => page.getByRole("checkbox", { name: say.finish + subject }).count()).toBe(0);
    await page.getByRole("button", { name: say.finished, exact: true }).click();
    await page.getByRole("checkbox", { name: say.reopen + subject }).click();
    await page.getByRole("checkbox", { name: say.finish + subject }).waitFor();
    await page.getByRole("button", { name: say.lately }).click();
    expect(await inspect(here, "todos-finished")).toEqual([]);
    expect(here.complaints).toEqual([]);
    await here.context.close();
  },
);

test.each(sampled(looks))(
  "where nothing is planned, and where it cannot be read, the agenda says so ($language, $theme, $width)",
  async (look) => {
    const say = words[look.language];
    const here = await visit(browser, node.url, look);
    await entersAs(here, { account: "member", password: demoPassword });
    await here.page.goto("/agenda?date=2020-02-01");
    await here.page.getByText(say.empty).waitFor();
    expect(await inspect(here, "agenda-empty")).toEqual([]);

    await here.page.route("**/api/agenda?**", (route) =>
      route.fulfill({ status: 500, json: { error: { code: "internal", message: "x", requestId: "req-1" } } }),
    );
    await here.page.goto("/agenda?date=2020-01-01");
    await here.page.getByRole("button", { name: say.retry }).first().waitFor();
    expect(await inspect(here, "agenda-failed")).toEqual([]);
    await here.page.unroute("**/api/agenda?**");
    await here.page.getByRole("button", { name: say.retry }).first().click();
    await here.page.getByText(say.empty).waitFor();

    await here.page.goto("/agenda?date=2026-99-99");
    await here.page.getByRole("heading", { name: say.today }).waitFor();
    expect(await here.page.getByRole("button", { name: say.retry }).count()).toBe(0);
    await here.context.close();
  },
);
