import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { buildWebIfNeeded } from "../../../server/src/app/web-build.ts";
import { removePostgres } from "../../../server/src/platform/postgres/index.ts";
import { addSkill, applyFor, createAssistant, publish } from "../../../server/test/world/building.ts";
import { demoPassword, demoPerson } from "../../../server/test/world/demo.ts";
import type { Assistant, Member } from "../../../server/test/world/member.ts";
import { type NodeProcess, startNode } from "../../../server/test/world/node-process.ts";
import { type Skill, startSkill } from "../../../server/test/world/skill.ts";
import { skillFile } from "../../../server/test/world/skill-file.ts";
import { office } from "./office.ts";

/** Who looks at a screen. `holder` allows several things; `member` nothing that lasts. */
export type Who = "nobody" | "member" | "holder" | "builder" | "admin";

/** An organisation at work, on a server of its own, so that every screen has something to show. */
export interface Ground {
  url: string;
  people: Record<Exclude<Who, "nobody">, Member>;
  /** Reads meetings with the person's permission, adds and deletes to-dos, knows the weather. */
  office: Assistant;
  /** Not published, with a skill that lacks a permission. */
  draft: Assistant;
  skillIds: { office: string; draft: string };
  /** Nothing is heard any more, from the server or its skill. */
  stop(): Promise<void>;
}

export async function prepareGround(): Promise<Ground> {
  // Beforehand, so that the server's own time to get ready is not spent on it.
  await buildWebIfNeeded((line) => process.stdout.write(`${line}\n`));
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-gallery-"));
  const skill = await startSkill("http://127.0.0.1:1");
  skill.answersWith(async ({ method, path }) => office.answer(method, path));
  const node = await startNode({ dataDir, env: { EGRESS_ALLOW: new URL(skill.origin).host } });
  const stop = () => stopAll(node, skill, dataDir);
  try {
    return { ...(await furnish(node, skill)), url: node.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopAll(node: NodeProcess, skill: Skill, dataDir: string): Promise<void> {
  await node.end("SIGTERM");
  await skill.stop();
  await removePostgres(dataDir);
  await rm(dataDir, { recursive: true, force: true });
}

async function furnish(node: NodeProcess, skill: Skill): Promise<Omit<Ground, "url" | "stop">> {
  const [member, builder, admin] = await Promise.all([
    demoPerson(node.url, "member"),
    demoPerson(node.url, "builder"),
    demoPerson(node.url, "admin"),
  ]);
  const assistant = await createAssistant(builder, { name: "办公助手 / Office" });
  await applyFor(builder, assistant, office.scopes);
  await approve(admin);
  const file = stringify(
    JSON.parse(skillFile({ title: "日程与待办 / Calendar and to-dos", server: skill.origin, ...office })),
  );
  const { id: officeSkill } = await addSkill(builder, assistant, file);
  await describe(builder, assistant, {
    icon: ":calendar",
    description: "查日程、记待办、写周报 / Meetings, to-dos and the weekly report",
    welcome:
      "我可以代你查日程、记待办、写周报。 / I look up meetings, keep your to-dos and write the weekly report.",
  });
  await publish(builder, assistant);
  const draft = await createAssistant(builder, { name: "差旅助手 / Travel" });
  await describe(builder, draft, { icon: ":plane", description: "订票、查行程 / Tickets and itineraries" });
  const { id: draftSkill } = await addSkill(builder, draft, file.replaceAll("Calendar and", "Travel and"));
  await applyFor(
    builder,
    draft,
    ["Contact.User.mobile"],
    "订票时需要联系人的手机号 / Tickets need a phone number",
  );
  const holder = await holding(node.url, admin, assistant);
  return {
    people: { member, holder, builder, admin },
    office: assistant,
    draft,
    skillIds: { office: officeSkill, draft: draftSkill },
  };
}

async function describe(builder: Member, { id }: Assistant, words: Record<string, string>): Promise<void> {
  const { status } = await builder.send("PATCH", `/api/assistants/${id}`, words);
  if (status !== 200) throw new Error(`describing an assistant answered ${status}`);
}

async function approve(admin: Member): Promise<void> {
  const { body } = await admin.send("GET", "/api/permission-requests?status=pending");
  for (const { id } of (body as { requests: { id: string }[] }).requests)
    await admin.send("POST", `/api/permission-requests/${id}`, { decision: "approve", note: "可以 / Fine" });
}

/** The admin has allowed a few things and used them, and once was told that a service is down. */
async function holding(url: string, admin: Member, assistant: Assistant): Promise<Member> {
  const holder = await demoPerson(url, "admin");
  await holder.allows(await holder.says(assistant, office.phrases.meetings.zh), { duration: "30d" });
  await holder.says(assistant, office.phrases.meetings.en);
  await holder.confirms(await holder.says(assistant, office.phrases.addTodo.zh));
  await holder.says(assistant, office.phrases.report.zh);
  const { body } = await admin.send("GET", "/api/assistants");
  const [demo] = (body as { assistants: Assistant[] }).assistants.filter(({ id }) => id !== assistant.id);
  if (demo) await holder.allows(await holder.says(demo, "我的手机号是多少？"), { duration: "always" });
  return holder;
}

export { demoPassword };
