import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { z } from "zod";
import { demoPerson } from "../world/demo.ts";
import { cardOf, type Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { inParallel } from "./attempts.ts";
import { type Ground, phoneQuestion } from "./ground.ts";
import type { Verdict } from "./once.ts";

const Verified = z.object({
  ok: z.boolean(),
  events: z.number(),
  sealed: z.number(),
  unsealed: z.number(),
  firstBad: z
    .object({ position: z.number().nullable(), id: z.number().nullable(), problem: z.string() })
    .optional(),
});

interface AuditOptions {
  /** Cards that are answered, each on every node at once. */
  decisions: number;
  /** What there is to verify. */
  events: number;
  random: () => number;
}

/**
 * R18: each decision that was acknowledged has exactly one row, written by the transaction that decided; so many
 * events are sealed and verified in time, on a node that goes on answering; and what is changed then is named.
 */
export async function auditUnderFire(ground: Ground, options: AuditOptions): Promise<Verdict> {
  const decided = await decide(ground, options);
  const sealed = await sealMany(ground, options.events);
  const verified = await verifyBeside(ground);
  const control = await changeOne(ground, options.random);
  const numbers = { ...decided, ...sealed, ...verified, ...control };
  const pass =
    numbers.acknowledged === options.decisions &&
    numbers.rows === numbers.acknowledged &&
    numbers.inTheSameTransaction === numbers.acknowledged &&
    numbers.verified >= options.events &&
    numbers.bad === 0 &&
    numbers.verifyMs <= 10_000 &&
    numbers.otherRequestMsMost < 1_000 &&
    numbers.controlNamed === 1;
  return { pass, numbers };
}

async function decide(ground: Ground, { decisions, random }: AuditOptions) {
  const { member, assistant, nodes, db } = ground;
  await member.revokes(await member.grant());
  const people = await Promise.all(nodes.map(({ url }) => demoPerson(url, "member")));
  const cards = await inParallel(Array.from({ length: decisions }), 3, async () => {
    const run = await member.says(await member.startsConversation(assistant), phoneQuestion);
    const { id } = cardOf(run);
    const answers = await Promise.all(
      people.map((person) => {
        const allow = { decision: "allow", duration: "once" };
        return person.answers(run, random() < 0.5 ? allow : { decision: "deny" });
      }),
    );
    return { id, acknowledged: answers.filter(({ status }) => status === 200).length };
  });
  const { rows } = await sql<{ rows: number; inTheSameTransaction: number }>`
    select count(*) as rows, count(*) filter (where a.xmin = r.xmin) as "inTheSameTransaction"
      from audit_event a join consent_request r on r.organisation_id = a.organisation_id and r.id = a.subject
     where a.event = 'consent.answered' and a.subject = any(${cards.map(({ id }) => id)})
  `.execute(db);
  const acknowledged = cards.reduce((sum, card) => sum + card.acknowledged, 0);
  return { acknowledged, ...(rows[0] ?? { rows: 0, inTheSameTransaction: 0 }) };
}

/** So many events as a year of use would leave, recorded in parts while the nodes seal them. */
async function sealMany({ db }: Ground, events: number) {
  const begun = performance.now();
  const parts = 20;
  for (let part = 0; part < parts; part += 1)
    await sql`
      insert into audit_event (organisation_id, event, actor_kind, actor_id, subject, details)
      select o.id, 'skill.called', 'person', 'usr_' || i % 1000, 'cal_' || i,
             jsonb_build_object('personId', 'usr_' || i % 1000, 'runId', 'run_' || i, 'skillId', 'skl_1')
        from organisation o, generate_series(1, ${Math.ceil(events / parts)}) i`.execute(db);
  const recordedMs = performance.now() - begun;
  while ((await unsealed()) > 0) await sleep(100);
  const ms = performance.now() - begun;
  const { rows } = await sql<{ eventBytes: number; sealBytes: number }>`
    select pg_total_relation_size('audit_event') as "eventBytes", pg_total_relation_size('audit_seal') as "sealBytes"
  `.execute(db);
  return { recordedMs: Math.round(recordedMs), sealedMs: Math.round(ms), ...(rows[0] ?? {}) };

  async function unsealed(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select (select max(id) from audit_event) - sealed_to as count from audit_sealing`.execute(db);
    return rows[0]?.count ?? 0;
  }
}

const verify = async (admin: Member) => read(await admin.send("GET", "/api/audit/verify"), 200, Verified);

/** What others wait for meanwhile on the same node. */
async function verifyBeside({ nodes }: Ground) {
  const { url } = nodes[nodes.length - 1] ?? nodes[0];
  const admin = await demoPerson(url, "admin");
  let isOver = false;
  const waited: number[] = [];
  const others = (async () => {
    for (; !isOver; await sleep(10)) {
      const begun = performance.now();
      await (await fetch(`${url}/healthz`)).text();
      waited.push(performance.now() - begun);
    }
  })();
  const begun = performance.now();
  const { events, unsealed, firstBad } = await verify(admin);
  const verifyMs = Math.round(performance.now() - begun);
  isOver = true;
  await others;
  const otherRequestMsMost = Math.round(Math.max(...waited));
  return { verifyMs, verified: events - unsealed, bad: firstBad === undefined ? 0 : 1, otherRequestMsMost };
}

/** By whoever owns the database, who first takes the trigger away: the very row is named. */
async function changeOne({ db, nodes }: Ground, random: () => number) {
  const { rows } = await sql<{ count: number }>`select count(*) from audit_seal`.execute(db);
  const position = 1 + Math.floor(random() * (rows[0]?.count ?? 1));
  const change = (by: string) =>
    sql
      .raw(`alter table audit_event disable trigger audit_is_append_only;
            update audit_event e set subject = ${by} from audit_seal s
             where s.organisation_id = e.organisation_id and s.event_id = e.id and s.position = ${position};
            alter table audit_event enable always trigger audit_is_append_only`)
      .execute(db);
  await change("coalesce(e.subject, '') || '!'");
  const { firstBad } = await verify(await demoPerson(nodes[0].url, "admin"));
  return { controlNamed: firstBad?.position === position && firstBad.problem === "changed" ? 1 : 0 };
}
