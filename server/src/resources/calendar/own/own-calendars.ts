import type { Calendars } from "../calendar.ts";
import { change, create, invite, remove, respond, uninvite } from "./changing.ts";
import { attendees, busy, changes, get, list, revision, view } from "./reading.ts";
import { restore } from "./restoring.ts";

/** Everybody's calendar in our own tables. */
export const ownCalendars: Calendars = {
  list,
  changes,
  view,
  revision,
  get,
  attendees,
  busy,
  create,
  change,
  remove,
  invite,
  uninvite,
  respond,
  restore,
};
