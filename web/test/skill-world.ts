import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { addSkill, createAssistant, publish } from "../../server/test/world/building.ts";
import { demoPassword, demoPerson } from "../../server/test/world/demo.ts";
import type { Assistant, Member } from "../../server/test/world/member.ts";
import type { NodeProcess } from "../../server/test/world/node-process.ts";
import { type Skill, startSkill } from "../../server/test/world/skill.ts";
import { type SkillOperation, skillFile } from "../../server/test/world/skill-file.ts";
import { entersAs, type Look, launchBrowser, type Visit, visit } from "./browser.ts";
import { startDemoNode } from "./demo-node.ts";

/** The demo organisation on a node of its own, and somebody's skill that the node may call. */
export interface SkillWorld {
  node: NodeProcess;
  browser: Browser;
  skill: Skill;
  member: Member;
  builder: Member;
  admin: Member;
  /** Published, with these operations of the skill. */
  assistant(title: string, operations: readonly SkillOperation[]): Promise<Assistant>;
  publish(assistant: Assistant): Promise<void>;
  /** A window of this account, signed in, in a new conversation with the assistant. */
  opens(account: "member" | "builder" | "admin", assistant: Assistant, look: Look): Promise<Visit>;
}

/** Made before the tests of a file and taken away after them. */
export function skillWorld(): SkillWorld {
  const world: Partial<SkillWorld> = {};
  beforeAll(async () => {
    // Its own calls to the platform are of no interest here.
    const skill = await startSkill("http://127.0.0.1:1");
    const node = await startDemoNode({ EGRESS_ALLOW: new URL(skill.origin).hostname });
    const [member, builder, admin, browser] = await Promise.all([
      demoPerson(node.url, "member"),
      demoPerson(node.url, "builder"),
      demoPerson(node.url, "admin"),
      launchBrowser(),
    ]);
    const made = { node, browser, skill, member, builder, admin };
    Object.assign(world, made, {
      assistant: assistantIn(made),
      publish: async (assistant: Assistant) => void (await publish(builder, assistant)),
      opens: opensIn(made),
    });
  });
  afterAll(async () => {
    await world.browser?.close();
    await world.node?.end("SIGTERM");
    await world.skill?.stop();
  });
  return world as SkillWorld;
}

function assistantIn({ builder, skill }: Pick<SkillWorld, "builder" | "skill">): SkillWorld["assistant"] {
  return async (title, operations) => {
    const assistant = await createAssistant(builder, { name: title });
    await addSkill(builder, assistant, skillFile({ title, server: skill.origin, operations }));
    await publish(builder, assistant);
    return assistant;
  };
}

function opensIn(world: Omit<SkillWorld, "assistant" | "publish" | "opens">): SkillWorld["opens"] {
  return async (account, assistant, look) => {
    const { id } = await world[account].startsConversation(assistant);
    const opened = await enters(world, account, look);
    await opened.page.goto(`/chat/${id}`);
    await opened.page.locator("textarea").waitFor();
    return opened;
  };
}

/** A window of this account; it ends on the chat, where among several assistants none is chosen yet. */
export async function signsIn(...whose: Parameters<typeof enters>): Promise<Visit> {
  const opened = await enters(...whose);
  await opened.page.goto("/chat");
  return opened;
}

async function enters(
  { browser, node }: Pick<SkillWorld, "browser" | "node">,
  account: string,
  look: Look,
): Promise<Visit> {
  const opened = await visit(browser, node.url, look);
  await entersAs(opened, { account, password: demoPassword });
  return opened;
}

export async function says({ page }: Visit, text: string): Promise<void> {
  const composer = page.locator("textarea");
  await composer.fill(text);
  // While the assistant is at work nothing is taken.
  await expect
    .poll(async () => {
      await composer.press("Enter");
      return composer.inputValue();
    })
    .toBe("");
}

/** A button that decides is inert until it has been wholly in view for a moment. */
export async function decides({ page }: Visit, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor();
  await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await button.click();
}
