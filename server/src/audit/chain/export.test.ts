import { createHash, createPublicKey, verify } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { givenApi } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { within } from "../../platform/ctx.ts";
import { openDatabase } from "../../platform/db/database.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { randomText } from "../../platform/secret.ts";
import { openVault } from "../../platform/vault.ts";
import { by } from "../entry.ts";
import { auditRoutes } from "../http.ts";
import { record } from "../store.ts";
import { HeadForm, readExport } from "./export-file.ts";
import { auditExportRoute } from "./http.ts";
import { tidyKeys } from "./key.ts";
import { Sealing } from "./seal.ts";
import { fingerprintOf, isSigned } from "./signed-head.ts";

const { ctx, url } = await testCtx();
const stopping = new AbortController();
const routes = [...auditRoutes, auditExportRoute(stopping.signal)];
const api = await givenApi(ctx, routes);
const sealing = new Sealing(ctx);
let admin: PersonPrincipal;

beforeEach(async () => {
  const organisation = await givenOrganisation(ctx);
  admin = await organisation.person("admin");
  await happen(2_500);
});

async function happen(count: number): Promise<void> {
  await sql`
    insert into audit_event (organisation_id, event, actor_kind, subject)
    select ${admin.organisationId}, 'run.started', 'system', i::text from generate_series(1, ${count}) i`.execute(
    ctx.db,
  );
  await sealing.look();
}

const headNow = async () => HeadForm.parse((await api.as(admin)("GET", "/api/audit/head")).body);

async function exported(): Promise<{ type: string | undefined; lines: string[] }> {
  api.as(admin);
  const { headers, body } = await api.server.inject({
    method: "GET",
    url: "/api/audit/export",
    headers: { "x-test-person": admin.id },
  });
  return { type: String(headers["content-type"]), lines: body.trimEnd().split("\n") };
}

describe("how far the chain goes", () => {
  test("is signed with a key of the organisation's own, which stays and stands in the audit (T51)", async () => {
    const [first, second] = [await headNow(), await headNow()];

    expect(first).toMatchObject({ organisation: admin.organisationId, position: 2_501 });
    expect([isSigned(first), isSigned(second)]).toEqual([true, true]);
    expect(second.publicKey).toBe(first.publicKey);
    const { rows } = await sql`
      select details from audit_event
       where organisation_id = ${admin.organisationId} and event = 'audit.key_made'`.execute(ctx.db);
    expect(rows).toEqual([{ details: { fingerprint: fingerprintOf(first.publicKey) } }]);
  });

  test.each([
    ["organisation", "org_other"],
    ["position", 1],
    ["hash", "0".repeat(64)],
    ["at", "2026-01-01T00:00:00.000000Z"],
  ])("is not signed any more when its %s is another (T51)", async (member, value) => {
    expect(isSigned({ ...(await headNow()), [member]: value })).toBe(false);
  });

  test("is signed over bytes that any language can make", async () => {
    const head = await headNow();
    const sized = (text: string) => `${text.length}:${text}`;
    const bytes = ["behalf audit head 1", head.organisation, String(head.position), head.hash, head.at].map(
      sized,
    );
    const key = createPublicKey({ key: Buffer.from(head.publicKey, "base64"), format: "der", type: "spki" });

    expect(verify(null, Buffer.from(bytes.join("")), key, Buffer.from(head.signature, "base64"))).toBe(true);
    expect(fingerprintOf(head.publicKey)).toBe(
      createHash("sha256").update(Buffer.from(head.publicKey, "base64")).digest("hex"),
    );
  });

  test("is signed with one key, however many ask for the first time at once", async () => {
    const heads = await Promise.all([headNow(), headNow(), headNow(), headNow()]);

    expect(new Set(heads.map(({ publicKey }) => publicKey)).size).toBe(1);
  });

  test("keeps its key when SECRET_KEY changes and the older one is listed until it was sealed again", async () => {
    const { publicKey } = await headNow();
    const stored = () =>
      sql<{ sealed: string }>`select sealed from audit_key where organisation_id = ${admin.organisationId}`
        .execute(ctx.db)
        .then(({ rows }) => rows[0]?.sealed ?? "");
    const old = await stored();
    const [before, after] = [randomText(), randomText()];
    const about = `audit key of ${admin.organisationId}`;
    await sql`update audit_key set sealed = ${openVault([before]).seal(ctx.vault.open(old, about), about)}
               where organisation_id = ${admin.organisationId}`.execute(ctx.db);

    await tidyKeys({ ...ctx, vault: openVault([after, before]) });

    const api = await givenApi({ ...ctx, vault: openVault([after]) }, routes);
    const { body } = await api.as(admin)("GET", "/api/audit/head");
    expect(body.publicKey).toBe(publicKey);
  });

  test("is signed with a new key, which stands in the audit, where the old one cannot be opened any more", async () => {
    const { publicKey } = await headNow();
    const api = await givenApi({ ...ctx, vault: openVault([randomText()]) }, routes);

    const { body } = await api.as(admin)("GET", "/api/audit/head");

    expect(isSigned(HeadForm.parse(body))).toBe(true);
    expect(body.publicKey).not.toBe(publicKey);
    const { body: page } = await api.as(admin)("GET", "/api/audit?event=audit.key_made");
    expect(page.events.map(({ details }: { details: unknown }) => details)).toEqual([
      { fingerprint: fingerprintOf(body.publicKey) },
      { fingerprint: fingerprintOf(publicKey) },
    ]);
  });
});

