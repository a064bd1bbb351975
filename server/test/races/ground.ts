import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Closing } from "../../src/app/closing.ts";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { demoAssistant, demoPerson } from "../world/demo.ts";
import { type Assistant, answerOf, type Member } from "../world/member.ts";
import { type NodeProcess, startNode } from "../world/node-process.ts";
import { delayProxy } from "./delay-proxy.ts";

/** What the demo's skill is for. */
export const phoneQuestion = "What is my phone number?";

/** Real nodes on one real PostgreSQL, and a member who allows the demo's skill what it asks for. */
export interface Ground {
  readonly nodes: readonly [NodeProcess, ...NodeProcess[]];
  /** The database without the delay. */
  readonly db: Db;
  /** The demo's, with its skill's credentials. */
  readonly assistant: Assistant;
  readonly member: Member;
  /** What the nodes logged as errors, a database that was too slow to answer apart. */
  complaints(): string[];
  close(): Promise<void>;
}

export interface GroundOptions {
  /** An empty or migrated database. */
  databaseUrl: string;
  nodes: number;
  /** Each piece sent to the database waits so long at most, in milliseconds; 0: no proxy. */
  mostDelayMs?: number;
  random?: () => number;
}

export async function givenNodes(options: GroundOptions): Promise<Ground> {
  const closing = new Closing();
  try {
    return await startNodes(options, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function startNodes(options: GroundOptions, closing: Closing): Promise<Ground> {
  const { databaseUrl, nodes: count, mostDelayMs = 0, random = Math.random } = options;
  const folder = await mkdtemp(join(tmpdir(), "behalf-nodes-"));
  closing.add(() => rm(folder, { recursive: true, force: true }));
  const { db, close } = openDatabase({ url: databaseUrl, log: createLog("silent"), connections: 4 });
  closing.add(close);
  const proxy = await delayProxy(databaseUrl, { mostMs: mostDelayMs, random });
  closing.add(() => proxy.close());
  const env = {
    DATABASE_URL: mostDelayMs === 0 ? databaseUrl : proxy.url,
    SECRET_KEY: randomText().reveal(),
  };

  const start = async (name: string, args: string[]) => {
    const node = await startNode({ dataDir: join(folder, name), env, args });
    closing.add(() => node.end("SIGTERM"));
    return node;
  };
  const first = await start("first", []);
  const member = await demoPerson(first.url, "member");
  const assistant = await demoAssistant(member, first.dataDir);
  await allowDemo(member, assistant);
  // Only now: a node without the demo's skill beside it could not call it.
  const others: NodeProcess[] = [];
  for (let number = 2; number <= count; number += 1)
    others.push(await start(`node-${number}`, ["--no-demo"]));
  const nodes: Ground["nodes"] = [first, ...others];
  const complaints = () =>
    nodes
      .flatMap((node) => node.output().match(/^.*"level":50.*$/gm) ?? [])
      .filter((line) => !line.includes('"error":"unavailable: '));
  return { nodes, db, assistant, member, complaints, close: () => closing.close() };
}

/** Through the chat: the card, the call, the answer. Its code is the model of all that are issued for a race. */
async function allowDemo(member: Member, assistant: Assistant): Promise<void> {
  const asked = await member.says(assistant, phoneQuestion);
  const answer = answerOf(await member.allows(asked, { duration: "always" }));
  if (!answer.includes("13800000000")) throw new Error(`the demo's skill did not answer: ${answer}`);
}
