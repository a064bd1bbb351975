import { sql } from "kysely";
import { expect, test } from "vitest";
import { startWorld } from "../../test/world/world.ts";
import { within } from "../platform/ctx.ts";
import { newId } from "../platform/ids.ts";
import { randomText, Secret } from "../platform/secret.ts";
import { openVault } from "../platform/vault.ts";
import { usualBudgets } from "./model.ts";
import { modelInUse } from "./model-in-use.ts";
import { sealModelKey, tidyModelKeys } from "./model-key.ts";

const world = await startWorld();
const baseUrl = "https://models.example/v1";

test("a key is sealed again by the first key of the vault, so that the older one can go", async () => {
  const { id } = await world.organisation();
  const [older, newer] = [randomText(), randomText()];
  const before = { ...within(world.ctx, id), vault: openVault([older]) };
  const kept = {
    baseUrl,
    name: "m",
    sealedKey: sealModelKey(before, baseUrl, new Secret("sk-0123456789")),
    delegatedResults: "local" as const,
    budgets: usualBudgets,
  };
  await sql`insert into organisation_model (organisation_id, base_url, model, sealed_key, delegated_results, budgets)
            values (${id}, ${baseUrl}, 'm', ${kept.sealedKey}, 'local', '{}')`.execute(world.ctx.db);

  await tidyModelKeys({ ...world.ctx, vault: openVault([newer, older]) });

  const { rows } = await sql<{ sealed_key: string }>`
    select sealed_key from organisation_model where organisation_id = ${id}`.execute(world.ctx.db);
  const after = { ...before, vault: openVault([newer]) };
  const sealedKey = rows[0]?.sealed_key ?? null;
  expect(modelInUse(after, { ...kept, sealedKey })?.key?.reveal()).toBe("sk-0123456789");
  expect(modelInUse(after, kept)?.key).toBeNull();
});

test("a key opens for the origin that it was given for and for no other organisation", async () => {
  const ctx = within(world.ctx, (await world.organisation()).id);
  const sealedKey = sealModelKey(ctx, baseUrl, new Secret("sk-0123456789"));
  const kept = { baseUrl, name: "m", sealedKey, delegatedResults: "local" as const, budgets: usualBudgets };

  expect(modelInUse(ctx, { ...kept, baseUrl: "https://models.example/v2" })?.key).not.toBeNull();
  expect(modelInUse(ctx, { ...kept, baseUrl: "https://other.example/v1" })?.key).toBeNull();
  expect(modelInUse({ ...ctx, organisationId: newId("org") }, kept)?.key).toBeNull();
});