describe("an export", () => {
  test("has what it is, each event in the order of the chain, and the signed head (T51)", async () => {
    const { type, lines } = await exported();
    const [first, ...rest] = lines.map((line) => JSON.parse(line));
    const last = rest.pop();

    expect(type).toContain("application/x-ndjson");
    expect(first).toEqual({ format: "behalf audit export 1", organisation: admin.organisationId });
    expect(rest.map(({ position }) => position)).toEqual(
      Array.from({ length: 2_501 }, (_, index) => index + 1),
    );
    expect(rest[1]).toMatchObject({ event: { subject: "1", details: "{}", actorId: null } });
    expect(last.head).toMatchObject({ position: 2_501, hash: rest.at(-1).hash });
    expect(isSigned(last.head)).toBe(true);
  });

  test("holds when it is read elsewhere, and shows what was dropped from the chain since a head was kept (T51)", async () => {
    const kept = await headNow();
    const read = async () => {
      const { lines } = await exported();
      return readExport(
        (async function* () {
          yield* lines;
        })(),
        new Set([kept.position]),
      );
    };
    const whole = await read();
    expect(whole).toMatchObject({ fault: undefined, end: { position: kept.position, hash: kept.hash } });
    expect(whole.hashes.get(kept.position)).toBe(kept.hash);
    const owner = openDatabase({ url, log: ctx.log, connections: 1 });
    onTestFinished(() => owner.close());
    for (const table of ["audit_event", "audit_seal"])
      await sql`alter table ${sql.table(table)} disable trigger all`.execute(owner.db);
    await sql`
      with seals as (
        delete from audit_seal where organisation_id = ${admin.organisationId} and position > 2400
        returning organisation_id, event_id)
      delete from audit_event e using seals s
       where e.organisation_id = s.organisation_id and e.id = s.event_id`.execute(owner.db);

    const dropped = await read();

    expect((await api.as(admin)("GET", "/api/audit/verify")).body).toMatchObject({ ok: true });
    expect(dropped).toMatchObject({ fault: undefined, end: { position: 2_400 } });
    expect(dropped.hashes.has(kept.position)).toBe(false);
  });

  test("is for admins of the organisation, as is all the rest", async () => {
    const organisation = await givenOrganisation(ctx);
    const builder = api.as(await organisation.person("builder"));

    for (const url of ["/api/audit/export", "/api/audit/head", "/api/audit/verify"])
      expect((await builder("GET", url)).status, url).toBe(403);
  });

  test("ends with a node that stops, without its last line", async () => {
    stopping.abort();

    const lines = await exported().then(
      ({ lines }) => lines,
      () => [],
    );

    expect(lines.filter((line) => line.includes('"head"'))).toEqual([]);
  });
});

test("an event of the list has its hash once it is sealed (T51)", async () => {
  await record(within(ctx, admin.organisationId), { event: "run.ended", actor: by.system });
  const newest = async () => (await api.as(admin)("GET", "/api/audit?limit=1")).body.events[0];
  expect((await newest()).hash).toBeNull();

  await sealing.look();

  const { hash } = await newest();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const { rows } = await sql`
    select encode(hash, 'hex') as hash from audit_seal
     where organisation_id = ${admin.organisationId} order by position desc limit 1`.execute(ctx.db);
  expect(rows).toEqual([{ hash }]);
});
