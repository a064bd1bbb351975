import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addSkill, applyFor, approveAll, publish } from "../../server/test/world/building.ts";
import { ApplicationReply, AssistantReply } from "../../server/test/world/contract.ts";
import { demoPassword } from "../../server/test/world/demo.ts";
import { type Assistant, type Member, memberOf } from "../../server/test/world/member.ts";
import { officialClient } from "../../server/test/world/official-client.ts";
import { sampled } from "../../server/test/world/sampled.ts";
import { read, signIn } from "../../server/test/world/session.ts";
import { phone, skillFile } from "../../server/test/world/skill-file.ts";
import { inspect, type Look, type Visit } from "./browser.ts";
import { decides, says, signsIn, skillWorld } from "./skill-world.ts";

/* A builder is led from nothing to the first answer with their own permission, may leave and go on, and may be left alone. */

const world = skillWorld();

const words = {
  zh: {
    guide: "从新建助理到它的第一个答案",
    skip: /^跳过/,
    show: "重新显示引导",
    newAssistant: "新建助理",
    name: "名称",
    create: "创建",
    kept: "我已保存",
    steps: ["新建助理", "添加技能", "申请权限", "试用草稿", "发布"],
    fromSample: "从示例开始",
    apply: "去申请",
    tryIt: "去试用",
    trialPane: "试用",
    trial: "试用消息",
    question: "我的手机号是多少？",
    allow: "允许访问",
    publish: "去发布",
    finished: "你的助理已经用你的授权给出过答案，并已发布。",
  },
  en: {
    guide: "From a new assistant to its first answer",
    skip: /^Skip it/,
    show: "Show the guide again",
    newAssistant: "New assistant",
    name: "Name",
    create: "Create",
    kept: "I have kept it",
    steps: ["Make an assistant", "Add a skill", "Apply for permissions", "Try the draft", "Publish"],
    fromSample: "Begin with a sample",
    apply: "Apply",
    tryIt: "Try it",
    trialPane: "Try it",
    trial: "Message to the draft",
    question: "What is my phone number?",
    allow: "Allow",
    publish: "Publish it",
    finished: "Your assistant has answered with your permission, and it is published.",
  },
};

const mobile = "13800000002";

const looks: Look[] = [
  { language: "zh", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 360 },
];

/** Where the guide says one is, on the page of one's assistants. */
async function isAt({ page, look }: Visit, step: number): Promise<void> {
  const say = words[look.language];
  await page.goto("/studio");
  const guide = page.getByRole("region", { name: say.guide });
  const current = guide.locator("[aria-current=step] h3");
  await expect.poll(() => current.textContent()).toContain(say.steps[step]);
}

/** Somebody new, with nothing of their own. */
async function givenBuilder(account: string): Promise<Member> {
  const { url } = world.node;
  const given = { account, password: "given-horse" };
  const rest = { name: "Bo", mobile, roles: ["builder"] };
  const added = await world.admin.send("POST", "/api/members", { ...given, ...rest });
  expect(added.status).toBe(201);
  const first = await signIn(url, given);
  const own = { currentPassword: given.password, password: demoPassword };
  expect((await first.send("PATCH", "/api/session", own)).status).toBe(200);
  const session = await signIn(url, { account, password: demoPassword });
  return memberOf({ id: "", unionId: "", account, password: demoPassword }, async () => session);
}

async function makesAssistant({ page, look }: Visit, builder: Member): Promise<Assistant> {
  const say = words[look.language];
  const guide = page.getByRole("region", { name: say.guide });
  await guide.getByRole("button", { name: say.newAssistant }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: say.name }).fill(`First ${look.language}`);
  await dialog.getByRole("button", { name: say.create, exact: true }).click();
  await dialog.getByRole("button", { name: say.kept }).click();
  await page.waitForURL(/studio\/ast_/);
  const id = page.url().match(/ast_[\w-]+/)?.[0] ?? "";
  const { assistant } = read(
    await builder.send("GET", `/api/assistants/${id}`),
    200,
    AssistantReply.omit({ clientSecret: true }),
  );
  const { applicationId } = assistant;
  const found = await builder.send("GET", `/api/applications/${applicationId}`);
  const { clientId } = read(found, 200, ApplicationReply).application;
  const made = await builder.send("POST", `/api/applications/${applicationId}/secret`);
  const { clientSecret } = made.body as { clientSecret: string };
  return { ...assistant, name: `First ${look.language}`, clientId, clientSecret };
}

test.each(sampled(looks))(
  "a builder is led to the first answer, leaves, goes on, and is left alone if they wish ($language, $theme, $width px)",
  async (look) => {
    const say = words[look.language];
    const builder = await givenBuilder(`first-${randomUUID()}`);
    const visit = await signsIn(world, builder.account, look);
    const { page } = visit;
    await isAt(visit, 0);
    expect(await inspect(visit, "first-run")).toEqual([]);
    await page.getByRole("button", { name: say.skip }).click();
    await expect.poll(() => page.getByRole("region", { name: say.guide }).count()).toBe(0);
    await page.goto("/help");
    await page.getByRole("button", { name: say.show }).click();
    await isAt(visit, 0);

    const assistant = await makesAssistant(visit, builder);
    await isAt(visit, 1);
    await page.getByRole("link", { name: say.fromSample, exact: true }).click();
    await page.waitForURL(/skills\/new\?sample=/);
    const document = skillFile({ title: "Numbers", server: world.skill.origin, operations: [phone] });
    await addSkill(builder, assistant, document);

    await isAt(visit, 2);
    await page.getByRole("link", { name: say.apply, exact: true }).click();
    await page.waitForURL(/console\/app_.*tab=permissions/);
    await applyFor(builder, assistant, ["Contact.User.Read", "Contact.User.mobile"]);
    await approveAll(world.admin);

    await isAt(visit, 3);
    await page.getByRole("link", { name: say.tryIt, exact: true }).click();
    if (look.width === 360) await page.getByRole("radio", { name: say.trialPane, exact: true }).click();
    await page.getByRole("textbox", { name: say.trial }).waitFor();
    const client = officialClient(world.node.url, assistant);
    world.skill.answersWith(async (_request, code) => {
      const { accessToken } = await client.exchange(code);
      return { mobile: (await client.profile(accessToken)).mobile };
    });
    await says(visit, say.question);
    await decides(visit, say.allow);
    await page.getByText(mobile).first().waitFor();

    // A use is written a moment after it was answered.
    await expect.poll(async () => (await builder.grant()).lastUsedAt).not.toBeNull();
    await isAt(visit, 4);
    await page.getByRole("link", { name: say.publish, exact: true }).click();
    await page.waitForURL(/studio\/ast_/);
    await publish(builder, assistant);
    await page.goto("/studio");
    await page.getByText(`First ${look.language}`).first().waitFor();
    expect(await page.getByRole("region", { name: say.guide }).count()).toBe(0);
    await page.goto("/help");
    await page.getByText(say.finished).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
);
