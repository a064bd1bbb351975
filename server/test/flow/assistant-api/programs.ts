import { allowClient, missingForClient } from "../../../src/consent/index.ts";
import { issueCode } from "../../../src/oauth/index.ts";
import { within } from "../../../src/platform/ctx.ts";
import { idSchema } from "../../../src/platform/ids.ts";
import { applyFor, approveAll } from "../../world/building.ts";
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
  const { builder, assistant, organisation } = given;
  await applyFor(builder, assistant, wanted.permissions ?? [runs, runsAsMe]);
  await approveAll(builder);
  const client = officialClient(world.url, assistant);
  const { accessToken: appToken = "" } = await client.appToken();
  const ctx = within(world.ctx, organisation.id);
  const applicationId = idSchema("app").parse(assistant.applicationId);
  return {
    ...given,
    api: officialAssistant(world.url),
    appToken,
    async tokenFor(person) {
      const personId = idSchema("usr").parse(person.id);
      const asked = { applicationId, scopes: [runsAsMe] };
      await allowClient(ctx, personId, { ...asked, duration: "30d" });
      const coverage = await missingForClient(ctx, personId, asked);
      if (!("cover" in coverage)) throw new Error("it is not allowed");
      const code = await issueCode(ctx, { applicationId, personId, draft: false }, coverage.cover);
      return (await client.exchange(code?.reveal() ?? "")).accessToken ?? "";
    },
  };
}
