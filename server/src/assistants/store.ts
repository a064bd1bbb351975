import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApplicationId, AssistantId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type {
  Assistant,
  AssistantChange,
  AssistantWords,
  ListedAssistant,
  NewAssistant,
  RunAssistant,
} from "./assistant.ts";
import type { PlanningRule } from "./plan.ts";
import { noSuggestions, type TestPhrase } from "./suggestions.ts";

interface WordsRow extends AssistantWords {}

interface AssistantRow extends WordsRow {
  id: AssistantId;
  application_id: ApplicationId;
  published_version: number | null;
  published: (WordsRow & { created_at: string }) | null;
  disabled_at: Date | null;
  test_phrases: TestPhrase[];
  created_by: PersonId;
  created_at: Date;
}

/** Copied as they are from a draft to a version and back. */
const wordNames = [
  "name",
  "description",
  "planning",
  "mode",
  "rules",
  "icon",
  "instructions",
  "welcome",
  "fallback",
  "starters",
  "suggestions",
] as const satisfies readonly (keyof AssistantWords)[];

export const wordColumns = sql.join(wordNames.map((name) => sql.ref(name)));

/** For `update … set`: every word becomes what the row `from` has. */
export const wordsFrom = (from: string): RawBuilder<unknown> =>
  sql.join(wordNames.map((name) => sql`${sql.ref(name)} = ${sql.ref(`${from}.${name}`)}`));

function toWords(row: WordsRow): AssistantWords {
  const { name, description, planning, mode, rules, icon, instructions, welcome, fallback } = row;
  const { starters, suggestions } = row;
  const talk = { icon, instructions, welcome, fallback, starters, suggestions };
  return { name, description, planning, mode, rules, ...talk };
}

