import { createServer, type IncomingMessage } from "node:http";
import type { NextStep, PlannerInput } from "../../src/planner/index.ts";

/** One question to the planner; `node`: the process that asks. */
export interface Planning {
  input: PlannerInput;
  node: string;
  /** Aborted when the node waits no longer. */
  signal: AbortSignal;
}

type Script = (planning: Planning) => Promise<NextStep>;

/** A planner of a test's own for nodes that are processes of their own, as a model's provider is: a server. */
export interface PlannerServer {
  readonly url: string;
  /** From now on, and what was asked is forgotten. */
  does(script: Script): void;
  /** The nodes that asked, in order. */
  askedBy(): string[];
  close(): Promise<void>;
}

export async function startPlannerServer(): Promise<PlannerServer> {
  let script: Script = async () => ({ kind: "answer", text: "done" });
  let askedBy: string[] = [];
  const server = createServer(async (request, response) => {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const input: PlannerInput = JSON.parse(await textOf(request));
    const node = request.headers["x-node"]?.toString() ?? "";
    askedBy.push(node);
    const step = await script({ input, node, signal: gone.signal });
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(step));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the planner has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    does(next) {
      script = next;
      askedBy = [];
    },
    askedBy: () => askedBy,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
