// When the person is free, without a look at what keeps them busy; and a time of it booked, once they have seen which.
import { zoneWith } from "../calendar.ts";
import { day, dayIn, hour, offsetOf, startOfDay, timeIn, written } from "../clock.ts";
import { type Asked, inLanguage, type Language, type Operations, Refusal, serveAlone } from "../serve.ts";

interface Span {
  start: number;
  end: number;
}

/** Nobody wants to be told that they are free at five in the morning. */
const working = { from: 9 * hour, to: 18 * hour };
const most = 5;

export const operations: Operations = {
  async "GET /free"(asked) {
    const { given, language } = asked;
    const from = given.from ?? "";
    const [begin, offset] = [Date.parse(from), offsetOf(from)];
    const midnight = startOfDay(begin, offset);
    const end = given.to === undefined ? midnight + day : Date.parse(given.to);
    const needed = Number(given.minutes ?? 60) * 60_000;
    const busy = await busyBetween(asked, { start: begin, end }, offset);
    const free = workingDays({ start: Math.max(begin, Date.now()), end }, offset)
      .flatMap((span) => without(span, busy))
      .filter(({ start, end }) => end - start >= needed);
    const message = summary(language, free.length, dayIn(language, begin, offset));
    if (free.length === 0) return { success: true, message };
    const data = free
      .slice(0, most)
      .map(({ start, end }) => ({ start: written(start, offset), until: written(end, offset) }));
    return { success: true, message, data };
  },

  async "POST /bookings"(asked) {
    const { given, language, accessToken, behalf } = asked;
    const from = given.start ?? "";
    const [start, offset] = [Date.parse(from), offsetOf(from)];
    const end = start + Number(given.minutes ?? 60) * 60_000;
    const when = `${timeIn(language, start, offset)}–${written(end, offset).slice(11, 16)}`;
    const busy = await busyBetween(asked, { start, end }, offset);
    if (busy.some((span) => span.start < end && span.end > start))
      throw new Refusal(
        language === "zh" ? `${when} 你已有安排，没有预订。` : `You are busy ${when}; nothing was booked.`,
      );
    const title = inLanguage(language, given.title ?? "");
    const timeZone = zoneWith(offset);
    await behalf.call(accessToken, "POST", "/v1.0/calendar/users/me/calendars/primary/events", {
      summary: title,
      start: { dateTime: written(start, offset), timeZone },
      end: { dateTime: written(end, offset), timeZone },
    });
    const message =
      language === "zh"
        ? `已在日历中预订 ${when}：${title}。`
        : `Booked in your calendar: ${title}, ${when}.`;
    return { success: true, message };
  },
};

async function busyBetween(
  { given, accessToken, behalf }: Asked,
  { start, end }: Span,
  offset: number,
): Promise<Span[]> {
  const { scheduleInformation } = await behalf.call(
    accessToken,
    "POST",
    "/v1.0/calendar/users/me/querySchedule",
    { userIds: [given.unionId], startTime: written(start, offset), endTime: written(end, offset) },
  );
  const items: { start: Time; end: Time }[] = scheduleInformation[0]?.scheduleItems ?? [];
  return items.map(({ start, end }) => ({ start: instantOf(start, offset), end: instantOf(end, offset) }));
}

interface Time {
  date?: string;
  dateTime?: string;
}

const instantOf = ({ date, dateTime }: Time, offset: number): number =>
  date === undefined ? Date.parse(dateTime ?? "") : Date.parse(`${date}T00:00:00Z`) - offset;

function workingDays({ start, end }: Span, offset: number): Span[] {
  const spans: Span[] = [];
  for (let midnight = startOfDay(start, offset); midnight < end; midnight += day) {
    const span = {
      start: Math.max(start, midnight + working.from),
      end: Math.min(end, midnight + working.to),
    };
    if (span.start < span.end) spans.push(span);
  }
  return spans;
}

/** What is left of a span of time. */
function without(span: Span, busy: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { start } = span;
  for (const taken of busy.toSorted((a, b) => a.start - b.start)) {
    if (taken.start > start) left.push({ start, end: Math.min(taken.start, span.end) });
    start = Math.max(start, taken.end);
    if (start >= span.end) return left;
  }
  return [...left, { start, end: span.end }];
}

function summary(language: Language, count: number, when: string): string {
  if (language === "zh") return count === 0 ? `${when}没有这么长的空闲时间。` : `${when}你这些时间有空：`;
  return count === 0 ? `You have no such free time on ${when}.` : `You are free on ${when}:`;
}

if (import.meta.main) await serveAlone(operations);