function toAssistant(row: AssistantRow): Assistant {
  return {
    ...toWords(row),
    id: row.id,
    applicationId: row.application_id,
    publishedVersion: row.published_version,
    published: row.published && toWords(row.published),
    publishedAt: row.published && new Date(row.published.created_at),
    disabled: row.disabled_at !== null,
    testPhrases: row.test_phrases,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

type NewRow = NewAssistant & Pick<Assistant, "id" | "applicationId" | "createdBy">;

export async function insertAssistant(ctx: TenantCtx, it: NewRow): Promise<Assistant> {
  const { icon = "", instructions = "", welcome = "", fallback = "", starters = [] } = it;
  const suggestions = JSON.stringify(it.suggestions ?? noSuggestions);
  const { rows } = await sql<AssistantRow>`
    insert into assistant (organisation_id, id, application_id, name, description, planning, icon, instructions, welcome,
                           fallback, starters, suggestions, created_by)
    values (${ctx.organisationId}, ${it.id}, ${it.applicationId}, ${it.name}, ${it.description}, ${it.planning}, ${icon},
            ${instructions}, ${welcome}, ${fallback}, ${starters}, ${suggestions}::jsonb, ${it.createdBy})
    returning *, null as published
  `.execute(ctx.db);
  return toAssistant(rows[0] as AssistantRow);
}

const published = sql`
  (select to_jsonb(v) from assistant_version v
    where v.organisation_id = a.organisation_id and v.assistant_id = a.id
      and v.number = a.published_version) as published`;

/**
 * For a statement that has a conversation under this name: its assistant's `name` and `icon` as one object, as whoever
 * talks to it may know them: the draft's in a conversation with the draft alone.
 */
export const assistantOfConversation = (
  conversation: string,
): RawBuilder<Pick<AssistantWords, "name" | "icon">> => {
  const of = (column: string) => sql.ref(`${conversation}.${column}`);
  return sql`
  (select jsonb_build_object('name', coalesce(v.name, a.name), 'icon', coalesce(v.icon, a.icon))
     from assistant a left join assistant_version v
       on v.organisation_id = a.organisation_id and v.assistant_id = a.id and v.number = a.published_version
      and not ${of("draft")}
    where a.organisation_id = ${of("organisation_id")} and a.id = ${of("assistant_id")})`;
};

/** For a statement that has a run under this name: `RunAssistant` of the version it runs, or of the draft. */
export const assistantOfRun = (run: string): RawBuilder<RunAssistant> => {
  const of = (column: string) => sql.ref(`${run}.${column}`);
  const as = (from: RawBuilder<unknown>) => sql`
    select jsonb_build_object('planning', planning, 'mode', mode, 'rules', rules, 'name', name,
                              'instructions', coalesce(${of("instructions")}, instructions), 'fallback', fallback,
                              'starters', starters, 'suggestions', suggestions) ${from}`;
  return sql`
  coalesce((${as(sql`from assistant_version v
                      where v.organisation_id = ${of("organisation_id")}
                        and v.assistant_id = ${of("assistant_id")} and v.number = ${of("version")}`)}),
           (${as(sql`from assistant a
                      where a.organisation_id = ${of("organisation_id")} and a.id = ${of("assistant_id")}`)}))`;
};

/** A deleted one is not found. */
export async function findAssistant(ctx: TenantCtx, id: AssistantId): Promise<Assistant | undefined> {
  const { rows } = await sql<AssistantRow>`
    select a.*, ${published} from assistant a
     where a.organisation_id = ${ctx.organisationId} and a.id = ${id} and a.deleted_at is null
  `.execute(ctx.db);
  return rows[0] && toAssistant(rows[0]);
}

/** The assistant as it is now; nobody else changes its draft's words or publishes it until the transaction ends. */
export async function holdAssistant(ctx: TenantCtx, id: AssistantId): Promise<Assistant | undefined> {
  // In a statement of its own: only the next one's snapshot sees what was committed while this one waited.
  await sql`
    select from assistant where organisation_id = ${ctx.organisationId} and id = ${id} for update
  `.execute(ctx.db);
  return findAssistant(ctx, id);
}

interface AssistantFilter extends Page<TimeKey> {
  /** Whose unpublished ones are found too. */
  drafts: PersonId | "all" | "none";
}

/** In the order they were made. */
export async function findAssistants(
  ctx: TenantCtx,
  filter: AssistantFilter,
): Promise<Part<ListedAssistant>> {
  const [time = null, last = null] = filter.cursor ?? [];
  const { rows } = await sql<AssistantRow & { time: string; owner_name: string }>`
    select a.*, ${published}, ${exactTime("a.created_at")} as time, o.name as owner_name
      from assistant a join person o on o.organisation_id = a.organisation_id and o.id = a.created_by
     where a.organisation_id = ${ctx.organisationId} and a.deleted_at is null
       and ((a.published_version is not null and a.disabled_at is null) or ${filter.drafts} in ('all', a.created_by))
       and (${time}::text is null or (a.created_at, a.id) > (${time}::timestamptz, ${last}))
     order by a.created_at, a.id limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, {
    to: (row) => ({ ...toAssistant(row), ownerName: row.owner_name }),
    key: ({ time, id }) => [time, id],
  });
}

/** What assistants and skills are called, as their drafts have it; those that are gone too. */
export async function findAssistantNames(
  ctx: TenantCtx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from assistant where organisation_id = ${ctx.organisationId} and id = any(${ids}::text[])
    union all
    select id, spec ->> 'title' from skill where organisation_id = ${ctx.organisationId} and id = any(${ids}::text[])
  `.execute(ctx.db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function countAssistants(ctx: TenantCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from assistant where organisation_id = ${ctx.organisationId} and deleted_at is null
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** What is left out stays. */
export async function updateAssistant(
  ctx: TenantCtx,
  id: AssistantId,
  change: Omit<AssistantChange, "rules"> & { rules: PlanningRule[] | undefined },
): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await sql`
    update assistant
       set name = coalesce(${change.name ?? null}, name),
           description = coalesce(${change.description ?? null}, description),
           planning = coalesce(${change.planning ?? null}, planning),
           mode = coalesce(${change.mode ?? null}, mode),
           rules = coalesce(${json(change.rules)}::jsonb, rules),
           icon = coalesce(${change.icon ?? null}, icon),
           instructions = coalesce(${change.instructions ?? null}, instructions),
           welcome = coalesce(${change.welcome ?? null}, welcome),
           fallback = coalesce(${change.fallback ?? null}, fallback),
           starters = coalesce(${change.starters ?? null}::text[], starters),
           suggestions = coalesce(${json(change.suggestions)}::jsonb, suggestions),
           test_phrases = coalesce(${json(change.testPhrases)}::jsonb, test_phrases)
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

export async function deleteAssistant(ctx: TenantCtx, id: AssistantId): Promise<void> {
  await sql`
    update assistant set deleted_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}
