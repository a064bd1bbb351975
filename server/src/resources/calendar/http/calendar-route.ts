import { z } from "zod";
import { v1ErrorsWith } from "../../../oauth/index.ts";
import type { TenantCtx } from "../../../platform/ctx.ts";
import { application, token } from "../../../platform/http/access.ts";
import type { ApplicationPrincipal, TokenPrincipal } from "../../../platform/http/principal.ts";
import { ownerOf } from "../../owner.ts";
import type { Calendars, Writing } from "../calendar.ts";
import type { SeenEvent } from "../event.ts";
import { ownCalendars } from "../own/own-calendars.ts";
import { invalid, noSuchEvent } from "../refusals.ts";
import { eventView } from "../wire/event-view.ts";

/** Where everybody's calendar is. */
export const calendars: Calendars = ownCalendars;

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

export async function viewsOf(
  ctx: TenantCtx,
  events: readonly SeenEvent[],
  { owner, maxAttendees }: Pick<Writing, "owner"> & { maxAttendees: number },
) {
  const people = await calendars.attendees(ctx, events, { limit: maxAttendees });
  return events.map((event) => eventView(event, { viewer: owner, attendees: people.get(event.id) ?? [] }));
}
