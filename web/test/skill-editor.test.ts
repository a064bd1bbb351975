import { expect, test } from "vitest";
import { addSkill, createAssistant, publish } from "../../server/test/world/building.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { phone, skillFile } from "../../server/test/world/skill-file.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { editorOf, fileIn, hasFocus, writesFile } from "./editor.ts";
import { decides, signsIn, skillWorld } from "./skill-world.ts";

/* The page of a skill: what the editor offers, says and mends while one types, and one operation tried. */

const world = skillWorld();

const words = {
  zh: {
    scope: "个人手机号信息",
    hover: "运行前需要用户本人授权的权限点",
    notApproved: "此应用尚未获批",
    change: "改为 Contact.User.mobile",
    apply: "申请此权限",
    submit: "提交申请",
    code: "添加授权码参数",
    confirm: "添加 params-confirm",
    compare: "与已发布对比",
    published: "已发布",
    save: "保存",
    saveAndRun: "保存并运行",
    run: "运行",
    unsaved: "有未保存的修改：运行前会先保存。",
    allow: "允许访问",
    deny: "不允许",
    curl: "复制为 curl",
    notSent: "没有发出请求",
    meaning: "接口与试用",
  },
  en: {
    scope: "Read your mobile number",
    hover: "The permissions that the person is asked for",
    notApproved: "is not approved for this application yet",
    change: "Change to Contact.User.mobile",
    apply: "Apply for this permission",
    submit: "Apply",
    code: "Add the code parameter",
    confirm: "Add params-confirm",
    compare: "Compare to published",
    published: "Published",
    save: "Save",
    saveAndRun: "Save and run",
    run: "Run",
    unsaved: "There are unsaved changes: they are saved before it runs.",
    allow: "Allow",
    deny: "Don’t allow",
    curl: "Copy as curl",
    notSent: "No request was sent",
    meaning: "Operations and trial",
  },
};

const file = (server: string) => `openapi: 3.0.1
info: { title: Numbers, version: "1" }
servers:
  - url: ${server}
paths:
  /phone:
    get:
      operationId: getMyPhone
      summary: Show my number
      description: Shows the person's own number
      x-dingtalk-delegated-scopes:
        - Contact.User.mobil
      responses: {}
  /phones:
    delete:
      operationId: removeNumber
      summary: Remove a number
      description: Removes a number
      responses: {}
`;

const press = ({ page }: Visit, name: string) =>
  page.getByRole("button", { name, exact: true }).first().click();

/** At the end of the line that holds this. */
async function toEndOf(visit: Visit, text: string): Promise<void> {
  const { page } = visit;
  await editorOf(visit).getByText(text).first().click();
  await page.keyboard.press("End");
}

/** The list answers to no key while it is asked anew, nor in the first 75 ms: what one was typing goes on. */
async function takesFirst({ page }: Visit): Promise<void> {
  await page.locator(".cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)").waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
}

async function completes(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  await toEndOf(builder, "Contact.User.mobil");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- Contact.User.m");
  const option = page.getByRole("option", { name: /Contact\.User\.mobile/ }).first();
  await option.waitFor();
  expect(await option.textContent()).toContain(say.scope);
  expect(await inspect(builder, "skill-completion")).toEqual([]);
  await takesFirst(builder);
  await expect.poll(() => fileIn(builder)).toContain("- Contact.User.mobil\n        - Contact.User.mobile\n");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("x-dingtalk-p");
  await page.getByRole("option", { name: "x-dingtalk-params-confirm" }).waitFor();
  await takesFirst(builder);
  await expect.poll(() => fileIn(builder)).toContain("x-dingtalk-params-confirm:");
}

async function explains(builder: Visit): Promise<void> {
  const { page, look } = builder;
  await editorOf(builder).getByText("x-dingtalk-delegated-scopes").first().hover();
  await page.getByText(words[look.language].hover).waitFor();
  await page.mouse.move(0, 0);
}

