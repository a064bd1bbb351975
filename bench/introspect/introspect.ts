import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { Closing } from "../../server/src/app/closing.ts";
import { openDatabase } from "../../server/src/platform/db/database.ts";
import { createLog } from "../../server/src/platform/log.ts";
import { issueCodes } from "../../server/test/races/codes.ts";
import { type AskingApi, basic, givenAskingApi } from "../../server/test/world/asking-api.ts";
import { applyFor } from "../../server/test/world/building.ts";
import { type Contender, measureBeside, type Side, startBareNode } from "../beside-bare.ts";
import { clientOf } from "../client.ts";
import { meterOf } from "../cost.ts";
import { startBenchNode } from "../node.ts";
import { type BenchServer, withBenchServer } from "../postgres.ts";
import { startBenchSkill } from "../skill.ts";
import { givenTalker, questions } from "../talker.ts";

export const kinds = ["check"] as const;
type Kind = (typeof kinds)[number];

const path = "/oauth2/introspect";
const points = [{ code: "Expense.Claim.Read", fields: ["iban"] }, { code: "Expense.Claim.Write" }];
const scopes = points.map(({ code }) => code);

/** A node of ours and the bare handler, on one PostgreSQL. */
export function measureIntrospect(wanted: { rounds: number; count: number }): Promise<Contender<Kind>[]> {
  return withBenchServer(async (server) => {
    const closing = new Closing();
    try {
      const ours = await startOurs(server, closing);
      const bare = await startBare(server, { token: ours.token, answer: ours.answer }, closing);
      return await measureBeside([ours.side, bare], { kinds, ...wanted });
    } finally {
      await closing.close();
    }
  });
}

const formOf = (token: string) =>
  new URLSearchParams({ token, operation: "GET /claims/{claimId}", scope: scopes[0] ?? "" }).toString();

/** A node with an API of the organisation's own, and a token for it that a person gave. */
async function startOurs(server: BenchServer, closing: Closing) {
  const database = await server.database();
  const folder = resolve(import.meta.dirname, "../..");
  const node = await startBenchNode({ folder, database, secretKey: randomBytes(32).toString("base64") });
  closing.add(() => node.stop());
  const skill = await startBenchSkill();
  closing.add(() => skill.close());
  const { member, assistant } = await givenTalker(node.url, skill);
  await member.allows(await member.says(assistant, questions.phone), { duration: "always" });
  const api = await givenAskingApi(node, { admin: member, points });
  await applyFor(member, assistant, scopes);
  const { send, close } = clientOf(node.url);
  closing.add(close);
  const { clientId, clientSecret } = assistant;
  const code = await codeFor(database, api);
  const exchange = { clientId, clientSecret, grantType: "authorization_code", code };
  const { body } = await send("POST", "/v1.0/oauth2/userAccessToken", {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(exchange),
  });
  const token: string = body.accessToken;
  const headers = { authorization: basic(api), "content-type": "application/x-www-form-urlencoded" };
  const ask = () => send("POST", path, { headers, body: formOf(token) });
  const answer: object = (await ask()).body;
  const meter = await meterOf(server, { pid: node.pid, database });
  closing.add(() => meter.close());
  const side: Side<Kind> = { name: "behalf", meter, ask: async () => (await ask()).body.active === true };
  return { token, answer, side };
}

/** A code of the person's grant for the API, once it holds its permissions: as if they had stood on the card. */
async function codeFor(url: string, { id }: AskingApi): Promise<string> {
  const { db, close } = openDatabase({ url, log: createLog("silent"), connections: 1 });
  try {
    await sql`
      insert into grant_scope (organisation_id, id, grant_id, code, shape, duration, expires_at, api_version)
      select s.organisation_id, s.id || added.code, s.grant_id, added.code, s.shape, s.duration, s.expires_at, 1
        from (select * from grant_scope limit 1) s, unnest(${scopes}::text[]) as added (code)`.execute(db);
    const [code = ""] = await issueCodes(db, 1);
    await sql`
      update oauth_code c set audience = ${id},
             grant_scope_ids = array(select s.id from grant_scope s where s.grant_id = c.grant_id and s.code = any(${scopes}))
       where c.spent_at is null`.execute(db);
    return code;
  } finally {
    await close();
  }
}

/** The bare handler, which answers what ours answered. */
async function startBare(
  server: BenchServer,
  filled: { token: string; answer: object },
  closing: Closing,
): Promise<Side<Kind>> {
  const database = await server.database();
  const { url, pid } = await startBareNode(join(import.meta.dirname, "bare-node.ts"), database, closing);
  const { send, close } = clientOf(url);
  closing.add(close);
  await send("POST", "/filled", {
    headers: { "content-type": "application/json" },
    body: JSON.stringify(filled),
  });
  const meter = await meterOf(server, { pid, database });
  closing.add(() => meter.close());
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const ask = () => send("POST", path, { headers, body: formOf(filled.token) });
  return { name: "bare Fastify", meter, ask: async () => (await ask()).body.active === true };
}
