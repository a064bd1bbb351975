import { Pool } from "undici";

/** Moments of one turn, in milliseconds of one clock. */
export interface Turn {
  runId: string;
  sentAt: number;
  acceptedAt: number;
  /** When it came to rest: answered, or with a card. */
  restedAt: number;
  status: string;
  consentId: string | undefined;
}

export interface Chat {
  /** Says something and follows the run's event stream, as a browser does, until it rests. */
  says(conversationId: string, text: string): Promise<Turn>;
  /** Answers a card, at another node if one is named, and follows the stream here until the run rests again. */
  allows(turn: Turn, how: { duration: "once" | "always"; at?: string | undefined }): Promise<Turn>;
  close(): Promise<void>;
}

interface SeenRun {
  id: string;
  status: string;
  requiredAction?: { consent?: { id: string } } | null;
}

const works = ({ status }: SeenRun) => status === "queued" || status === "in_progress";

/** As somebody signed in; `headers` are what the browser would send. */
export function chatAt(url: string, headers: Record<string, string>): Chat {
  const pools = new Map<string, Pool>();
  const poolOf = (at: string) => {
    const pool =
      pools.get(at) ?? new Pool(at, { connections: 64, headersTimeout: 60_000, bodyTimeout: 120_000 });
    pools.set(at, pool);
    return pool;
  };

  async function post(at: string, path: string, body: object): Promise<SeenRun> {
    const answer = await poolOf(at).request({
      method: "POST",
      path,
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode > 299) throw new Error(`${path} answered ${answer.statusCode}: ${text}`);
    return JSON.parse(text).run;
  }

  async function follow(run: SeenRun): Promise<SeenRun> {
    const stream = await poolOf(url).request({ method: "GET", path: `/api/runs/${run.id}/events`, headers });
    let seen = run;
    let text = "";
    for await (const chunk of stream.body.setEncoding("utf8")) {
      const blocks = (text + chunk).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks)
        if (block.startsWith("event: run")) seen = JSON.parse(block.slice(block.indexOf("data: ") + 6));
      if (!works(seen)) break;
    }
    if (!works(seen)) return seen;
    // It had ended before it was followed, or the stream was cut: the run itself says.
    const answer = await poolOf(url).request({ method: "GET", path: `/api/runs/${run.id}`, headers });
    const { run: found } = JSON.parse(await answer.body.text());
    return works(found) ? follow(found) : found;
  }

  async function asked(at: string, path: string, body: object): Promise<Turn> {
    const sentAt = performance.now();
    const begun = await post(at, path, body);
    const acceptedAt = performance.now();
    const run = works(begun) ? await follow(begun) : begun;
    const consentId = run.requiredAction?.consent?.id;
    return { runId: run.id, sentAt, acceptedAt, restedAt: performance.now(), status: run.status, consentId };
  }

  return {
    says: (conversationId, text) => asked(url, `/api/conversations/${conversationId}/messages`, { text }),
    allows: ({ runId, consentId }, { duration, at = url }) =>
      asked(at, `/api/runs/${runId}/consent`, { consentId, decision: "allow", duration }),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
