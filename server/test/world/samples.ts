import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { serve } from "../../../examples/serve.ts";
import { formatTime } from "../../src/invocation/index.ts";
import { within } from "../../src/platform/ctx.ts";
import type { PersonPrincipal } from "../../src/platform/http/principal.ts";
import type { PersonId } from "../../src/platform/ids.ts";
import { peopleZone } from "../../src/platform/people-zone.ts";
import { type Content, calendars } from "../../src/resources/index.ts";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "./building.ts";
import type { Assistant, Member } from "./member.ts";
import type { Organisation, World } from "./world.ts";

interface Made {
  organisation: Organisation;
  builder: Member;
  assistant: Assistant;
  /** Adds a skill by its file, from then on at this origin. */
  add(file: string, origin: string): Promise<void>;
  publish(): Promise<void>;
}

/** An assistant with nothing to do yet, whose application is approved for all that samples ask for. */
export async function givenAssistantForSamples(world: World): Promise<Made> {
  const organisation = await world.organisation();
  const builder = await organisation.person("Builder", {
    roles: ["member", "builder", "developer", "admin"],
  });
  const assistant = await createAssistant(builder, { name: "Personal assistant" });
  await applyFor(builder, assistant, [
    "Contact.User.Read",
    "Contact.User.mobile",
    "Calendar.Event.Read",
    "Calendar.Event.Write",
    "Calendar.EventSchedule.Read",
    "Todo.PersonalTodo.Write",
  ]);
  await approveAll(builder);
  return {
    organisation,
    builder,
    assistant,
    async add(file, origin) {
      const document = await readFile(resolve("examples", file), "utf8");
      await addSkill(builder, assistant, document.replace(/(?<=- url: )\S+/, origin));
    },
    async publish() {
      await publish(builder, assistant);
    },
  };
}

const samples = ["show-my-phone", "todays-agenda", "create-a-todo", "find-a-free-hour", "move-a-meeting"];

/** The assistant of the demo: its samples side by side, each served as the demo serves it. */
export async function givenSamples(world: World): Promise<Made> {
  const made = await givenAssistantForSamples(world);
  const folder = await mkdtemp(join(tmpdir(), "behalf-samples-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const credentials = join(folder, "credentials.json");
  const { clientId, clientSecret } = made.assistant;
  await writeFile(credentials, JSON.stringify({ clientId, clientSecret }));
  for (const name of samples) {
    const { operations } = await import(resolve("examples", name, "skill.ts"));
    const { port, stop } = await serve(operations, { url: world.url, credentials, port: 0 });
    onTestFinished(stop);
    await made.add(`${name}/skill.yaml`, `http://127.0.0.1:${port}`);
  }
  await made.publish();
  return made;
}

/** `days` from today, as a date of people's clocks. */
export function dayFromNow(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000).toISOString();
  return formatTime(at, "strftime:yyyy-MM-dd", { timeZone: peopleZone() }) ?? "";
}

/** What such a clock shows, as ISO 8601 with its offset. */
export const onTheClock = (day: string, time: string): string =>
  formatTime(`${day}T${time}:00`, "iso8601", { timeZone: peopleZone() }) ?? "";

/** “11月29日周日”, “Sun 29 Nov”. */
export const spoken = (language: "zh" | "en", day: string): string =>
  new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  }).format(new Date(day));

interface PlannedEvent {
  summary: string;
  day: string;
  /** Left out, it lasts all day. */
  from?: string;
  to?: string;
  every?: Content["rule"];
  place?: string;
  with?: Member[];
}

/** Writes an event into somebody's calendar. Answers its id. */
export async function plans(
  { ctx }: World,
  { id }: Organisation,
  person: Member,
  { summary, day, from, to, every = null, place = "", with: invited = [] }: PlannedEvent,
): Promise<string> {
  const named = (member: Member) => ({
    id: member.id as PersonId,
    unionId: member.unionId,
    name: member.account,
  });
  const [startsAt, endsAt] = [from, to].map((time) =>
    time === undefined ? "" : new Date(onTheClock(day, time)).toISOString(),
  );
  const timeZone = peopleZone();
  const nextDay = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const event = await calendars.create(
    within(ctx, id),
    { caller: callerOf(person, id), owner: named(person) },
    {
      content: {
        summary,
        description: "",
        location: place,
        richText: "",
        times: startsAt
          ? { allDay: false, startsAt, endsAt: endsAt ?? "", timeZone, endTimeZone: timeZone }
          : { allDay: true, startsOn: day, endsOn: nextDay },
        rule: every,
        reminders: [],
        busy: true,
        meeting: null,
        categories: [],
        uiConfigs: [],
      },
      invitations: invited.map((member) => ({ person: named(member), optional: false })),
    },
  );
  return event.id;
}

const callerOf = ({ id, account }: Member, organisationId: Organisation["id"]): PersonPrincipal => ({
  kind: "person",
  id: id as PersonId,
  organisationId,
  name: account,
  locale: "en",
  roles: ["member"],
  csrfToken: "",
});

/** What is in somebody's calendar on a day, as `09:30 summary`. */
export async function calendarOn(
  { ctx }: World,
  { id }: Organisation,
  person: Member,
  day: string,
): Promise<string[]> {
  const from = Date.parse(onTheClock(day, "00:00"));
  const window = { from, to: from + 86_400_000, offset: Date.parse(`${day}T00:00:00Z`) - from };
  const owner = { id: person.id as PersonId, unionId: person.unionId, name: person.account };
  const { events } = await calendars.view(within(ctx, id), owner, { limit: 100, window });
  return events.map(({ content: { summary, times } }) => {
    if (times.allDay) return summary;
    const starts = formatTime(times.startsAt, "strftime:HH:mm", { timeZone: peopleZone() });
    return `${starts} ${summary}`;
  });
}
