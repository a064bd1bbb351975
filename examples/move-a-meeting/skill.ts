// One meeting to another time, once the person has seen which and when. Of a series the one instance is moved.
import { type Event, eventsBetween } from "../calendar.ts";
import { day, offsetOf, startOfDay, timeIn, written } from "../clock.ts";
import { type Asked, inLanguage, type Language, type Operations, Refusal, serveAlone } from "../serve.ts";

/** How far ahead a meeting is looked for by its name alone. */
const ahead = 14 * day;

export const operations: Operations = {
  async "POST /moves"(asked) {
    const { given, language, accessToken, behalf } = asked;
    const to = given.to ?? "";
    const [start, offset] = [Date.parse(to), offsetOf(to)];
    const meeting = await meetingMeant(asked, offset);
    if (!meeting.organiser.self) throw new Refusal(sayOthers(language, meeting));
    const { timeZone } = meeting;
    const end = start + (meeting.end - meeting.start);
    await behalf.call(accessToken, "PUT", `/v1.0/calendar/users/me/calendars/primary/events/${meeting.id}`, {
      id: meeting.id,
      start: { dateTime: written(start, offset), timeZone },
      end: { dateTime: written(end, offset), timeZone },
    });
    const [was, is] = [meeting.start, start].map((at) => timeIn(language, at, offset));
    const title = inLanguage(language, meeting.title);
    const message =
      language === "zh" ? `“${title}”已从 ${was} 改到 ${is}。` : `“${title}” was moved from ${was} to ${is}.`;
    return { success: true, message };
  },
};

/** The next one of that name, or the one of the day that was named. */
async function meetingMeant({ given, language, behalf, accessToken }: Asked, offset: number): Promise<Event> {
  const named = given.meeting ?? "";
  const from = given.day === undefined ? Date.now() : Date.parse(`${given.day}T00:00:00Z`) - offset;
  const to = given.day === undefined ? startOfDay(from, offset) + ahead : from + day;
  const events = await eventsBetween({ behalf, accessToken }, { from, to, offset });
  const timed = events.filter(({ allDay }) => !allDay);
  const meant = timed.filter(({ title }) => isCalled(title, named));
  const titles = titlesOf(language, meant);
  const [next] = meant;
  if (next === undefined) throw new Refusal(sayNone(language, named, timed));
  if (titles.length > 1) throw new Refusal(saySeveral(language, titles));
  return next;
}

const titlesOf = (language: Language, events: readonly Event[]): string[] => [
  ...new Set(events.map(({ title }) => inLanguage(language, title))),
];

const plain = (text: string): string => text.toLowerCase().replace(/[\p{P}\p{Z}]/gu, "");

/** “stand-up” is in “Daily stand-up”, and so is “the daily standup meeting”. */
function isCalled(title: string, named: string): boolean {
  const said = plain(named.replace(/^(?:the|my|our)\s+|\s*(?:meeting|会议?)$/gi, ""));
  return said !== "" && plain(title).includes(said);
}

function sayNone(language: Language, named: string, events: readonly Event[]): string {
  const titles = titlesOf(language, events).slice(0, 5);
  const there = titles.join(language === "zh" ? "、" : ", ");
  if (language === "zh") return `没有找到“${named}”。${there && `这段时间有：${there}。`}`;
  return `There is no meeting called “${named}”.${there && ` There are: ${there}.`}`;
}

const saySeveral = (language: Language, titles: readonly string[]): string =>
  language === "zh"
    ? `有几个会议都叫这个名字：${titles.join("、")}。请说全名。`
    : `Several meetings are called so: ${titles.join(", ")}. Say which.`;

function sayOthers(language: Language, meeting: Event): string {
  const [title, name] = [meeting.title, meeting.organiser.name].map((text) => inLanguage(language, text));
  if (language === "zh") return `“${title}”由${name}组织，只有组织者可以改时间。`;
  return `${name} organises “${title}”: only they can move it.`;
}

if (import.meta.main) await serveAlone(operations);
