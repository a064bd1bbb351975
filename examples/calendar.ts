// What the samples read of a person's calendar.
import { hour, offsetOf, written } from "./clock.ts";
import type { Asked } from "./serve.ts";

type Opened = Pick<Asked, "behalf" | "accessToken">;

export interface Event {
  id: string;
  title: string;
  start: number;
  end: number;
  allDay: boolean;
  timeZone: string;
  place?: string;
  /** How the person answered the invitation. */
  answer: string;
  /** Who may move it. */
  organiser: { name: string; self: boolean };
}

interface Time {
  date?: string;
  dateTime?: string;
  timeZone?: string;
}

const calendar = "/v1.0/calendar/users/me/calendars";

/** By their start, each instance of a series by itself; what was declined or cancelled is not among them. */
export async function eventsBetween(
  { behalf, accessToken }: Opened,
  { from, to, offset }: { from: number; to: number; offset: number },
): Promise<Event[]> {
  const found: Event[] = [];
  let nextToken: string | undefined;
  do {
    const query = new URLSearchParams({
      timeMin: written(from, offset),
      timeMax: written(to, offset),
      ...(nextToken && { nextToken }),
    });
    const page = await behalf.call(accessToken, "GET", `${calendar}/primary/eventsview?${query}`);
    found.push(...page.events.filter(isComing).map((event: Seen) => eventOf(event, offset)));
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}

interface Seen {
  id: string;
  status: string;
  summary: string;
  isAllDay: boolean;
  start: Time;
  end: Time;
  location?: { displayName: string };
  organizer: { displayName: string; self: boolean };
  attendees?: { self: boolean; responseStatus: string }[];
}

const answerTo = ({ attendees = [], organizer }: Seen): string =>
  organizer.self ? "accepted" : (attendees.find(({ self }) => self)?.responseStatus ?? "accepted");

const isComing = (event: Seen): boolean => event.status !== "cancelled" && answerTo(event) !== "declined";

function eventOf(event: Seen, offset: number): Event {
  const { id, summary, isAllDay, start, end, location, organizer } = event;
  return {
    id,
    title: summary,
    start: instantOf(start, offset),
    end: instantOf(end, offset),
    allDay: isAllDay,
    timeZone: start.timeZone ?? "UTC",
    ...(location && { place: location.displayName }),
    answer: answerTo(event),
    organiser: { name: organizer.displayName, self: organizer.self },
  };
}

/** A date is wherever one looks from. */
const instantOf = ({ date, dateTime }: Time, offset: number): number =>
  date === undefined ? Date.parse(dateTime ?? "") : Date.parse(`${date}T00:00:00Z`) - offset;

/** How far the person's clock is ahead of UTC now, by the zone of their calendar. */
export async function zoneOf({ behalf, accessToken }: Opened): Promise<number> {
  const { response } = await behalf.call(accessToken, "GET", calendar);
  const timeZone: string = response.calendars[0]?.timeZone ?? "UTC";
  const clock = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = clock.formatToParts().find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return name === "GMT" ? 0 : offsetOf(name);
}

/** A zone of that offset, for who knows no place: the sign is the other way round. */
export const zoneWith = (offset: number): string =>
  offset === 0 ? "UTC" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset) / hour}`;
