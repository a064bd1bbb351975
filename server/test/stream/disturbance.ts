import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client.ts";
import type { Crowd } from "./ground.ts";
import type { TwoNodes } from "./nodes.ts";
import type { Person } from "./people.ts";

export interface Disturbed {
  nodes: TwoNodes;
  crowd: Crowd;
  /** Asks every application all the time. */
  person: Person;
  seconds: number;
  random: () => number;
}

/** Between two faults of some client. */
const mostPauseMs = 300;
/** How long a person looks at a run before asking something else. */
const patienceMs = 3_000;

/** How often each disturbance happened; none may be missing. */
export async function disturb({
  nodes,
  crowd,
  person,
  seconds,
  random,
}: Disturbed): Promise<Record<string, number>> {
  const done = { cut: 0, frozen: 0, ghosts: 0, restarted: 0, killed: 0 };
  const end = performance.now() + seconds * 1_000;
  const lasts = () => performance.now() < end;
  const restarts = async () => {
    await sleep(seconds * 200);
    await nodes.restart(1, "SIGTERM");
    done.restarted += 1;
    await sleep(seconds * 200);
    await nodes.restart(0, "SIGKILL");
    done.killed += 1;
  };
  const faults = async () => {
    for (; lasts(); await sleep(random() * mostPauseMs)) {
      const client = crowd.clients[Math.floor(random() * crowd.clients.length)];
      if (client?.connected()) done[fault(client, random)] += 1;
    }
  };
  const asking = crowd.applications.map(async (application) => {
    for (; lasts(); await sleep(100 + random() * 500)) await person.asks(application, patienceMs);
  });
  await Promise.all([restarts(), faults(), ...asking]);
  return done;
}

function fault(client: Client, random: () => number): "cut" | "frozen" | "ghosts" {
  const kind = random();
  if (kind < 0.5) {
    client.cut();
    return "cut";
  }
  if (kind < 0.7) {
    client.freeze(2_000 + random() * 4_000);
    return "frozen";
  }
  client.leaveGhost();
  return "ghosts";
}
