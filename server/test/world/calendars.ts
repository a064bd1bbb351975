import { delegatedToken } from "./delegated-token.ts";
import { type Given, givenAssistantWithSkill } from "./given.ts";
import type { Member } from "./member.ts";
import { type OfficialCall, officialCall } from "./official-call.ts";
import { phone } from "./skill-file.ts";
import type { World } from "./world.ts";

export const calendarScopes = ["Calendar.Event.Read", "Calendar.Event.Write", "Calendar.EventSchedule.Read"];

export interface Calendars extends Given {
  /** The official client, with a token of this person's that may do all with calendars, or this much. */
  callAs(person: Member, scopes?: readonly string[]): Promise<OfficialCall>;
  /** The same with a token of the application's own. */
  callAsApplication(): Promise<OfficialCall>;
}

/** An organisation with an application that is approved for calendars; `everybodys`: for everybody's too. */
export async function givenCalendars(world: World, { everybodys = true } = {}): Promise<Calendars> {
  const approved = [
    ...phone.scopes,
    ...calendarScopes,
    ...(everybodys ? calendarScopes.map((code) => `${code}.All`) : []),
  ];
  const given = await givenAssistantWithSkill(world, { approved });
  return {
    ...given,
    async callAs(person, scopes = calendarScopes) {
      return officialCall(world.url, await delegatedToken(world, given, person, scopes));
    },
    async callAsApplication() {
      return officialCall(world.url, (await given.skill.client.appToken()).accessToken ?? "");
    },
  };
}

/** Operations on one person's own calendar, by their names in the official client. */
export function inCalendar(call: OfficialCall, userId = "me") {
  return (operation: string, ids: readonly string[] = [], asked: object = {}) =>
    call("calendar_1_0", operation, [userId, "primary", ...ids], asked);
}