/** Each problem with what can be done about it, and gone once it is done. */
async function mends(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  await writesFile(builder, file(world.skill.origin));
  const unknown = page.getByRole("link", { name: /scope_unknown/ });
  await unknown.first().waitFor();
  await editorOf(builder).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("F8");
  await page.keyboard.press("F8");
  expect(await inspect(builder, "skill-problems")).toEqual([]);
  await press(builder, say.change);
  await expect.poll(() => unknown.count()).toBe(0);
  expect(await fileIn(builder)).toContain("- Contact.User.mobile\n");

  await press(builder, say.code);
  await page.getByRole("link", { name: /scopes_without_code/ }).waitFor({ state: "detached" });
  await press(builder, say.apply);
  await page.getByRole("dialog").getByRole("button", { name: say.submit }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** By the keyboard alone: a problem, its fix, and out of the editor. */
async function usesKeys(builder: Visit): Promise<void> {
  const { page, look } = builder;
  const say = words[look.language];
  const posts = file(world.skill.origin).replace(/ *x-dingtalk-delegated-scopes:\n.*\n/, "");
  await writesFile(builder, posts.replace("    delete:", "    post:"));
  const warning = page.getByRole("link", { name: /write_without_confirm/ });
  await warning.waitFor();
  await page.getByRole("button", { name: say.confirm }).waitFor();
  await editorOf(builder).focus();
  await page.keyboard.press("Control+Home");
  for (let pressed = 0; pressed < 5 && (await warning.count()) > 0; pressed += 1) {
    await page.keyboard.press("F8");
    await page.keyboard.press("Control+.");
    await page.waitForTimeout(900);
  }
  expect(await fileIn(builder)).toContain("x-dingtalk-params-confirm: true");
  await editorOf(builder).focus();
  await page.keyboard.press("Tab");
  expect(await hasFocus(builder)).toBe(true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  expect(await hasFocus(builder)).toBe(false);
}

const looks = sampled<Look>([
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 1280 },
]);

test.each(looks)("the editor completes, explains, finds and mends as one types (%o)", async (look) => {
  const assistant = await createAssistant(world.builder, { name: `Editor ${look.language}` });
  const builder = await signsIn(world, "builder", look);
  const { page, complaints } = builder;
  await page.goto(`/studio/${assistant.id}/skills/new`);
  await writesFile(builder, file(world.skill.origin));

  await explains(builder);
  await completes(builder);
  await mends(builder);
  await usesKeys(builder);

  expect(complaints).toEqual([]);
  await builder.context.close();
});

test.each(looks)("a draft is compared to what is published, and one operation tried (%o)", async (look) => {
  const say = words[look.language];
  const assistant = await createAssistant(world.builder, { name: `Tried ${look.language}` });
  const document = JSON.stringify(
    JSON.parse(skillFile({ title: "Numbers", server: world.skill.origin, operations: [phone] })),
    null,
    2,
  );
  for (const code of phone.scopes) {
    await world.builder.send("POST", `/api/applications/${assistant.applicationId}/permissions`, {
      codes: [code],
    });
  }
  const { body } = await world.admin.send("GET", "/api/permission-requests?status=pending");
  for (const { id } of (body as { requests: { id: string }[] }).requests)
    await world.admin.send("POST", `/api/permission-requests/${id}`, { decision: "approve" });
  const { id } = await addSkill(world.builder, assistant, document);
  await publish(world.builder, assistant);
  world.skill.keepsItsCodes();
  world.skill.answersWith(async () => ({ mobile: "13800001111" }));
  const sentBefore = world.skill.requests().length;
  const builder = await signsIn(world, "builder", look);
  const { page, complaints } = builder;
  await page.goto(`/studio/${assistant.id}/skills/${id}`);

  await page.getByText("getMyPhone").first().waitFor();
  await writesFile(builder, document.replace('"version": "1.0.0"', '"version": "2.0.0"'));
  await press(builder, say.compare);
  const before = page.getByRole("dialog").getByRole("textbox", { name: say.published, exact: true });
  await before.waitFor();
  expect(await before.textContent()).toContain("1.0.0");
  expect(await inspect(builder, "skill-difference")).toEqual([]);
  await page.keyboard.press("Escape");

  await page.getByText(say.unsaved).waitFor();
  await press(builder, say.saveAndRun);
  await page.getByRole("button", { name: say.deny, exact: true }).waitFor();
  expect(await inspect(builder, "skill-trial-consent")).toEqual([]);
  await decides(builder, say.deny);
  await page.getByText(say.notSent).waitFor();
  expect(world.skill.requests().length).toBe(sentBefore);
  const saved = await world.builder.send("GET", `/api/assistants/${assistant.id}`);
  expect(JSON.stringify(saved.body)).toContain("2.0.0");

  await page.getByRole("button", { name: /再次运行|Run again/ }).click();
  await decides(builder, say.allow);
  await page.getByText("13800001111").first().waitFor();
  await page.getByRole("button", { name: say.curl }).waitFor();
  expect(await inspect(builder, "skill-trial-answer")).toEqual([]);
  const codes = world.skill.codesReceived();
  expect(await page.content()).not.toContain(codes.at(-1));
  expect(complaints).toEqual([]);
  await builder.context.close();
});
