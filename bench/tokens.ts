import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { Pool } from "undici";
import * as store from "../server/src/oauth/store.ts";
import { newId } from "../server/src/platform/ids.ts";
import { inParallel, redeem } from "../server/test/races/attempts.ts";
import { issueCodes } from "../server/test/races/codes.ts";
import { type Ground, givenNodes } from "../server/test/races/ground.ts";
import { withPostgres } from "../server/test/world/own-postgres.ts";
import { type Comparison, type Contender, compare } from "./rounds.ts";
import { statementOf } from "./statement.ts";

/** So many connections to the server, and as many of the bare loop to the database. */
const connections = 16;

export interface TokensOptions {
  rounds: number;
  count: number;
}

const hashOf = (secret: string) => createHash("sha256").update(secret).digest();
const newSecret = () => randomBytes(32).toString("base64url");

/** `lanes` of them at a time; answers how long all took, in seconds. */
async function timed<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const queue = items.values();
  const begun = performance.now();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return (performance.now() - begun) / 1000;
}

/** One node as operators run it, and the same PostgreSQL beside it. */
async function onOneNode<T>(work: (ground: Ground, bare: pg.Pool) => Promise<T>): Promise<T> {
  return withPostgres(async (databaseUrl) => {
    const ground = await givenNodes({ databaseUrl, nodes: 1 });
    const bare = new pg.Pool({ connectionString: databaseUrl, max: connections });
    try {
      return await work(ground, bare);
    } finally {
      await bare.end();
      await ground.close();
    }
  });
}

function expectOk(status: number, body: string): void {
  if (status !== 200) throw new Error(`answered ${status}: ${body}`);
}

/** The server's redemptions over real HTTP: client authenticated, code spent, tokens issued, all of it audited. */
function overHttp(ground: Ground): Contender {
  const { clientId, clientSecret } = ground.assistant;
  const pool = new Pool(ground.nodes[0].url, { connections });
  return {
    name: "redemptions over HTTP",
    async run(count) {
      return timed(await issueCodes(ground.db, count), async (code) => {
        const answer = await pool.request({
          path: "/v1.0/oauth2/userAccessToken",
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ clientId, clientSecret, grantType: "authorization_code", code }),
        });
        expectOk(answer.statusCode, await answer.body.text());
      });
    },
  };
}

/** The redeeming statement alone, in a loop; planned once per connection, as the server does. */
async function bareRedeem(ground: Ground, bare: pg.Pool): Promise<Contender> {
  const { rows } = await bare.query("select id from application where client_id = $1", [
    ground.assistant.clientId,
  ]);
  const marks = {
    codeHash: Buffer.from("code"),
    familyId: newId("fam"),
    accessHash: Buffer.from("access"),
    refreshHash: Buffer.from("refresh"),
  };
  const statement = await statementOf((ctx) => store.redeem(ctx, { ...marks, applicationId: rows[0].id }));
  return {
    name: "the same statement in a bare loop",
    async run(count) {
      return timed(await issueCodes(ground.db, count), async (code) => {
        const values = statement.values(
          new Map<unknown, unknown>([
            [marks.codeHash, hashOf(code)],
            [marks.familyId, newId("fam")],
            [marks.accessHash, hashOf(newSecret())],
            [marks.refreshHash, hashOf(newSecret())],
          ]),
        );
        const { rowCount } = await bare.query({ name: "redeem", text: statement.text, values });
        if (rowCount !== 1) throw new Error("a code was refused");
      });
    },
  };
}

/** Tokens of as many redeemed codes, used in turn. */
async function givenTokens(ground: Ground, count: number): Promise<string[]> {
  const codes = await issueCodes(ground.db, count);
  return inParallel(codes, connections, async (code) => {
    const { body } = await redeem(ground.nodes[0].url, ground.assistant, code);
    return body.accessToken ?? "";
  });
}

/** Who am I, over real HTTP: the token checked against its grant as it is now, and the person read. */
function profileOverHttp(ground: Ground, tokens: readonly string[]): Contender {
  const pool = new Pool(ground.nodes[0].url, { connections });
  return {
    name: "token uses over HTTP",
    run: (count) =>
      timed(taking(tokens, count), async (token) => {
        const headers = { "x-acs-dingtalk-access-token": token };
        const answer = await pool.request({ path: "/v1.0/contact/users/me", method: "GET", headers });
        expectOk(answer.statusCode, await answer.body.text());
      }),
  };
}

/** The checking statement alone, in a loop. */
async function bareCheck(bare: pg.Pool, tokens: readonly string[]): Promise<Contender> {
  const marker = Buffer.from("token");
  const { text, values } = await statementOf((ctx) => store.findBearer(ctx, marker));
  return {
    name: "the check's statement in a bare loop",
    run: (count) =>
      timed(taking(tokens, count), async (token) => {
        const { rowCount } = await bare.query({
          name: "check",
          text,
          values: values(new Map([[marker, hashOf(token)]])),
        });
        if (rowCount !== 1) throw new Error("a token was refused");
      }),
  };
}

function taking<T>(items: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[index % items.length]).filter(
    (item) => item !== undefined,
  );
}

export function measureBearer(options: TokensOptions): Promise<Comparison> {
  return onOneNode(async (ground, bare) => {
    const tokens = await givenTokens(ground, 50);
    return compare(profileOverHttp(ground, tokens), await bareCheck(bare, tokens), options);
  });
}

export function measureRedeem(options: TokensOptions): Promise<Comparison> {
  return onOneNode(async (ground, bare) =>
    compare(overHttp(ground), await bareRedeem(ground, bare), options),
  );
}
