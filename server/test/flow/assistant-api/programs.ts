import { applyFor, approveAll } from "../../world/building.ts";
import { delegatedToken } from "../../world/delegated-token.ts";
import { type Given, givenAssistantWithSkill } from "../../world/given.ts";
import type { Member } from "../../world/member.ts";
import { type OfficialAssistant, officialAssistant } from "../../world/official-assistant.ts";
import { officialClient } from "../../world/official-client.ts";
import type { World } from "../../world/world.ts";

export const runs = "AI.Assistant.Run";
export const runsAsMe = "AI.Assistant.Run.Me";

/** An assistant whose application has a program that talks to it through the official client. */
export interface GivenProgram extends Given {
  api: OfficialAssistant;
  /** The application's own, and so its owner's: the builder. */
  appToken: string;
  /** One that acts for a person who allowed `AI.Assistant.Run.Me`. */
  tokenFor(person: Member): Promise<string>;
}

export async function givenProgram(
  world: World,
  wanted: Parameters<typeof givenAssistantWithSkill>[1] & { permissions?: readonly string[] } = {},
): Promise<GivenProgram> {
  const given = await givenAssistantWithSkill(world, wanted);
  const { builder, assistant } = given;
  await applyFor(builder, assistant, wanted.permissions ?? [runs, runsAsMe]);
  await approveAll(builder);
  const client = officialClient(world.url, assistant);
  const { accessToken: appToken = "" } = await client.appToken();
  return {
    ...given,
    api: officialAssistant(world.url),
    appToken,
    tokenFor: (person) => delegatedToken(world, given, person, [runsAsMe]),
  };
}
