import { findMember, findPictures, type NamedPerson } from "../../directory/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import type { ChangeId, PersonId } from "../../platform/ids.ts";
import { type Attendee, calendars, type SeenEvent, type Window, type Writing } from "../calendar/index.ts";
import type { KeptChange } from "../changes/change.ts";
import { findLastChangeId, findLastChanges } from "../changes/store.ts";

export const mostEvents = 500;
const mostAttendees = 50;

/** An event with all that its person is shown of it. */
export interface AgendaEvent {
  event: SeenEvent;
  attendees: readonly Attendee[];
  /** What an application did to it last, or to the series it is of. */
  change: KeptChange | undefined;
}

export interface Agenda {
  events: readonly AgendaEvent[];
  pictures: ReadonlyMap<PersonId, string>;
}

/** `more`: there are more than are shown. */
export async function readAgenda(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  window: Window,
): Promise<Agenda & { more: boolean }> {
  const owner = await ownerOf(ctx, caller);
  const { events, next } = await calendars.view(ctx, owner, { limit: mostEvents, window });
  return { ...(await withAllThatIsShown(ctx, caller, events)), more: next !== null };
}

/** Errors: 404 for one that is not in their calendar. */
export async function readEvent(ctx: TenantCtx, caller: PersonPrincipal, eventId: string): Promise<Agenda> {
  const event = await calendars.get(ctx, await ownerOf(ctx, caller), eventId);
  if (event.status !== "confirmed") throw new AppError("not_found", eventId);
  return withAllThatIsShown(ctx, caller, [event]);
}

async function withAllThatIsShown(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  events: readonly SeenEvent[],
): Promise<Agenda> {
  const resourceIds = events.flatMap(({ id, instanceOf }) => [
    id,
    ...(instanceOf ? [instanceOf.seriesId] : []),
  ]);
  const attendees = await calendars.attendees(ctx, events, { limit: mostAttendees });
  const changes = await findLastChanges(ctx, { personId: caller.id, resourceIds });
  const people = events.flatMap(({ id, organiser }) => [
    organiser.id,
    ...(attendees.get(id) ?? []).map(({ person }) => person.id),
  ]);
  return {
    events: events.map((event) => ({
      event,
      attendees: attendees.get(event.id) ?? [],
      change: changes.get(event.id) ?? changes.get(event.instanceOf?.seriesId ?? ""),
    })),
    pictures: await findPictures(ctx, [...new Set(people)]),
  };
}

/** Errors: 404 for one that is not in their calendar. */
export async function answerInvitation(
  ctx: TenantCtx,
  caller: PersonPrincipal,
  answer: { eventId: string; response: "accepted" | "declined" | "tentative" },
): Promise<void> {
  await calendars.respond(ctx, await writingOf(ctx, caller), answer);
}

/** Answers by which change, so that it can be undone. Errors: 404. */
export function deleteEvent(ctx: TenantCtx, caller: PersonPrincipal, eventId: string): Promise<ChangeId> {
  return inTx(ctx, async (ctx) => {
    await calendars.remove(ctx, await writingOf(ctx, caller), eventId);
    return findLastChangeId(ctx, { personId: caller.id, resourceId: eventId });
  });
}

async function writingOf(ctx: TenantCtx, caller: PersonPrincipal): Promise<Writing> {
  return { caller, owner: await ownerOf(ctx, caller) };
}

async function ownerOf(ctx: TenantCtx, { id: personId }: PersonPrincipal): Promise<NamedPerson> {
  const { id, unionId, name } = await findMember(ctx, personId);
  return { id, unionId, name };
}
