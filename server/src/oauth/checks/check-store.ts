import { sql } from "kysely";
import type { Ctx } from "../../platform/ctx.ts";
import type { NotedCheck, Outcome } from "./check.ts";

/** `now`: the moment of writing, on the clock of the checks. Written twice, one is kept once. */
export async function writeChecks(ctx: Ctx, checks: readonly NotedCheck[], now: number): Promise<void> {
  const rows = checks.map(({ at, person, missing, ...check }) => ({
    ...check,
    age: (now - at) / 1000,
    person: person?.toString("hex") ?? null,
    missing: missing.join(" "),
  }));
  await sql`
    insert into api_check (organisation_id, id, api_id, at, application_id, person, operation, refused, missing)
    select c."organisationId", c.id, c."apiId", behalf_now() - make_interval(secs => c.age), c."applicationId",
           decode(c.person, 'hex'), c.operation, c.refused, string_to_array(c.missing, ' ')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as c ("organisationId" text, id text, "apiId" text, age float8, "applicationId" text, person text,
                 operation text, refused boolean, missing text)
    on conflict do nothing
  `.execute(ctx.db);
}

/** Of each check the first that is told, and only by the API that asked. */
export async function writeOutcomes(ctx: Ctx, outcomes: readonly Outcome[]): Promise<void> {
  await sql`
    update api_check c set status = told.status, milliseconds = told.milliseconds
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
           as told ("organisationId" text, "apiId" text, "check" text, status smallint, milliseconds integer)
     where c.organisation_id = told."organisationId" and c.id = told."check" and c.api_id = told."apiId"
       and c.status is null
  `.execute(ctx.db);
}

/** Drops what nobody wants to look up any more. */
export async function clearOldChecks(ctx: Ctx, { days }: { days: number }): Promise<void> {
  await sql`delete from api_check where at < behalf_now() - make_interval(days => ${days})`.execute(ctx.db);
}
