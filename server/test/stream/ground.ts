import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "../races/attempts.ts";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "../world/building.ts";
import { demoPerson } from "../world/demo.ts";
import { phone, skillFile } from "../world/skill-file.ts";
import { type Client, startClient } from "./client.ts";
import type { Marked } from "./frames.ts";
import type { Log } from "./log.ts";
import type { TwoNodes } from "./nodes.ts";
import { type OfficialClient, startOfficialClient } from "./official.ts";

/** Applications with assistants of their own, and the clients that are connected for them. */
export interface Crowd {
  readonly applications: readonly Marked[];
  readonly clients: readonly Client[];
  /** Milliseconds until all are connected, or until the time is over. */
  whenConnected(withinMs: number): Promise<number>;
  end(): void;
}

export const clientsEach = 10;
const officialClients = 4;

interface CrowdOptions {
  nodes: TwoNodes;
  sockets: number;
  log: Log;
  random: () => number;
}

export async function givenCrowd({ nodes, sockets, log, random }: CrowdOptions): Promise<Crowd> {
  const marks = Array.from(
    { length: Math.ceil(sockets / clientsEach) },
    (_, index) => `skill-${String(index).padStart(3, "0")}`,
  );
  const applications = await givenApplications(nodes.urls[0], marks);
  const official = applications
    .slice(0, officialClients)
    .map((application, index) => startOfficialClient(nodes.urls[index % 2 === 0 ? 0 : 1], application, log));
  const clients = applications.flatMap((application, index) =>
    Array.from({ length: index < officialClients ? clientsEach - 1 : clientsEach }, () =>
      startClient({ application, urls: nodes.urls, random, log, nodeAway: nodes.away }),
    ),
  );
  const all: (Client | OfficialClient)[] = [...official, ...clients];
  return {
    applications,
    clients,
    async whenConnected(withinMs) {
      const begun = performance.now();
      const ms = () => performance.now() - begun;
      while (ms() < withinMs && !all.every((client) => client.connected())) await sleep(20);
      return Math.round(ms());
    },
    end() {
      for (const client of all) client.end();
    },
  };
}

async function givenApplications(url: string, marks: readonly string[]): Promise<Marked[]> {
  const builder = await demoPerson(url, "builder");
  const made = await inParallel(marks, 4, async (mark) => {
    const assistant = await createAssistant(builder, { name: `Assistant of ${mark}` });
    await applyFor(builder, assistant, phone.scopes);
    return { ...assistant, mark };
  });
  await approveAll(await demoPerson(url, "admin"));
  await inParallel(made, 4, async (assistant) => {
    const file = skillFile({
      title: assistant.mark,
      server: "http://127.0.0.1:1",
      operations: [{ ...phone, path: `/${assistant.mark}` }],
      "x-dingtalk-protocol": "stream",
    });
    await addSkill(builder, assistant, file);
    await publish(builder, assistant);
  });
  return made;
}
