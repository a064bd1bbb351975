import { builtIn } from "../../src/permissions/index.ts";
import { applyFor, approveAll, createAssistant } from "./building.ts";
import { delegatedToken } from "./delegated-token.ts";
import type { Assistant, Member } from "./member.ts";
import { officialClient } from "./official-client.ts";
import type { Organisation, World } from "./world.ts";

/** An application with permissions, and tokens as people give them to it, without a conversation. */
export interface TokenHolder {
  readonly organisation: Organisation;
  /** A member. */
  readonly alice: Member;
  /** Builder, developer and admin in one person. */
  readonly builder: Member;
  readonly assistant: Assistant;
  /** Of a person who allowed exactly these. */
  token(person: Member, ...scopes: readonly string[]): Promise<string>;
  /** The application's own, with all that is approved. */
  appToken(): Promise<string>;
}

interface Wanted {
  /** What an admin approves; left out, everything there is. */
  approved?: readonly string[];
}

export async function givenTokenHolder(world: World, wanted: Wanted = {}): Promise<TokenHolder> {
  const organisation = await world.organisation();
  const [alice, builder] = [
    await organisation.person("Alice"),
    await organisation.person("Builder", { roles: ["member", "builder", "developer", "admin"] }),
  ];
  return anotherApplication(world, { organisation, alice, builder }, wanted);
}

/** One more application in the same organisation. */
export async function anotherApplication(
  world: World,
  { organisation, alice, builder }: Pick<TokenHolder, "organisation" | "alice" | "builder">,
  { approved = builtIn.map(({ code }) => code) }: Wanted = {},
): Promise<TokenHolder> {
  const assistant = await createAssistant(builder, { name: "Assistant" });
  if (approved.length > 0) await applyFor(builder, assistant, approved);
  await approveAll(builder);
  return {
    organisation,
    alice,
    builder,
    assistant,
    token: (person, ...scopes) => delegatedToken(world, { organisation, assistant }, person, scopes),
    appToken: async () => (await officialClient(world.url, assistant).appToken()).accessToken ?? "",
  };
}
