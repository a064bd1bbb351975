import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { givenApi } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { within } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { auditRoutes } from "../http.ts";
import { downloadEvents } from "./download.ts";
import { auditDownloadRoute } from "./http.ts";

const { ctx } = await testCtx();
const findNames = async () => new Map([["usr_a", '=cmd|"/c calc"!A1']]);
const stopping = new AbortController().signal;
const api = await givenApi(ctx, [...auditRoutes, auditDownloadRoute({ findNames, stopping })]);

let admin: PersonPrincipal;
beforeEach(async () => {
  admin = await (await givenOrganisation(ctx)).person("admin");
  await sql`
    insert into audit_event (organisation_id, at, event, actor_kind, actor_id, subject, details)
    select ${admin.organisationId}, '2026-05-01T00:00:00Z'::timestamptz + make_interval(secs => i), 'run.started', 'person',
           'usr_a', case when i % 2 = 0 then '=1+1' else 'run_' || i end, jsonb_build_object('text', E'a,"b"\\n' || i)
      from generate_series(1, 5000) i`.execute(ctx.db);
});

async function download(query: string) {
  api.as(admin);
  const { headers, body } = await api.server.inject({
    method: "GET",
    url: `/api/audit/download?${query}`,
    headers: { "x-test-person": admin.id },
  });
  return { headers, body };
}

/** As RFC 4180 says a table is read. */
function tableIn(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

interface Listed {
  id: number;
  at: string;
  event: string;
  label: { zh: string; en: string };
  actor: { id: string | null };
  subject: string | null;
  details: object;
  hash: string | null;
}

async function listed(query: string): Promise<Listed[]> {
  const events: Listed[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await api.as(admin)("GET", `/api/audit?limit=200&${query}${cursor}`);
    events.push(...body.events);
    if (body.next === null) return events;
    cursor = `&cursor=${body.next}`;
  }
}

const query = "event=run.started&to=2026-06-01T00:00:00Z";

test("five thousand events as a table are those of the list, in a form that a spreadsheet runs nothing of", async () => {
  const { headers, body } = await download(`format=csv&${query}`);

  expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(headers["content-disposition"]).toBe('attachment; filename="audit-events.csv"');
  expect(body.startsWith("\uFEFF")).toBe(true);
  const [head, ...rows] = tableIn(body.slice(1));
  expect(head).toHaveLength(10);
  const events = await listed(query);
  expect(events).toHaveLength(5_000);
  const safe = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  expect(rows).toEqual(
    events.map(({ at, id, label, event, actor, subject, details, hash }) => [
      at,
      String(id),
      label.zh,
      event,
      `'=cmd|"/c calc"!A1`,
      actor.id ?? "",
      "",
      safe(subject ?? ""),
      JSON.stringify(details),
      hash ?? "",
    ]),
  );
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});

test("as lines of JSON each is the event as the list has it, and what its ids are called", async () => {
  const { headers, body } = await download(`format=jsonl&${query}`);

  expect(headers["content-type"]).toContain("application/x-ndjson");
  const lines = body
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const events = await listed(query);
  expect(lines.map(({ names: _, ...event }) => event)).toEqual(events);
  expect(lines[0].names).toEqual({ usr_a: '=cmd|"/c calc"!A1', [String(events[0]?.subject)]: null });
});

test("that it was taken is an event, with what was asked for", async () => {
  await download(`format=csv&subject=run_1`);

  const { body } = await api.as(admin)("GET", "/api/audit?event=audit.downloaded");
  expect(body.events).toMatchObject([
    { actor: { id: admin.id }, details: { format: "csv", subject: "run_1" } },
  ]);
});

test("nothing waits for a slow reader: what it has not read yet is not asked of the database", async () => {
  const events = await downloadEvents(within(ctx, admin.organisationId), admin, {
    filter: {},
    format: "jsonl",
    findNames,
    stopping,
  });
  await events.next();
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
     where datname = current_database() and state = 'idle in transaction'`.execute(ctx.db);
  expect(rows[0]?.count).toBe(0);
  await sql`
    insert into audit_event (organisation_id, event, actor_kind) values (${admin.organisationId}, 'run.ended', 'system')
  `.execute(ctx.db);

  let text = "";
  for await (const part of events) text += part;
  expect(text).not.toContain("run.ended");
  expect(text.trimEnd().split("\n")).toHaveLength(4_001);
});

test("it ends with the node", async () => {
  const ending = new AbortController();
  const events = await downloadEvents(within(ctx, admin.organisationId), admin, {
    filter: {},
    format: "csv",
    findNames,
    stopping: ending.signal,
  });
  await events.next();
  ending.abort();

  await expect(events.next()).rejects.toThrow("aborted");
});
