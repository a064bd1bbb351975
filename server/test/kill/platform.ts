import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { removePostgres, startPostgres } from "../../src/platform/postgres/index.ts";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "../world/building.ts";
import { demoPerson } from "../world/demo.ts";
import type { Assistant, Member } from "../world/member.ts";
import { type NodeProcess, startNode } from "../world/node-process.ts";
import { type Skill, startSkill } from "../world/skill.ts";
import { phone, type SkillOperation, skillFile } from "../world/skill-file.ts";
import { startStreamSkill } from "../world/stream-skill.ts";

/** A whole installation in a data folder: our process and the PostgreSQL it starts, to be killed and started again. */
export interface Platform {
  readonly url: string;
  readonly dataDir: string;
  /** What the present process has written. */
  output(): string;
  /** `kill -9` of the server; its PostgreSQL stays. */
  kill(): Promise<void>;
  /** `kill -9` of both at once. */
  killAll(): Promise<void>;
  /** On the same address. Answers the milliseconds from the start of the process to "behalf ready". */
  restart(): Promise<number>;
  /** The database, for as long as its PostgreSQL lives; to be closed. */
  database(): Promise<{ db: Db; close(): Promise<void> }>;
  /** Ends what runs and deletes everything. */
  remove(): Promise<void>;
}

export async function startPlatform(settings: Record<string, string> = {}): Promise<Platform> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-kill-"));
  const env = { EGRESS_ALLOW: "127.0.0.1", ...settings };
  let node: NodeProcess = await startNode({ dataDir, env });
  const { url } = node;

  return {
    url,
    dataDir,
    output: () => node.output(),
    kill: () => node.end("SIGKILL"),
    async killAll() {
      const postmaster = await postmasterOf(dataDir);
      process.kill(postmaster, "SIGKILL");
      await node.end("SIGKILL");
    },
    async restart() {
      node = await startNode({ dataDir, env, port: Number(new URL(url).port) });
      return node.readyMs;
    },
    async database() {
      const { url: databaseUrl } = await startPostgres({ dataDir, progress: () => {} });
      return openDatabase({ url: databaseUrl, log: createLog("silent"), connections: 2 });
    },
    async remove() {
      await node.end("SIGTERM");
      const left = await startPostgres({ dataDir, progress: () => {} });
      await left.stop();
      await removePostgres(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function postmasterOf(dataDir: string): Promise<number> {
  const [pid] = (await readFile(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n");
  return Number(pid);
}

/** A skill of somebody's own, published in an assistant of the demo organisation. */
export interface Installed {
  readonly skill: Skill;
  readonly assistant: Assistant;
}

export async function installSkill(
  url: string,
  { operations = [phone], stream = false }: { operations?: readonly SkillOperation[]; stream?: boolean } = {},
): Promise<Installed> {
  const [builder, admin] = [await demoPerson(url, "builder"), await demoPerson(url, "admin")];
  const skill = await (stream ? startStreamSkill(url) : startSkill(url));
  const assistant = await createAssistant(builder, { name: "A developer's assistant" });
  skill.usesCredentials(assistant);
  await skill.ready();
  const scopes = operations.flatMap((operation) => operation.scopes);
  if (scopes.length > 0) await applyFor(builder, assistant, scopes);
  await approveAll(admin);
  await addSkill(
    builder,
    assistant,
    skillFile({
      title: "Installed",
      server: skill.origin,
      operations,
      ...(stream && { "x-dingtalk-protocol": "stream" }),
    }),
  );
  await publish(builder, assistant);
  return { skill, assistant };
}

/** The run as soon as it is over, however long its node takes to notice it. */
export async function ended(member: Member, run: { id: string }, withinMs = 30_000) {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) {
    const seen = await member.sees(run);
    if (!["queued", "in_progress", "requires_action"].includes(seen.status)) return seen;
  }
  throw new Error(`${run.id} did not end within ${withinMs} ms`);
}
