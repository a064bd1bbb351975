import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { givenApi } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { inTx, within } from "../../platform/ctx.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { auditRoutes } from "../http.ts";
import type { EventFilter } from "./filter.ts";
import { auditDownloadRoute } from "./http.ts";
import { countEvents, findEvents } from "./store.ts";

const { ctx } = await testCtx();
const findNames = async () => new Map<string, string>();
const stopping = new AbortController().signal;
const api = await givenApi(ctx, [...auditRoutes, auditDownloadRoute({ findNames, stopping })]);

let admin: PersonPrincipal;
beforeEach(async () => {
  admin = await (await givenOrganisation(ctx)).person("admin");
});

interface Given {
  event?: string;
  actor?: string | null;
  subject?: string;
  details?: object;
  at?: string;
}

async function happened(...given: Given[]): Promise<void> {
  for (const { event = "run.started", actor = "usr_a", subject = "run_1", details = {}, at } of given)
    await sql`
      insert into audit_event (organisation_id, at, event, actor_kind, actor_id, subject, details)
      values (${admin.organisationId}, coalesce(${at ?? null}::timestamptz, behalf_now()), ${event},
              ${actor === null ? "system" : "person"}, ${actor}, ${subject}, ${JSON.stringify(details)})`.execute(
      ctx.db,
    );
}

/** A great deal of what nobody looks for, within the hour of `at`. */
const amid = (count: number, { event = "skill.called", actor = "usr_busy", at = "2026-05-01T00:00:00Z" }) =>
  sql`
    insert into audit_event (organisation_id, at, event, actor_kind, actor_id, subject)
    select ${admin.organisationId}, ${at}::timestamptz + make_interval(secs => i::float8 / 100), ${event}, 'person',
           ${actor}, 'skl_busy' from generate_series(1, ${count}) i`.execute(ctx.db);

const found = async (query: string) => {
  const { status, body } = await api.as(admin)("GET", `/api/audit?${query}`);
  expect(status).toBe(200);
  return (body.events as { subject: string }[]).map(({ subject }) => subject);
};

describe("the list is narrowed", () => {
  beforeEach(() =>
    happened(
      { subject: "one", at: "2026-05-01T08:00:00Z", details: { codes: ["Contact.User.mobile"] } },
      { subject: "two", at: "2026-05-02T08:00:00Z", actor: "usr_b", event: "run.ended" },
      { subject: "three", at: "2026-05-03T08:00:00Z", actor: null, event: "grant.ended" },
    ),
  );

  test.each([
    ["from=2026-05-02T08:00:00Z&to=2026-05-03T08:00:00Z", ["two"]],
    ["to=2026-05-02T10:00:00%2B02:00", ["one"]],
    ["to=2026-06-01T00:00:00Z", ["three", "two", "one"]],
    ["actor=usr_b", ["two"]],
    ["actor=system&to=2026-06-01T00:00:00Z", ["three"]],
    ["subject=one", ["one"]],
    ["event=run.started", ["one"]],
    ["event=grant.ended,run.ended", ["three", "two"]],
    ["event=run.started,run.ended&actor=usr_b", ["two"]],
    ["except=run.ended,organisation.created", ["three", "one"]],
    ["event=run.started,run.ended&except=run.ended", ["one"]],
    ["q=user.MOBILE", ["one"]],
    ["q=tw", ["two"]],
    ["q=mobile&event=run.started,run.ended&to=2026-06-01T00:00:00Z", ["one"]],
    ["q=100%25", []],
    ["subject=one&actor=usr_b", []],
  ])("by %s", async (query, subjects) => {
    expect(await found(query)).toEqual(subjects);
    const { body } = await api.as(admin)("GET", `/api/audit/count?${query}`);
    expect(body).toEqual({ count: subjects.length, more: false });
  });

  test.each([
    ["event=banana.eaten", "querystring.event"],
    ["event=", "querystring.event"],
    ["except=run.started,banana.eaten", "querystring.except"],
    ["from=yesterday", "querystring.from"],
    ["from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z", "querystring.to"],
    ["q=", "querystring.q"],
    ["id=x", "querystring.id"],
    ["cursor=x", "querystring.cursor"],
    ["limit=1000", "querystring.limit"],
  ])("by %s it is not, and the place is named", async (query, path) => {
    const { status, body } = await api.as(admin)("GET", `/api/audit?${query}`);

    expect(status).toBe(400);
    expect(body.error.details.map((each: { path: string }) => each.path)).toEqual([path]);
  });

  test("for an admin alone", async () => {
    const builder = await (await givenOrganisation(ctx)).person("builder", "developer", "member");
    for (const path of ["", "/count", "/events", "/1", "/download?format=csv"])
      expect((await api.as(builder)("GET", `/api/audit${path}`)).status).toBe(403);
  });

  test("of one's own organisation alone", async () => {
    const other = await (await givenOrganisation(ctx)).person("admin");
    const { body } = await api.as(other)("GET", "/api/audit?subject=one");
    expect(body).toEqual({ events: [], next: null });
    const [event] = (await api.as(admin)("GET", "/api/audit?subject=one")).body.events;
    expect((await api.as(other)("GET", `/api/audit/${event.id}`)).status).toBe(404);
    expect((await api.as(admin)("GET", `/api/audit/${event.id}`)).body.event).toEqual(event);
  });
});

