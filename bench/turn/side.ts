import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import type { Closing } from "../../server/src/app/closing.ts";
import { type Meter, meterOf } from "../cost.ts";
import { inspect } from "../inspector.ts";
import { startBenchNode } from "../node.ts";
import type { BenchServer } from "../postgres.ts";
import { type BenchSkill, startBenchSkill } from "../skill.ts";
import { givenTalker } from "../talker.ts";
import { type Chat, chatAt } from "./chat.ts";

/** Something that takes turns: a node of ours, or the bare handler beside it. */
export interface Side {
  readonly name: string;
  readonly chat: Chat;
  readonly skill: BenchSkill;
  newConversation(): Promise<string>;
}

export interface OurSide extends Side {
  readonly meter: Meter;
  readonly inspector: Awaited<ReturnType<typeof inspect>>;
  /** One more node on the same database, until it is closed. */
  another(): Promise<{ url: string; chat: Chat; close(): Promise<void> }>;
}

/** A node of a checkout with its skill, and somebody signed in to it. */
export async function startOurs(
  server: BenchServer,
  { name, folder }: { name: string; folder: string },
  closing: Closing,
): Promise<OurSide> {
  const database = await server.database();
  const how = { folder, database, secretKey: randomBytes(32).toString("base64") };
  const node = await startBenchNode({ ...how, inspected: true });
  closing.add(() => node.stop());
  const skill = await startBenchSkill();
  closing.add(() => skill.close());
  const meter = await meterOf(server, { pid: node.pid, database });
  closing.add(() => meter.close());
  const inspector = await inspect(node.inspector ?? "");
  closing.add(() => inspector.close());
  const { member, assistant } = await givenTalker(node.url, skill);
  const { cookie, csrfToken } = await member.session();
  const headers = { cookie, "x-csrf-token": csrfToken };
  const chat = chatAt(node.url, headers);
  closing.add(() => chat.close());
  return {
    name,
    chat,
    skill,
    meter,
    inspector,
    newConversation: async () => (await member.startsConversation(assistant)).id,
    async another() {
      const second = await startBenchNode(how);
      const chat = chatAt(second.url, headers);
      const close = async () => {
        await chat.close();
        await second.stop();
      };
      return { url: second.url, chat, close };
    },
  };
}

/** The bare handler, on a database of its own on the same PostgreSQL, with so many commits a turn. */
export async function startBare(
  server: BenchServer,
  { name, commits }: { name: string; commits: number },
  closing: Closing,
): Promise<Side> {
  const skill = await startBenchSkill();
  closing.add(() => skill.close());
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: await server.database(),
    COMMITS: String(commits),
    SKILL: skill.origin,
  };
  const child = fork(join(import.meta.dirname, "bare-node.ts"), { env, execArgv: [] });
  const gone = once(child, "exit");
  closing.add(async () => {
    child.disconnect();
    await gone;
  });
  const [ready]: { url: string }[] = await once(child, "message");
  const url = ready?.url ?? "";
  skill.use({ url, clientId: "bare", clientSecret: "bare" });
  const chat = chatAt(url, {});
  closing.add(() => chat.close());
  return { name, chat, skill, newConversation: async () => "bare" };
}
