import { sql } from "kysely";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { randomText, type Secret } from "../../platform/secret.ts";
import { openVault } from "../../platform/vault.ts";
import { addSkill, givenBuilding, skillFile } from "../builders.fixture.ts";
import { loadSkills, openAuthentication, tidyAuthentications } from "../index.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);

const bearer = { type: "bearer", token: "canary-token" };
const document = skillFile([]);

async function givenSkill() {
  const given = await building.assistant();
  const { body } = await addSkill(given.builder, given.url, document, { authentication: bearer });
  return { ...given, skill: body.skill };
}

describe("when the operator changes the key (T53)", () => {
  const [oldKey, newKey] = [randomText(), randomText()];
  const sealedWith = async (skillId: string) =>
    (
      await sql<{
        sealed: string;
      }>`select sealed from skill_authentication where skill_id = ${skillId}`.execute(ctx.db)
    ).rows[0]?.sealed;

  test("what the old one sealed opens, is sealed anew, and then needs the old one no more", async () => {
    const old = await givenBuilding({ ...ctx, vault: openVault([oldKey]) });
    const { caller, url, assistant, tenant } = await building.assistant();
    const { body } = await addSkill(old.api.as(caller), url, document, { authentication: bearer });
    const [skill] = await loadSkills(tenant, { assistantId: assistant.id, version: null });
    const openedWith = async (...keys: Secret[]) => {
      const [skill] = await loadSkills(tenant, { assistantId: assistant.id, version: null });
      const [operation] = skill?.operations ?? [];
      if (skill === undefined || operation === undefined) throw new Error("no skill was loaded");
      return openAuthentication({ ...tenant, vault: openVault(keys) }, skill, operation);
    };

    expect(skill?.authentication).toBe(await sealedWith(body.skill.id));
    await expect(openedWith(newKey)).rejects.toThrow("SECRET_KEY does not list");
    expect(await openedWith(newKey, oldKey)).toMatchObject({ type: "bearer" });
    await tidyAuthentications({ ...ctx, vault: openVault([newKey, oldKey]) });
    expect(await openedWith(newKey)).toMatchObject({ type: "bearer" });
  });

  test("what no key opens stays, and the operator reads why", async () => {
    const { skill } = await givenSkill();
    const before = await sealedWith(skill.id);
    const lines: string[] = [];
    const log = pino({ level: "error" }, { write: (line) => lines.push(line) });

    await tidyAuthentications({ ...ctx, log, vault: openVault([randomText()]) });

    expect(await sealedWith(skill.id)).toBe(before);
    expect(lines.join("")).toContain("which SECRET_KEY does not list");
    expect(lines.join("")).not.toContain("canary");
  });
});

test("a secret is forgotten once nothing can call its skill", async () => {
  const { builder, url, skill } = await givenSkill();
  const kept = async () => {
    await tidyAuthentications(ctx);
    const { rows } = await sql`select from skill_authentication where skill_id = ${skill.id}`.execute(ctx.db);
    return rows.length;
  };

  await builder("POST", `${url}/publish`);
  await builder("DELETE", `${url}/skills/${skill.id}`);
  expect(await kept()).toBe(1);
  await addSkill(builder, url, skillFile([]));
  await builder("POST", `${url}/publish`);
  expect(await kept()).toBe(0);

  const deleted = await givenSkill();
  await deleted.builder("DELETE", deleted.url);
  await tidyAuthentications(ctx);
  const { rows } = await sql`select from skill_authentication where skill_id = ${deleted.skill.id}`.execute(
    ctx.db,
  );
  expect(rows).toEqual([]);
});
