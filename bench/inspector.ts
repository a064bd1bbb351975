/** What a node process holds, in bytes. */
export interface Memory {
  heap: number;
  resident: number;
}

/** One entry of a CPU profile by itself, in milliseconds. */
export interface Hot {
  where: string;
  ms: number;
}

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
}

interface Profile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}

/** Looks into a process that was started with an inspector and `--expose-gc`. */
export async function inspect(address: string) {
  const socket = new WebSocket(address);
  await new Promise<void>((opened, failed) => {
    socket.addEventListener("open", () => opened());
    socket.addEventListener("error", () => failed(new Error("the inspector did not answer")));
  });
  const waiting = new Map<number, (result: never) => void>();
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result as never);
    waiting.delete(id);
  });
  function ask<T>(method: string, params = {}): Promise<T> {
    last += 1;
    socket.send(JSON.stringify({ id: last, method, params }));
    return new Promise<T>((answered) => waiting.set(last, answered as (result: never) => void));
  }
  return {
    /** After a full collection. */
    async memory(): Promise<Memory> {
      const expression =
        "gc(); gc(); (({ heapUsed, rss }) => ({ heap: heapUsed, resident: rss }))(process.memoryUsage())";
      const answer = await ask<{ result: { value: Memory } }>("Runtime.evaluate", {
        expression,
        returnByValue: true,
      });
      return answer.result.value;
    },
    async profileOf(work: () => Promise<unknown>): Promise<Profile> {
      await ask("Profiler.enable");
      await ask("Profiler.start");
      await work();
      return (await ask<{ profile: Profile }>("Profiler.stop")).profile;
    },
    close: () => socket.close(),
  };
}

/** Where the time went: by function, the longest first. */
export function hottest({ nodes, samples, timeDeltas }: Profile, count: number): Hot[] {
  const times = new Map<number, number>();
  for (const [index, id] of samples.entries())
    times.set(id, (times.get(id) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
  const byPlace = new Map<string, number>();
  for (const { id, callFrame } of nodes) {
    const where = placeOf(callFrame);
    byPlace.set(where, (byPlace.get(where) ?? 0) + (times.get(id) ?? 0));
  }
  return [...byPlace]
    .map(([where, ms]) => ({ where, ms: Math.round(ms) }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, count);
}

function placeOf({ functionName, url, lineNumber }: ProfileNode["callFrame"]): string {
  const file = url.split("/node_modules/").at(-1)?.split("/").slice(-3).join("/") ?? "";
  return `${functionName || "(anonymous)"}${file === "" ? "" : ` ${file}:${lineNumber + 1}`}`;
}
