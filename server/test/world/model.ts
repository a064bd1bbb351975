import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** What a provider was asked. */
export interface ModelRequestSeen {
  path: string;
  headers: Record<string, string>;
  body: {
    model: string;
    stream?: boolean;
    messages: {
      role: string;
      content: string | null;
      tool_call_id?: string;
      tool_calls?: { id: string; function: { name: string; arguments: string } }[];
    }[];
    tools?: { function: { name: string; description: string; parameters: Record<string, unknown> } }[];
    tool_choice?: unknown;
  };
}

/**
 * `cutAt`: so many bytes, and the connection is gone. `pieces`: event by event, so many milliseconds apart; `$NOW` in one
 * is when it was written.
 */
export interface ModelAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string;
  cutAt?: number;
  pieces?: number;
  waits?: "before" | "within";
}

/** A provider of a language model that does what the test says. */
export interface ScriptedModel {
  baseUrl: string;
  /** One after the other, the last one again and again; what was asked before is forgotten. */
  answers(...answers: (ModelAnswer | string | "obey")[]): Promise<void>;
  asked(): ModelRequestSeen[];
  /** How many exchanges are over, and how many of them were given up by whoever asked. */
  ended(): { all: number; givenUp: number };
  stop(): void;
}

export async function startModel(): Promise<ScriptedModel> {
  const child = fork(resolve(import.meta.dirname, "model-server.ts"), {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  let asked: ModelRequestSeen[] = [];
  let ended = { all: 0, givenUp: 0 };
  child.on("message", (told: { seen?: ModelRequestSeen; closed?: { whole: boolean } }) => {
    if (told.seen) asked.push(told.seen);
    if (told.closed) ended = { all: ended.all + 1, givenUp: ended.givenUp + (told.closed.whole ? 0 : 1) };
  });
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async answers(...answers) {
      const ready = new Promise<void>((done) => {
        const hear = (told: { ready?: true }) => {
          if (told.ready !== true) return;
          child.off("message", hear);
          done();
        };
        child.on("message", hear);
      });
      child.send({
        answers: answers.map((each) => (typeof each === "string" && each !== "obey" ? { body: each } : each)),
      });
      await ready;
      asked = [];
      ended = { all: 0, givenUp: 0 };
    },
    asked: () => asked,
    ended: () => ended,
    stop: () => void child.kill(),
  };
}
