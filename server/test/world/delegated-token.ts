import { allowClient, missingForClient, shownOf } from "../../src/consent/index.ts";
import { issueCode } from "../../src/oauth/index.ts";
import { findCatalogue } from "../../src/permissions/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import type { Given } from "./given.ts";
import type { Member } from "./member.ts";
import { officialClient } from "./official-client.ts";
import type { World } from "./world.ts";

/** A token of the assistant's application that acts for a person who allowed it these permissions. */
export async function delegatedToken(
  world: World,
  { organisation, assistant }: Pick<Given, "organisation" | "assistant">,
  person: Member,
  scopes: readonly string[],
): Promise<string> {
  const ctx = within(world.ctx, organisation.id);
  const applicationId = idSchema("app").parse(assistant.applicationId);
  const personId = idSchema("usr").parse(person.id);
  const asked = { applicationId, scopes: [...scopes] };
  const shown = shownOf(scopes, await findCatalogue(ctx));
  await allowClient(ctx, personId, { ...asked, shown, duration: "30d" });
  const coverage = await missingForClient(ctx, personId, asked);
  if (!("cover" in coverage)) throw new Error("it is not allowed");
  const code = await issueCode(ctx, { applicationId, personId, draft: false }, coverage.cover);
  const tokens = await officialClient(world.url, assistant).exchange(code?.reveal() ?? "");
  return tokens.accessToken ?? "";
}
