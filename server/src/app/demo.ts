import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { applyForPermissions, decidePermission, listPermissionRequests } from "../applications/index.ts";
import { addSkill, createAssistant, findHosts, publish } from "../assistants/index.ts";
import { by } from "../audit/index.ts";
import {
  createOrganisation,
  givePicture,
  isStillEmpty,
  type Member,
  type NewMember,
  roles,
} from "../directory/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import type { OrganisationId } from "../platform/ids.ts";
import { randomText, Secret } from "../platform/secret.ts";
import { addMemberWithPassword } from "../sign-in/index.ts";
import { fillWeek } from "./demo-week.ts";
import { sampleSkills } from "./samples.ts";

/* Names are in both languages, with " / " between them: each reader is shown theirs, as of any name that is given so. */

const people: NewMember[] = [
  {
    account: "member",
    name: "李小明 / Li Xiaoming",
    mobile: "13800000000",
    email: "member@example.com",
    jobNumber: "1001",
    roles: ["member"],
  },
  {
    account: "builder",
    name: "王建工 / Wang Jiangong",
    mobile: "13900000000",
    email: "builder@example.com",
    jobNumber: "1002",
    roles: ["member", "builder", "developer"],
  },
  {
    account: "admin",
    name: "张管理 / Zhang Guanli",
    mobile: "13700000000",
    email: "admin@example.com",
    jobNumber: "1003",
    roles: [...roles],
  },
];

export const demoAccounts = people.map(({ account }) => account);

/** The organisation *Demo*: three people, one assistant, its sample skills. Answers the password of all three, unless another node was first. */
export async function createDemo(ctx: Ctx): Promise<Secret | undefined> {
  const password = new Secret(ctx.config.DEMO_PASSWORD ?? randomText().reveal().slice(0, 12));
  return inTx(ctx, async (plain) => {
    if (!(await isStillEmpty(plain))) return undefined;
    const { id: organisationId } = await createOrganisation(plain, { name: "Demo" });
    const ctx = within(plain, organisationId);
    const members: Member[] = [];
    for (const person of people) {
      const member = await addMemberWithPassword(ctx, by.system, { ...person, password: password.reveal() });
      const bytes = await readFile(new URL(`demo-pictures/${person.account}.webp`, import.meta.url));
      await givePicture(ctx, by.system, { id: member.id, bytes });
      members.push(member);
    }
    const [member, builder, admin] = members.map((member) => ({
      member,
      caller: callerOf(organisationId, member),
    }));
    if (member === undefined || builder === undefined || admin === undefined) return password;
    await createDemoAssistant(ctx, builder.caller, admin.caller);
    await fillWeek(ctx, { member, builder, admin }, new Date());
    return password;
  });
}

/** The way a builder and an admin would do it by hand. */
async function createDemoAssistant(
  ctx: TenantCtx,
  builder: PersonPrincipal,
  admin: PersonPrincipal,
): Promise<void> {
  const { assistant, clientSecret } = await createAssistant(ctx, builder, {
    name: "Personal assistant / 个人助理",
    description: "你的日程、待办和资料 / Your calendar, your to-dos and your profile",
    planning: true,
    icon: "我",
    instructions:
      "用提问的语言简短回答，并说明用到了哪些信息。\nAnswer briefly, in the language of the question, and say which information you used.",
    welcome:
      "我可以代你查看日程和自己的资料、新建待办、找出空闲时间、改会议时间。需要访问你的信息时，我会先征得你的同意。 / I look up your agenda and your profile, add to-dos, find a free hour and move meetings for you. Before I use your information, I ask you.",
    starters: [
      "我今天有什么安排？ / What do I have today?",
      "提醒我明天下午三点寄合同 / Remind me to call the bank on Friday at 3",
      "我的手机号是多少？ / What is my phone number?",
    ],
  });
  const { applicationId } = assistant;
  const codes = [
    "Contact.User.Read",
    "Contact.User.mobile",
    "Calendar.Event.Read",
    "Calendar.Event.Write",
    "Calendar.EventSchedule.Read",
    "Todo.PersonalTodo.Write",
  ];
  const application = await applyForPermissions(ctx, builder, { applicationId, codes, reason: "Demo" });
  const { items } = await listPermissionRequests(ctx, { status: "pending", limit: 10 }, findHosts);
  for (const { id } of items)
    await decidePermission(ctx, admin, { id, decision: "approve", note: "Demo" }, findHosts);
  for (const { name } of sampleSkills) {
    const document = await readFile(new URL(`../../../examples/${name}/skill.yaml`, import.meta.url), "utf8");
    await addSkill(ctx, builder, assistant.id, { document });
    if (clientSecret !== undefined)
      await keepCredentials(ctx, name, { clientId: application.clientId, clientSecret });
  }
  await publish(ctx, builder, { assistantId: assistant.id, notes: "Demo" }, async () => 0);
}

/** Where a sample skill reads its credentials, as its developer would keep them. */
export const credentialsFile = (ctx: Ctx, name: string): string =>
  join(ctx.config.DATA_DIR, "samples", `${name}.json`);

async function keepCredentials(
  ctx: Ctx,
  name: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: Secret },
): Promise<void> {
  const file = credentialsFile(ctx, name);
  await mkdir(join(ctx.config.DATA_DIR, "samples"), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ clientId, clientSecret: clientSecret.reveal() }), { mode: 0o600 });
  await chmod(file, 0o600);
}

function callerOf(organisationId: OrganisationId, { id, name, roles: held }: Member): PersonPrincipal {
  return { kind: "person", id, organisationId, name, locale: "en", roles: held, csrfToken: "" };
}