test("pages follow one another without a gap or a double, also among events of one moment", async () => {
  await happened(
    ...Array.from({ length: 7 }, (_, i) => ({ subject: `same ${i}`, at: "2026-05-01T08:00:00Z" })),
  );
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await api.as(admin)("GET", `/api/audit?limit=3&event=run.started${cursor}`);
    seen.push(...body.events.map(({ subject }: { subject: string }) => subject));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(seen).toEqual(Array.from({ length: 7 }, (_, i) => `same ${6 - i}`));
});

test("what is rare among much is found bit by bit, each answer looking at so many", async () => {
  await happened({ subject: "rare", details: { word: "needle" }, at: "2026-01-01T00:00:00Z" });
  await amid(12_000, {});
  const tenant = within(ctx, admin.organisationId);
  const first = await findEvents(tenant, { q: "needle", limit: 50 });
  expect(first.items).toEqual([]);
  expect(first.next).not.toBeNull();

  const seen: (string | null)[] = [];
  let pages = 0;
  for (let cursor = ""; ; pages += 1) {
    const { body } = await api.as(admin)("GET", `/api/audit?q=needle${cursor}`);
    seen.push(...body.events.map(({ subject }: { subject: string }) => subject));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect([seen, pages]).toEqual([["rare"], 2]);
});

describe("an index leads to a page of", () => {
  /** How many rows of the audit were read for it, by PostgreSQL's own count. */
  async function rowsRead(page: Parameters<typeof findEvents>[1]): Promise<number> {
    return inTx(within(ctx, admin.organisationId), async (tx) => {
      const count = async () => {
        const { rows } = await sql<{ count: number }>`
          select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as count
            from pg_stat_xact_user_tables where relname = 'audit_event'`.execute(tx.db);
        return Number(rows[0]?.count ?? 0);
      };
      const before = await count();
      expect((await findEvents(tx, page)).items.length).toBeGreaterThan(0);
      return (await count()) - before;
    });
  }

  beforeEach(async () => {
    await happened({
      event: "grant.ended",
      actor: "usr_rare",
      subject: "rare",
      at: "2026-01-01T00:00:00Z",
    });
    await amid(20_000, {});
    await sql`analyze audit_event`.execute(ctx.db);
  });

  test.each<[string, EventFilter]>([
    ["all", {}],
    ["a rare event", { events: ["grant.ended"] }],
    ["a rare event among frequent ones", { events: ["grant.ended", "skill.called"] }],
    ["a person who does little", { actor: "usr_rare" }],
    ["an object of which there is little", { subject: "rare" }],
    ["a time long ago", { to: "2026-02-01T00:00:00Z" }],
    ["a rare event of a busy time", { events: ["grant.ended"], to: "2026-06-01T00:00:00Z" }],
    ["an object of a rare person", { subject: "rare", actor: "usr_rare" }],
  ])("%s", async (_, filter) => {
    expect(await rowsRead({ ...filter, limit: 20 })).toBeLessThan(100);
  });
});

test("what is counted is counted up to ten thousand", async () => {
  await amid(10_050, {});
  const tenant = within(ctx, admin.organisationId);

  expect(await countEvents(tenant, { events: ["skill.called"] })).toEqual({ count: 10_000, more: true });
  expect(await countEvents(tenant, { actor: "usr_busy", q: "nothing such" })).toEqual({
    count: 0,
    more: true,
  });
});
