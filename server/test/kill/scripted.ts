import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Closing } from "../../src/app/closing.ts";
import { type Cluster, startCluster } from "../world/cluster.ts";
import { type Run, RunReply } from "../world/contract.ts";
import { cloneDatabase } from "../world/database.ts";
import { demoPerson } from "../world/demo.ts";
import type { Member } from "../world/member.ts";
import { type PlannerServer, startPlannerServer } from "../world/planner-server.ts";
import { read, request } from "../world/session.ts";
import type { SkillOperation } from "../world/skill-file.ts";
import { type Installed, installSkill } from "./platform.ts";
import { type Held, type Moment, type WireProxy, wireProxy } from "./wire-proxy.ts";

/** Short, so that many leases fit in a test; long enough for a busy machine to keep them. */
export const lease = { heldMs: 3_000, heartbeatMs: 1_000, sweepMs: 200 };

/** Nodes that are processes of their own, whose planner the test plays, and somebody who talks to them. */
export interface ScriptedNodes {
  readonly cluster: Cluster;
  readonly planner: PlannerServer;
  readonly installed: Installed;
  /** The same person, by way of each node. */
  readonly members: readonly Member[];
  /** Says it by way of a node, and is told that it was taken. */
  says(index: number, text: string): Promise<Run>;
  /** Lets a paused node go on, until it takes requests again: for a moment it takes itself for overloaded. */
  wakes(index: number): Promise<void>;
  /** What is done when that node comes to that moment. */
  at(index: number, moment: Moment, then: () => void): Held;
  close(): Promise<void>;
}

export async function startScriptedNodes(operations: readonly SkillOperation[]): Promise<ScriptedNodes> {
  const closing = new Closing();
  try {
    return await open(operations, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function open(operations: readonly SkillOperation[], closing: Closing): Promise<ScriptedNodes> {
  const size = 2;
  const databaseUrl = await cloneDatabase();
  const proxies: WireProxy[] = [];
  for (let index = 0; index < size; index += 1) proxies.push(await wireProxy(databaseUrl));
  const proxyOf = (index: number): WireProxy => {
    const proxy = proxies[index];
    if (proxy === undefined) throw new Error(`there is no node ${index}`);
    return proxy;
  };
  closing.add(() => Promise.all(proxies.map((proxy) => proxy.close())));
  const planner = await startPlannerServer();
  closing.add(() => planner.close());
  const cluster = await startCluster({
    databaseUrl,
    size,
    databaseOf: (index) => proxyOf(index).url,
    program: resolve(import.meta.dirname, "../world/scripted-node.ts"),
    env: {
      PLANNER_URL: planner.url,
      LEASE_MS: String(lease.heldMs),
      HEARTBEAT_MS: String(lease.heartbeatMs),
      SWEEP_MS: String(lease.sweepMs),
      MAX_PLANNING_MS: String(lease.heldMs * 10),
    },
  });
  closing.add(() => cluster.close());
  const installed = await installSkill(cluster.url(0), { operations });
  closing.add(() => installed.skill.stop());
  const members = [await demoPerson(cluster.url(0), "member"), await demoPerson(cluster.url(1), "member")];
  return {
    cluster,
    planner,
    installed,
    members,
    async says(index, text) {
      const member = members[index];
      if (member === undefined) throw new Error(`there is no node ${index}`);
      const { id } = await member.startsConversation(installed.assistant);
      const answer = await member.send("POST", `/api/conversations/${id}/messages`, { text });
      return read(answer, 202, RunReply).run;
    },
    async wakes(index) {
      cluster.node(index).goOn();
      await until(
        "it answers",
        async () => (await request(cluster.url(index), "GET", "/readyz")).status === 200,
      );
    },
    at: (index, moment, then) => proxyOf(index).at(moment, then),
    close: () => closing.close(),
  };
}

/** Until it is so. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(10)) if (await isSo()) return;
  throw new Error(`not within ${withinMs} ms: ${what}`);
}
