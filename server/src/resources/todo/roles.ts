import type { NamedPerson } from "../../directory/index.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonId } from "../../platform/ids.ts";
import {
  type Involvement,
  type Todo,
  type TodoPerson,
  type TodoRole,
  type TodoText,
  todoRoles,
} from "./todo.ts";

/** What a change says; left out, a member stays, also of `extras`. */
export interface TodoChange extends Partial<Pick<TodoText, "subject" | "description" | "dueAt" | "extras">> {
  executors?: readonly NamedPerson[];
  participants?: readonly NamedPerson[];
  done?: boolean;
}

/** Errors: `not_found` for one they have nothing to do with, or took off their list. */
export function rolesIn(todo: Todo, personId: PersonId): readonly TodoRole[] {
  const found = todo.people.find(({ id, removedAt }) => id === personId && removedAt === null);
  if (found === undefined || todo.deletedAt !== null)
    throw new AppError("not_found", `${todo.id} is not on the list of ${personId}`);
  return found.roles;
}

/** The creator changes what is said of it and who is to do it; one who is to do it finishes their own part alone. */
export function changed(todo: Todo, by: PersonId, change: TodoChange, now: Date): Todo {
  const { done, executors, participants, ...text } = change;
  if (!rolesIn(todo, by).includes("creator")) {
    const onlyDone = Object.keys(change).every((name) => name === "done");
    if (!onlyDone || done === undefined) throw refused(todo, by);
    return finished(todo, by, [{ personId: by, done }], now);
  }
  const had = (role: TodoRole) => todo.people.filter(({ roles }) => roles.includes(role));
  const people = peopleOf<NamedPerson>(
    {
      creator: had("creator"),
      executor: executors ?? had("executor"),
      participant: participants ?? had("participant"),
    },
    todo.people,
  );
  const extras = { ...todo.extras, ...text.extras };
  const next = settled({ ...todo, ...text, extras, people }, now);
  return done === undefined ? next : finishedForAll(next, done, now);
}

/** Each part by who is to do it, or by the creator. Errors: `forbidden`; `invalid_input` for a part nobody has. */
export function finished(
  todo: Todo,
  by: PersonId,
  parts: readonly { personId: PersonId; done: boolean }[],
  now: Date,
): Todo {
  const roles = rolesIn(todo, by);
  const onlyTheirs = roles.includes("executor") && parts.every(({ personId }) => personId === by);
  if (!roles.includes("creator") && !onlyTheirs) throw refused(todo, by);
  const toDoIt = new Set(todo.people.filter(isToDoIt).map(({ id }) => id));
  if (parts.some(({ personId }) => !toDoIt.has(personId)))
    throw new AppError("invalid_input", `a part of ${todo.id} that nobody has`, {
      details: [{ path: "executorStatusList", message: "含有不是此待办执行者的人" }],
    });
  const done = new Map(parts.map((part) => [part.personId, part.done]));
  const people = todo.people.map((each) => withDone(each, done.get(each.id), now));
  return settled({ ...todo, people }, now);
}

/** By the creator: for all. By one who is to do it: off their own list. */
export function deleted(todo: Todo, by: PersonId, now: Date): Todo {
  const roles = rolesIn(todo, by);
  if (roles.includes("creator")) return { ...todo, deletedAt: now };
  if (!roles.includes("executor")) throw refused(todo, by);
  const people = todo.people.map((each) => (each.id === by ? { ...each, removedAt: now } : each));
  return settled({ ...todo, people }, now);
}

/** Each once, with all their roles. Who had to do with it before keeps their own part; who is named anew is back. */
export function peopleOf<P extends Pick<NamedPerson, "id">>(
  named: Readonly<Record<TodoRole, readonly P[]>>,
  before: readonly TodoPerson[] = [],
): (P & Involvement)[] {
  const doneAt = new Map(before.map((each) => [each.id, each.doneAt]));
  const people = new Map<PersonId, P & Involvement>();
  for (const role of todoRoles)
    for (const person of named[role]) {
      const roles = [...new Set([...(people.get(person.id)?.roles ?? []), role])];
      const kept = roles.includes("executor") ? (doneAt.get(person.id) ?? null) : null;
      people.set(person.id, { removedAt: null, ...person, roles, doneAt: kept });
    }
  return [...people.values()];
}

export const isToDoIt = ({ roles, removedAt }: Involvement): boolean =>
  roles.includes("executor") && removedAt === null;

/** Finished for everybody, whatever of it they had done. */
function finishedForAll(todo: Todo, done: boolean, now: Date): Todo {
  const people = todo.people.map((each) => (isToDoIt(each) ? withDone(each, done, now) : each));
  return { ...todo, people, doneAt: done ? (todo.doneAt ?? now) : null };
}

/** It is finished once all who are to do it have finished; one that nobody is to do, when its creator says so. */
function settled(todo: Todo, now: Date): Todo {
  const toDoIt = todo.people.filter(isToDoIt);
  if (toDoIt.length === 0) return todo;
  const isDone = toDoIt.every(({ doneAt }) => doneAt !== null);
  return { ...todo, doneAt: isDone ? (todo.doneAt ?? now) : null };
}

const withDone = (person: TodoPerson, done: boolean | undefined, now: Date): TodoPerson =>
  done === undefined ? person : { ...person, doneAt: done ? (person.doneAt ?? now) : null };

const refused = (todo: Todo, by: PersonId): AppError =>
  new AppError("forbidden", `the role of ${by} in ${todo.id} does not allow it`);
