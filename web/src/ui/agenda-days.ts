export interface AgendaEvent {
  title: string;
  /** ISO 8601. */
  start: string;
  /** ISO 8601; `null` where nobody says when it ends. */
  end: string | null;
  /** Where, with whom: what is told below its title. */
  details: readonly string[];
}

export interface DatedEvent extends AgendaEvent {
  /** Another one runs at the same time. */
  overlaps: boolean;
}

export interface AgendaDay {
  /** When its first event starts, ISO 8601. */
  at: string;
  events: DatedEvent[];
  /** How often several events meet. */
  overlaps: number;
}

/** Events by the reader's own days, each in its order. */
export function agendaDays(events: readonly AgendaEvent[]): AgendaDay[] {
  const days = new Map<string, AgendaDay>();
  for (const group of meetingGroups(events)) {
    const [first] = group;
    if (first === undefined) continue;
    const overlaps = group.length > 1;
    for (const event of group) dayOf(days, event).events.push({ ...event, overlaps });
    if (overlaps) dayOf(days, first).overlaps += 1;
  }
  return [...days.values()];
}

function dayOf(days: Map<string, AgendaDay>, { start }: AgendaEvent): AgendaDay {
  const key = new Date(start).toDateString();
  const day = days.get(key) ?? { at: start, events: [], overlaps: 0 };
  days.set(key, day);
  return day;
}

/** Those that run into one another stand together. */
function meetingGroups(events: readonly AgendaEvent[]): AgendaEvent[][] {
  const groups: AgendaEvent[][] = [];
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (const event of events.toSorted((a, b) => startOf(a) - startOf(b))) {
    if (startOf(event) < busyUntil) groups.at(-1)?.push(event);
    else groups.push([event]);
    busyUntil = Math.max(busyUntil, event.end === null ? startOf(event) : Date.parse(event.end));
  }
  return groups;
}

const startOf = ({ start }: AgendaEvent): number => Date.parse(start);
