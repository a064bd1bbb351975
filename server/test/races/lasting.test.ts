import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase } from "../world/database.ts";
import { demoPerson } from "../world/demo.ts";
import { cardOf } from "../world/member.ts";
import { type Ground, givenNodes, phoneQuestion } from "./ground.ts";
import { refreshRace, revokeWhileUsed } from "./lasting.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await givenNodes({ databaseUrl: await cloneDatabase(), nodes: 2 });
});

afterAll(() => ground?.close());

describe("tokens", () => {
  test("survive twenty refreshes at once: one refresh token, every access token alive (T13)", async () => {
    const { numbers } = await refreshRace(ground, { families: 6, times: 20 });

    expect(numbers).toEqual({
      refreshes: 120,
      ok: 120,
      otherRefreshToken: 0,
      accessTokens: 126,
      living: 126,
    });
  });

  test("open nothing from the answer of the revocation on, on either node (T14)", async () => {
    const { numbers } = await revokeWhileUsed(ground, { iterations: 12 });

    expect(numbers).toMatchObject({ acceptedAfter: 0, faults: 0 });
    expect(numbers.acceptedBefore).toBeGreaterThan(0);
    expect(numbers.startedAfter).toBeGreaterThan(0);
  });
});

describe("a card", () => {
  test("that is answered fifty times at once, differently, on two nodes, is decided once (T06)", async () => {
    const { member, assistant, nodes, db } = ground;
    await member.revokes(await member.grant());
    const run = await member.says(assistant, phoneQuestion);
    const people = await Promise.all(nodes.map(({ url }) => demoPerson(url, "member")));
    const decisions = ["allow", "deny", "allow_all"];

    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const decision = decisions[index % 3] ?? "deny";
        const { status } = await (people[index % 2] ?? member).answers(run, { decision });
        return { decision, status };
      }),
    );

    const first = answers.filter(({ status }) => status === 200);
    expect(first).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    const denied = first[0]?.decision === "deny";
    const { steps } = await member.waitsFor(run);
    const consent = steps.find(({ kind }) => kind === "consent")?.consent;
    expect(consent?.decision).toBe(denied ? "deny" : "allow");
    expect(await countOf(sql`oauth_code where run_id = ${run.id}`)).toBe(denied ? 0 : 1);
    expect(await countOf(sql`consent_grant where revoked_at is null`)).toBe(denied ? 0 : 1);
    const about = cardOf(run).id;
    expect(await countOf(sql`audit_event where event = 'consent.answered' and subject = ${about}`)).toBe(1);

    async function countOf(rows: ReturnType<typeof sql>): Promise<number> {
      const counted = await sql<{ count: number }>`select count(*) from ${rows}`.execute(db);
      return counted.rows[0]?.count ?? 0;
    }
  });
});
