import type { NamedPerson } from "../../directory/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { Changer } from "../changes/change.ts";
import type { Attendee, BusyTime, Content, Invitation, Response, SeenEvent, Window } from "./event.ts";

/** Where a list goes on: the key of what was shown last. */
export type Key = readonly [at: number, id: string];

export interface Part {
  events: SeenEvent[];
  next: Key | null;
  /** How far the calendar had changed when this was read. */
  revision: number;
}

export interface ListQuery {
  limit: number;
  after?: Key | undefined;
  window?: Partial<Window> | undefined;
  /** Cancelled ones too, and those that are gone. */
  showDeleted?: boolean | undefined;
  /** Only instances of this series that are not as its rule has them. */
  seriesId?: string | undefined;
}

/** One change to somebody's calendar: who makes it, and for whom. */
export interface Writing {
  caller: Changer;
  owner: NamedPerson;
}

/**
 * What stands behind people's calendars: our own tables; a server of their own could (CalDAV). An event is named by its
 * id, an instance of a series too. Each write says in whose name it was (`recordChange`). Errors of all that take an
 * id: `itemNotFound`, `instanceNotExist`.
 */
export interface Calendars {
  /** By their start; a series once. */
  list(ctx: TenantCtx, owner: NamedPerson, query: ListQuery): Promise<Part>;
  /** What changed since that revision, in the order in which it did; what was deleted too. */
  changes(
    ctx: TenantCtx,
    owner: NamedPerson,
    query: { limit: number; since: number; after?: Key | undefined },
  ): Promise<Part>;
  /** By their start; of a series each instance. */
  view(
    ctx: TenantCtx,
    owner: NamedPerson,
    query: { limit: number; window: Window; after?: Key | undefined },
  ): Promise<Pick<Part, "events" | "next">>;
  /** How far the calendar has changed. */
  revision(ctx: TenantCtx, owner: NamedPerson): Promise<number>;
  get(ctx: TenantCtx, owner: NamedPerson, eventId: string): Promise<SeenEvent>;
  /** Of each event those invited, in the order in which they were, so many at most. */
  attendees(
    ctx: TenantCtx,
    events: readonly SeenEvent[],
    range: { limit: number; offset?: number },
  ): Promise<Map<string, Attendee[]>>;
  /** Of each of these people; `undefined`: more than `limit` times. */
  busy(
    ctx: TenantCtx,
    people: readonly NamedPerson[],
    query: { window: Window; limit: number },
  ): Promise<Map<string, BusyTime[] | undefined>>;

  create(
    ctx: TenantCtx,
    by: Writing,
    draft: { content: Content; invitations: readonly Invitation[] },
  ): Promise<SeenEvent>;
  /** The organiser's alone. */
  change(
    ctx: TenantCtx,
    by: Writing,
    change: {
      eventId: string;
      edit: (event: SeenEvent) => Content;
      /** All who are invited from now on; left out, as before. */
      invitations?: readonly Invitation[] | undefined;
    },
  ): Promise<SeenEvent>;
  /** For everybody where it is the organiser's, else out of one's own calendar. */
  remove(ctx: TenantCtx, by: Writing, eventId: string): Promise<void>;
  /** The organiser's alone. */
  invite(
    ctx: TenantCtx,
    by: Writing,
    change: { eventId: string; invitations: readonly Invitation[] },
  ): Promise<void>;
  /** The organiser's alone; whoever was not invited stays so. */
  uninvite(
    ctx: TenantCtx,
    by: Writing,
    change: { eventId: string; people: readonly NamedPerson[] },
  ): Promise<void>;
  respond(ctx: TenantCtx, by: Writing, answer: { eventId: string; response: Response }): Promise<void>;
  /** Puts an event back as it was before a change, if that change was the last; answers whether it was. */
  restore(
    ctx: TenantCtx,
    by: Writing,
    change: { eventId: string; before: unknown; version: number },
  ): Promise<boolean>;
}
