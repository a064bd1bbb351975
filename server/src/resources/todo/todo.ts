import { z } from "zod";
import type { NamedPerson } from "../../directory/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, PersonId, TodoId } from "../../platform/ids.ts";
import { ExactTime, type Page, type Part } from "../../platform/page.ts";

/** The creator changes it, finishes it for all and deletes it; who is to do it finishes and deletes their own part. */
export const todoRoles = ["creator", "executor", "participant"] as const;
export type TodoRole = (typeof todoRoles)[number];

/** What somebody has to do with it. */
export interface Involvement {
  roles: readonly TodoRole[];
  /** Of one who is to do it: when they finished. */
  doneAt: Date | null;
  /** They took it off their own list. */
  removedAt: Date | null;
}

export type TodoPerson = NamedPerson & Involvement;

/** Where it is worked on. */
export interface TodoLink {
  app?: string | undefined;
  desktop?: string | undefined;
}

/** What is said of it. */
export interface TodoText {
  subject: string;
  description: string | null;
  kind: "do" | "read";
  priority: number | null;
  dueAt: Date | null;
  remindAt: Date | null;
  /** One that has a place where it is worked on is work of the organisation; the others are personal. */
  link: TodoLink | null;
  /** On the lists of those alone who are to do it. */
  executorsOnly: boolean;
  /** What the API it came through is given back as it gave it. */
  extras: Readonly<Record<string, unknown>>;
}

export interface NewTodo extends TodoText {
  creatorId: PersonId;
  executorIds: readonly PersonId[];
  participantIds: readonly PersonId[];
  modifierId: PersonId;
  /** Through which it is made; null: by the person in their own session. */
  applicationId: ApplicationId | null;
  /** The application's own name for it. */
  sourceId: string | null;
}

export interface Todo extends TodoText {
  id: TodoId;
  creatorId: PersonId;
  /** Who changed it last. */
  modifier: Pick<NamedPerson, "id" | "unionId">;
  applicationId: ApplicationId | null;
  sourceId: string | null;
  people: readonly TodoPerson[];
  doneAt: Date | null;
  deletedAt: Date | null;
  createdAt: Date;
  modifiedAt: Date;
  version: number;
}

/** One on a person's list, as it is to them. */
export interface ListedTodo extends Omit<Todo, "people" | "modifier"> {
  creator: NamedPerson;
  /** What the application is called through which it was made. */
  applicationName: string | null;
  roles: readonly TodoRole[];
  /** When they finished their part; of one they are not to do themselves, when it was finished. */
  finishedAt: Date | null;
}

export interface TodoFilter {
  finished?: boolean | undefined;
  /** All roles of one of these. */
  roles?: readonly (readonly TodoRole[])[] | undefined;
  work?: boolean | undefined;
  kind?: Todo["kind"] | undefined;
  dueFrom?: Date | undefined;
  dueTo?: Date | undefined;
  /** Those that were deleted instead of those that were not. */
  deleted?: boolean | undefined;
}

export const todoOrders = ["createdAt", "modifiedAt", "dueAt"] as const;

/** What is due at no time comes last. */
export interface TodoOrder {
  by: (typeof todoOrders)[number];
  direction: "asc" | "desc";
}

/** Where a list in some order goes on: the time as `exactTime` reads it, and an id. It stays true when others come and go. */
export const TodoKey = z.tuple([z.enum(todoOrders), z.enum(["asc", "desc"]), ExactTime, z.string().max(100)]);
export type TodoKey = z.output<typeof TodoKey>;

export interface TodoPage extends Part<ListedTodo> {
  /** How many there are in all. */
  total: number;
}

/** What a change made of it. */
export interface Changed {
  before: Todo;
  after: Todo;
}

/** Where to-dos are kept. Ours are rows; a person's own task server can stand here. */
export interface TodoStore {
  /** `undefined`: its application has one of this creator's under the same source id. */
  add(ctx: TenantCtx, todo: NewTodo): Promise<TodoId | undefined>;
  find(ctx: TenantCtx, id: TodoId): Promise<Todo | undefined>;
  /**
   * Writes what `decide` makes of it and raises its version; nobody else changes it meanwhile. `undefined`: there is none.
   */
  change(ctx: TenantCtx, id: TodoId, decide: (todo: Todo, now: Date) => Todo): Promise<Changed | undefined>;
  list(
    ctx: TenantCtx,
    personId: PersonId,
    asked: { filter: TodoFilter; order: TodoOrder } & Page<TodoKey>,
  ): Promise<TodoPage>;
  count(ctx: TenantCtx, personId: PersonId, filter: TodoFilter): Promise<number>;
}
