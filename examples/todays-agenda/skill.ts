// What is in the person's calendar, on a day or in a span of time.
import { eventsBetween, zoneOf } from "../calendar.ts";
import { day, dayIn, offsetOf, startOfDay, written } from "../clock.ts";
import { inLanguage, type Language, type Operations, serveAlone } from "../serve.ts";

export const operations: Operations = {
  async "GET /agenda"({ given, language, accessToken, behalf }) {
    const from = given.from ?? (await startOfToday());
    const offset = offsetOf(from);
    const begin = Date.parse(from);
    const end = given.to === undefined ? startOfDay(begin, offset) + day : Date.parse(given.to);
    const events = await eventsBetween({ behalf, accessToken }, { from: begin, to: end, offset });
    const message = summary(language, events.length, [begin, end, offset]);
    if (events.length === 0) return { success: true, message };
    const data = events.map(({ title, allDay, answer, start, end, place }) => ({
      title: inLanguage(language, title),
      start: written(start, offset),
      // A day's end says nothing: whoever reads this would take it for a time that is taken.
      ...(!allDay && { end: written(end, offset) }),
      ...(place !== undefined && { place: inLanguage(language, place) }),
      ...notes(language, { allDay, answer }),
    }));
    return { success: true, message, data };

    async function startOfToday(): Promise<string> {
      const offset = await zoneOf({ behalf, accessToken });
      return written(startOfDay(Date.now(), offset), offset);
    }
  },
};

function summary(language: Language, count: number, [begin, end, offset]: [number, number, number]): string {
  const last = dayIn(language, end - 1, offset);
  const first = dayIn(language, begin, offset);
  if (language === "zh") {
    const when = first === last ? first : `${first}至${last}`;
    return count === 0 ? `${when}没有安排。` : `${when}有 ${count} 项安排。`;
  }
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  if (count === 0) return `There is nothing in your calendar ${when}.`;
  return `${count === 1 ? "There is 1 event" : `There are ${count} events`} in your calendar ${when}.`;
}

function notes(
  language: Language,
  { allDay, answer }: { allDay: boolean; answer: string },
): { note?: string } {
  const zh = language === "zh";
  const found = [
    ...(allDay ? [zh ? "全天" : "all day"] : []),
    ...(answer === "needsAction" ? [zh ? "还没有回复邀请" : "invitation not answered yet"] : []),
    ...(answer === "tentative" ? [zh ? "暂定" : "tentative"] : []),
  ];
  return found.length === 0 ? {} : { note: found.join(zh ? "，" : ", ") };
}

if (import.meta.main) await serveAlone(operations);
