import { z } from "zod";
import { v1ErrorsWith } from "../../../oauth/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { application, token } from "../../../platform/http/access.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../../../platform/http/principal.ts";
import { ownerOf } from "../../owner.ts";
import type { Writing } from "../calendar.ts";
import { calendars } from "../calendars.ts";
import type { SeenEvent } from "../event.ts";
import { invalid, noSuchEvent } from "../refusals.ts";
import { type EventView, eventView } from "../wire/event-view.ts";

export const dialect = v1ErrorsWith({
  not_found: { status: 404, code: "itemNotFound", message: "Item not found" },
  forbidden: { status: 400, code: "permissionDeny", message: "Only the organizer may change this event" },
});

export type Caller = TokenPrincipal | ApplicationPrincipal;

/** A client for a person who allows it, or an application that an admin approved for everybody's. */
export const access = (scope: string) => [token(scope), application(`${scope}.All`)] as const;

const User = z.string().min(1).max(100).describe("`me` or a unionId.");
const Primary = z.string().max(100).describe("`primary`: the one calendar that everybody has.");

export const CalendarPath = z.object({ userId: User, calendarId: Primary });
export const EventPath = CalendarPath.extend({ eventId: z.string().min(1).max(100) });
export const OwnPath = z.object({ calendarId: Primary });

/** Errors: `invalidParameter` for none, `itemNotFound` for one that is not there. */
export function requirePrimary({ calendarId }: { calendarId: string }): void {
  if (calendarId.trim() === "") throw invalid("CalendarId cannot be blank");
  if (calendarId !== "primary") throw noSuchEvent();
}

/** In whose calendar, and by whom. */
export async function writingOf(
  ctx: TenantCtx,
  caller: Caller,
  path: { userId: string; calendarId: string },
): Promise<Writing> {
  requirePrimary(path);
  return { caller, owner: await ownerOf(ctx, caller, path.userId) };
}

export const count = (most: number) => z.coerce.number().int().min(1).max(most);

interface Viewing extends Pick<Writing, "owner"> {
  maxAttendees: number;
}

/** Events as they are answered, with those who are invited. */
export async function viewsOf(
  ctx: TenantCtx,
  events: readonly SeenEvent[],
  { owner: viewer, maxAttendees: limit }: Viewing,
): Promise<EventView[]> {
  const people = await calendars.attendees(ctx, events, { limit });
  return events.map((event) => eventView(event, { viewer, attendees: people.get(event.id) ?? [] }));
}

export async function viewOf(
  ctx: TenantCtx,
  event: SeenEvent,
  { owner: viewer, maxAttendees: limit }: Viewing,
): Promise<EventView> {
  const people = await calendars.attendees(ctx, [event], { limit });
  return eventView(event, { viewer, attendees: people.get(event.id) ?? [] });
}
