import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { AssistantId } from "../platform/ids.ts";

/** `false`: it was so before. */
export async function disableAssistant(ctx: TenantCtx, id: AssistantId): Promise<boolean> {
  const { rows } = await sql`
    update assistant set disabled_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id} and disabled_at is null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** `false`: it was so before. */
export async function enableAssistant(ctx: TenantCtx, id: AssistantId): Promise<boolean> {
  const { rows } = await sql`
    update assistant set disabled_at = null, enabled_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id} and disabled_at is not null
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** For a statement that has an assistant and a person under these names: whether they may build it (`mayBuild`). */
export const isBuilderOf = ({
  assistant,
  person,
}: {
  assistant: string;
  person: string;
}): RawBuilder<boolean> => {
  const roles = sql.ref(`${person}.roles`);
  const made = sql`${sql.ref(`${assistant}.created_by`)} = ${sql.ref(`${person}.id`)}`;
  return sql`('admin' = any(${roles}) or ('builder' = any(${roles}) and ${made}))`;
};

/**
 * For a statement that has an assistant under this name: whether it is in use, and has been ever since something of it
 * was issued, where there is such a time.
 */
export const isInUse = (assistant: string, issuedAt?: string): RawBuilder<boolean> => {
  const of = (column: string) => sql.ref(`${assistant}.${column}`);
  const since =
    issuedAt === undefined
      ? sql`true`
      : sql`(${of("enabled_at")} is null or ${of("enabled_at")} < ${sql.ref(issuedAt)})`;
  return sql`(${of("deleted_at")} is null and ${of("disabled_at")} is null and ${since})`;
};

/** Why nobody, or not this person, is served by an assistant any more. */
export type AssistantBar = "assistant_disabled" | "not_builder";

/** For a statement that has a run and its person under these names: what keeps it from going on, or null. */
export const barOfRun = ({
  run,
  person,
}: {
  run: string;
  person: string;
}): RawBuilder<AssistantBar | null> => {
  const of = (column: string) => sql.ref(`${run}.${column}`);
  return sql`
  (select case when t.disabled_at is not null then 'assistant_disabled'
               when ${of("version")} is null and not ${isBuilderOf({ assistant: "t", person })} then 'not_builder' end
     from assistant t where t.organisation_id = ${of("organisation_id")} and t.id = ${of("assistant_id")})`;
};
