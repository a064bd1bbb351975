import { type RawBuilder, sql } from "kysely";
import type { NamedPerson } from "../../../directory/index.ts";
import { inTx, type TenantCtx } from "../../../platform/ctx.ts";
import { exactTime } from "../../../platform/db/exact-time.ts";
import { newId, type PersonId, type TodoId } from "../../../platform/ids.ts";
import { partOf } from "../../../platform/page.ts";
import { peopleOf } from "../roles.ts";
import type { ListedTodo, Todo, TodoFilter, TodoOrder, TodoPerson, TodoStore } from "../todo.ts";

/** To-dos in our own tables. */
export const ownTodos: TodoStore = {
  async add(ctx, todo) {
    const named = (ids: readonly PersonId[]) => ids.map((id) => ({ id }));
    const people = peopleOf({
      creator: named([todo.creatorId]),
      executor: named(todo.executorIds),
      participant: named(todo.participantIds),
    });
    const { rows } = await sql<{ id: TodoId }>`
      with added as (
        insert into todo (organisation_id, id, creator_id, modifier_id, application_id, source_id, subject, description,
                          kind, priority, due_at, remind_at, link, executors_only, extras)
        values (${ctx.organisationId}, ${newId("tod")}, ${todo.creatorId}, ${todo.modifierId}, ${todo.applicationId},
                ${todo.sourceId}, ${todo.subject}, ${todo.description}, ${todo.kind}, ${todo.priority}, ${todo.dueAt},
                ${todo.remindAt}, ${todo.link && JSON.stringify(todo.link)}, ${todo.executorsOnly},
                ${JSON.stringify(todo.extras)})
        on conflict (organisation_id, application_id, creator_id, source_id) where source_id is not null do nothing
        returning id
      ), people as (
        insert into todo_person (organisation_id, todo_id, person_id, roles)
        select ${ctx.organisationId}, added.id, person.id, person.roles
          from added, jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as person (id text, roles text[])
      )
      select id from added
    `.execute(ctx.db);
    return rows[0]?.id;
  },

  async find(ctx, id) {
    const { rows } = await sql<TodoRow>`select ${wholeTodo(ctx)} and t.id = ${id}`.execute(ctx.db);
    return rows[0] && toTodo(rows[0]);
  },

  change: (ctx, id, decide) =>
    inTx(ctx, async (ctx) => {
      // Held before it is read: a statement that had to wait would read its people as they were before the wait.
      const { rows } = await sql<{ now: Date }>`
        select behalf_now() as now from todo where organisation_id = ${ctx.organisationId} and id = ${id} for update
      `.execute(ctx.db);
      const [held, before] = [rows[0], await ownTodos.find(ctx, id)];
      if (held === undefined || before === undefined) return undefined;
      const after = await save(ctx, decide(before, held.now));
      return { before, after };
    }),

  async list(ctx, personId, { filter, order, ...page }) {
    const [, , time = null, id = null] = page.cursor ?? [];
    const key = sortKey(order);
    const [after, direction] = order.direction === "asc" ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
    const { rows } = await sql<{ total: number; id: null } | ListedRow>`
      with matching as (
        select t.*, p.roles, ${finishedAt} as finished_at, ${key} as key ${matching(ctx, personId, filter)}
      ), page as (
        select ${todoColumns("m")}, m.roles, m.finished_at as "finishedAt", app.name as "applicationName",
               jsonb_build_object('id', c.id, 'unionId', c.union_id, 'name', c.name) as creator,
               m.key, ${exactTime("m.key")} as time
          from matching m
          join person c on c.organisation_id = ${ctx.organisationId} and c.id = m.creator_id
          left join application app on app.organisation_id = ${ctx.organisationId} and app.id = m.application_id
         where ${time}::text is null or (m.key, m.id) ${after} (${time}::timestamptz, ${id})
         order by m.key ${direction}, m.id ${direction} limit ${page.limit + 1}
      )
      select all_of_them.total, page.* from (select count(*) as total from matching) all_of_them left join page on true
       order by page.key ${direction}, page.id ${direction}
    `.execute(ctx.db);
    const found = rows.flatMap((row) => (row.id === null ? [] : row));
    return {
      total: rows[0]?.total ?? 0,
      ...partOf(found, page, {
        to: ({ total: _, key: __, time: ___, ...todo }): ListedTodo => todo,
        key: ({ time, id }) => [order.by, order.direction, time, id],
      }),
    };
  },

  async count(ctx, personId, filter) {
    const { rows } = await sql<{ count: number }>`
      select count(*) ${matching(ctx, personId, filter)}`.execute(ctx.db);
    return rows[0]?.count ?? 0;
  },
};

