import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { publish } from "../../../src/apis/publishing/publication.ts";
import { allowedPoints, answerConsent } from "../../../src/consent/index.ts";
import { inTx, type TenantCtx, within } from "../../../src/platform/ctx.ts";
import type { PersonPrincipal } from "../../../src/platform/http/principal.ts";
import { idSchema } from "../../../src/platform/ids.ts";
import { ApiReply } from "../../world/contract.ts";
import { givenSkillOfOwnApi } from "../../world/given.ts";
import { cardOf } from "../../world/member.ts";
import { contentOf, type OwnPoint } from "../../world/own-api.ts";
import { read } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();
const question = "List my expense claims";
const claims: OwnPoint = { code: "Expense.Claim.Read", operations: ["GET /claims"] };
const withBank: OwnPoint = { ...claims, fields: ["iban"] };

/** Alice's card waits, and the draft opens more than it shows. */
async function givenCardAndDraft() {
  const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });
  const { organisation, alice, builder, assistant, api } = given;
  const asked = await alice.says(assistant, question);
  const content = contentOf({ points: [withBank] });
  const saved = await builder.send("PUT", `/api/apis/${api.id}/draft`, { content, revision: 1 });
  const { revision } = read(saved, 200, ApiReply).api;
  const id = idSchema("usr").parse(builder.id);
  const who = { id, organisationId: organisation.id, name: "Builder", roles: ["admin"] };
  const admin: PersonPrincipal = { kind: "person", ...who, locale: "en", csrfToken: "" };
  const draft = { id: idSchema("api").parse(api.id), revision, notes: "" };
  return { ...given, ctx: within(world.ctx, organisation.id), asked, admin, draft };
}

/** Does `work` in a transaction that commits when it is told to. */
async function heldOpen(ctx: TenantCtx, work: (ctx: TenantCtx) => Promise<unknown>) {
  const commit = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const committed = inTx(ctx, async (ctx) => {
    await work(ctx);
    done.resolve();
    await commit.promise;
  });
  await Promise.race([done.promise, committed]);
  return async () => {
    commit.resolve();
    await committed;
  };
}

const isOpen = async (promise: Promise<unknown>) =>
  (await Promise.race([promise.then(() => "settled"), sleep(300, "open")])) === "open";

interface Kept {
  rests: boolean;
  old: boolean;
}

/** What is allowed by now, and whether it was seen in a version that opened less. */
async function kept(ctx: TenantCtx): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select s.rests_since is not null as rests, s.api_version < p.widened_in as old
      from grant_scope s join permission_point p on p.organisation_id = s.organisation_id and p.code = s.code
     where s.organisation_id = ${ctx.organisationId} and s.revoked_at is null
  `.execute(ctx.db);
  return rows;
}

describe("a version that opens more, published while a card of it is answered", () => {
  test("before the answer: it waits for the version, and grants nothing", async () => {
    const { ctx, alice, asked, admin, draft } = await givenCardAndDraft();
    const commit = await heldOpen(ctx, (ctx) => publish(ctx, admin, draft, allowedPoints));

    const answer = alice.answers(asked, { decision: "allow" });
    expect(await isOpen(answer)).toBe(true);
    await commit();

    expect(await answer).toMatchObject({ status: 409, body: { error: { code: "no_longer_available" } } });
    expect(await kept(ctx)).toEqual([]);
  });

  test("after the answer: it waits for that, and lets rest what was just allowed", async () => {
    const { ctx, alice, builder, api, asked, draft } = await givenCardAndDraft();
    const personId = idSchema("usr").parse(alice.id);
    const answer = { consentId: idSchema("csr").parse(cardOf(asked).id), decision: "allow" as const };
    const commit = await heldOpen(ctx, (ctx) => answerConsent(ctx, personId, answer, { draft: false }));

    const published = builder.send("POST", `/api/apis/${api.id}/publish`, { revision: draft.revision });
    expect(await isOpen(published)).toBe(true);
    await commit();

    expect(await published).toMatchObject({ status: 201 });
    expect(await kept(ctx)).toEqual([{ rests: true, old: true }]);
  });

  test("at the same time, again and again: nothing that was not seen is ever open", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });
    const { organisation, alice, assistant, api } = given;
    const ctx = within(world.ctx, organisation.id);
    const statuses: number[] = [];

    for (let round = 1; round <= 12; round += 1) {
      const asked = await alice.says(await alice.startsConversation(assistant), question);
      const fields = Array.from({ length: round }, (_, index) => `field${index}`);
      const publishing = api.publishes({ points: [{ ...claims, fields }] });
      await sleep(round * 3);
      statuses.push((await alice.answers(asked, { decision: "allow" })).status);
      await publishing;
      expect((await kept(ctx)).filter(({ rests, old }) => old && !rests)).toEqual([]);
    }

    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
  });
});
