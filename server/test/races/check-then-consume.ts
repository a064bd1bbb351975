import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import pg from "pg";
import type { Credentials } from "./attempts.ts";
import { delayProxy } from "./delay-proxy.ts";
import { judgeRace, race, type Verdict } from "./once.ts";

interface ControlOptions {
  databaseUrl: string;
  client: Credentials;
  codes: readonly string[];
  mostDelayMs: number;
  random: () => number;
}

/** The same race, against a server that must fail it: a check never seen red proves nothing. */
export async function raceAgainstMistake(options: ControlOptions): Promise<Verdict> {
  const { databaseUrl, client, codes, mostDelayMs, random } = options;
  const proxy = await delayProxy(databaseUrl, { mostMs: mostDelayMs, random });
  const wrong = await checkThenConsume(proxy.url);
  const races = await race([wrong.url], client, codes, { times: 10, random });
  await wrong.close();
  await proxy.close();
  return judgeRace(races);
}

/**
 * The mistake that the race is there to find, as a server: it reads a code, sees that it is unspent, and then spends
 * it. Each statement is right; between the two there is room for others.
 */
async function checkThenConsume(databaseUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

  async function redeem(code: string): Promise<boolean> {
    const hash = createHash("sha256").update(code).digest();
    const { rowCount } = await pool.query(
      "select from oauth_code where hash = $1 and spent_at is null and expires_at > behalf_now()",
      [hash],
    );
    if (rowCount === 0) return false;
    await pool.query("update oauth_code set spent_at = behalf_now() where hash = $1", [hash]);
    return true;
  }

  const server = createServer(async (request, response) => {
    const body: unknown = await json(request);
    const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
    const won = await redeem(code).catch(() => undefined);
    const status = won === undefined ? 503 : won ? 200 : 400;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(won === true ? { accessToken: "a-token" } : { code: "refused" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}