async function save(ctx: TenantCtx, todo: Todo): Promise<Todo> {
  const people = JSON.stringify(todo.people);
  const { rows } = await sql<{ at: Date; version: number }>`
    with saved as (
      update todo
         set subject = ${todo.subject}, description = ${todo.description}, kind = ${todo.kind},
             priority = ${todo.priority}, due_at = ${todo.dueAt}, remind_at = ${todo.remindAt},
             link = ${todo.link && JSON.stringify(todo.link)}, executors_only = ${todo.executorsOnly},
             extras = ${JSON.stringify(todo.extras)}, modifier_id = ${todo.modifier.id}, done_at = ${todo.doneAt},
             deleted_at = ${todo.deletedAt}, modified_at = behalf_now(), version = version + 1
       where organisation_id = ${ctx.organisationId} and id = ${todo.id}
      returning modified_at, version
    ), left_out as (
      delete from todo_person
       where organisation_id = ${ctx.organisationId} and todo_id = ${todo.id}
         and person_id <> all(${todo.people.map(({ id }) => id)}::text[])
    ), people as (
      insert into todo_person (organisation_id, todo_id, person_id, roles, done_at, removed_at)
      select ${ctx.organisationId}, ${todo.id}, person.id, person.roles, person."doneAt", person."removedAt"
        from jsonb_to_recordset(${people}::jsonb)
          as person (id text, roles text[], "doneAt" timestamptz, "removedAt" timestamptz)
      on conflict (organisation_id, person_id, todo_id) do update
         set roles = excluded.roles, done_at = excluded.done_at, removed_at = excluded.removed_at
    )
    select modified_at as at, version from saved
  `.execute(ctx.db);
  const [{ at, version }] = rows as [{ at: Date; version: number }];
  return { ...todo, modifiedAt: at, version };
}

type TodoRow = Omit<Todo, "people"> & {
  people: (NamedPerson & { roles: TodoPerson["roles"]; doneAt: string | null; removedAt: string | null })[];
};

interface ListedRow extends ListedTodo {
  total: number;
  key: Date;
  time: string;
}

const todoColumns = (t: string): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${t}.${name}`);
  return sql`
    ${column("id")}, ${column("creator_id")} as "creatorId", ${column("application_id")} as "applicationId", ${column("source_id")} as "sourceId", ${column("subject")},
    ${column("description")}, ${column("kind")}, ${column("priority")}, ${column("due_at")} as "dueAt",
    ${column("remind_at")} as "remindAt", ${column("link")}, ${column("executors_only")} as "executorsOnly",
    ${column("extras")}, ${column("done_at")} as "doneAt", ${column("deleted_at")} as "deletedAt",
    ${column("created_at")} as "createdAt", ${column("modified_at")} as "modifiedAt", ${column("version")}`;
};

/** The to-dos `t` of the organisation, each with its people. */
const wholeTodo = (ctx: TenantCtx): RawBuilder<unknown> => sql`
  ${todoColumns("t")},
  (select jsonb_build_object('id', m.id, 'unionId', m.union_id) from person m
    where m.organisation_id = ${ctx.organisationId} and m.id = t.modifier_id) as modifier,
  (select jsonb_agg(jsonb_build_object(
            'id', n.id, 'unionId', n.union_id, 'name', n.name, 'roles', p.roles,
            'doneAt', p.done_at, 'removedAt', p.removed_at) order by n.id)
     from todo_person p join person n on n.organisation_id = ${ctx.organisationId} and n.id = p.person_id
    where p.organisation_id = ${ctx.organisationId} and p.todo_id = t.id) as people
  from todo t where t.organisation_id = ${ctx.organisationId}`;

/** How long what is finished stays on a list. */
const finishedDays = 180;

const finishedAt = sql`case when 'executor' = any(p.roles) then p.done_at else t.done_at end`;

/** On a person's list, by todo_person's key: the to-dos `t`, and as `p` what they have to do with each. */
function matching(ctx: TenantCtx, personId: PersonId, filter: TodoFilter): RawBuilder<unknown> {
  const { finished = null, roles = [], work = null, kind = null, dueFrom = null, dueTo = null } = filter;
  const wanted = JSON.stringify(roles);
  return sql`
      from todo_person p
      join todo t on t.organisation_id = ${ctx.organisationId} and t.id = p.todo_id
     where p.organisation_id = ${ctx.organisationId} and p.person_id = ${personId}
       and (t.deleted_at is not null or p.removed_at is not null) = ${filter.deleted ?? false}
       and (not t.executors_only or 'executor' = any(p.roles))
       and (${finishedAt} is null or ${finishedAt} > behalf_now() - make_interval(days => ${finishedDays}))
       and (${finished}::boolean is null or (${finishedAt} is not null) = ${finished})
       and (${roles.length === 0} or exists (
             select from jsonb_array_elements(${wanted}::jsonb) one_of
              where p.roles @> array(select jsonb_array_elements_text(one_of))))
       and (${work}::boolean is null or (t.link is not null) = ${work})
       and (${kind}::text is null or t.kind = ${kind})
       and (${dueFrom}::timestamptz is null or t.due_at >= ${dueFrom})
       and (${dueTo}::timestamptz is null or t.due_at <= ${dueTo})`;
}

/** Never null, so that a cursor stands somewhere: what is due at no time comes last. */
function sortKey({ by, direction }: TodoOrder): RawBuilder<unknown> {
  if (by === "createdAt") return sql`t.created_at`;
  if (by === "modifiedAt") return sql`t.modified_at`;
  const last = direction === "desc" ? "0001-01-01T00:00:00Z" : "9999-12-31T23:59:59.999999Z";
  return sql`coalesce(t.due_at, ${last}::timestamptz)`;
}

function toTodo({ people, ...todo }: TodoRow): Todo {
  const timeOf = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...todo,
    people: people.map((each) => ({
      ...each,
      doneAt: timeOf(each.doneAt),
      removedAt: timeOf(each.removedAt),
    })),
  };
}
