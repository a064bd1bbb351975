import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { demoAssistant, demoPerson } from "../world/demo.ts";
import { type Assistant, answerOf, type Member } from "../world/member.ts";
import { type NodeProcess, startNode } from "../world/node-process.ts";
import { type DelayProxy, delayProxy } from "./delay-proxy.ts";

/** What the demo's skill is for. */
export const phoneQuestion = "What is my phone number?";

/** Real nodes on one real PostgreSQL, and a member who allows the demo's skill what it asks for. */
export interface Ground {
  readonly nodes: readonly [NodeProcess, ...NodeProcess[]];
  /** The database without the delay. */
  readonly db: Db;
  /** The demo's, with its skill's credentials. */
  readonly assistant: Assistant;
  readonly member: Member;
  /** What the nodes logged as errors. */
  complaints(): string[];
  close(): Promise<void>;
}

export interface GroundOptions {
  /** An empty or migrated database. */
  databaseUrl: string;
  nodes: number;
  /** Each piece sent to the database waits so long at most, in milliseconds; 0: no proxy. */
  mostDelayMs?: number;
  random?: () => number;
  env?: Record<string, string>;
}

export async function givenNodes(options: GroundOptions): Promise<Ground> {
  const { databaseUrl, nodes: count, mostDelayMs = 0, random = Math.random, env = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), "behalf-nodes-"));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.reverse()) await step();
  };
  try {
    const proxy: DelayProxy | undefined =
      mostDelayMs === 0 ? undefined : await delayProxy(databaseUrl, { mostMs: mostDelayMs, random });
    if (proxy !== undefined) closing.push(() => proxy.close());
    const { db, close: closeDatabase } = openDatabase({ url: databaseUrl, log: createLog("silent") });
    closing.push(closeDatabase);

    const start = async (number: number, args: string[]) => {
      const node = await startNode({
        dataDir: join(folder, `node-${number}`),
        env: { DATABASE_URL: proxy?.url ?? databaseUrl, ...env },
        args,
      });
      closing.push(() => node.end("SIGTERM"));
      return node;
    };
    const first = await start(1, []);
    const member = await demoPerson(first.url, "member");
    const assistant = await demoAssistant(member, first.dataDir);
    const asked = await member.says(assistant, phoneQuestion);
    const answer = answerOf(await member.allows(asked, { duration: "always" }));
    if (!answer.includes("13800000000")) throw new Error(`the demo's skill did not answer: ${answer}`);
    // Only now: a node without the demo's skill beside it could not call it.
    const rest: NodeProcess[] = [];
    for (let number = 2; number <= count; number += 1) rest.push(await start(number, ["--no-demo"]));
    const complaints = () =>
      [first, ...rest].flatMap((node) => node.output().match(/^.*"level":50.*$/gm) ?? []);
    return { nodes: [first, ...rest], db, assistant, member, complaints, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Unspent codes like the one the chat got, good for five minutes, of the grant that is live. */
export async function issueCodes(db: Db, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, () => randomBytes(32).toString("base64url"));
  const hashes = codes.map((code) => createHash("sha256").update(code).digest());
  await sql`
    insert into oauth_code (hash, organisation_id, application_id, person_id, grant_id, grant_scope_ids, skill_id,
                            draft, run_id, call_id, operation_id, once, expires_at)
    select fresh.hash, c.organisation_id, c.application_id, c.person_id, g.id,
           array(select s.id from grant_scope s where s.grant_id = g.id and s.revoked_at is null), c.skill_id,
           c.draft, c.run_id, 'cal_' || encode(fresh.hash, 'hex'), c.operation_id, false,
           behalf_now() + interval '5 minutes'
      from (select * from oauth_code order by created_at limit 1) c
      join consent_grant g on (g.person_id, g.application_id, g.skill_id) = (c.person_id, c.application_id, c.skill_id)
                          and g.revoked_at is null
     cross join unnest(${hashes}::bytea[]) as fresh (hash)
  `.execute(db);
  return codes;
}

/** What the chat would do after a revocation: the same permissions, allowed anew. Answers the new grant's id. */
export async function allowAgain(db: Db): Promise<string> {
  const id = `gra_${randomBytes(12).toString("base64url")}`;
  await sql`
    with model as (
      select * from consent_grant order by created_at limit 1
    ), fresh as (
      insert into consent_grant (id, organisation_id, person_id, application_id, skill_id)
      select ${id}, organisation_id, person_id, application_id, skill_id from model returning *
    )
    insert into grant_scope (id, organisation_id, grant_id, code, shape, duration, expires_at)
    select 'gsc_' || md5(${id} || s.code), s.organisation_id, ${id}, s.code, s.shape, 'always',
           behalf_now() + interval '1 day'
      from grant_scope s join model on s.grant_id = model.id
  `.execute(db);
  return id;
}
