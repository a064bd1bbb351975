import { z } from "zod";
import { OpenedMore } from "./contract.ts";
import { givenAssistantWithSkill } from "./given.ts";
import type { Assistant, Member } from "./member.ts";
import { type Answer, read } from "./session.ts";
import { profile, type SkillOperation } from "./skill-file.ts";
import type { World } from "./world.ts";

// An application that sends people to us in their browser, and what the page does for them there.

export const callback = "https://app.example.com/callback";

const AskedScope = z.object({
  code: z.string(),
  name: z.string(),
  sensitive: z.boolean(),
  risk: z.enum(["low", "medium", "high"]),
  widened: OpenedMore.optional(),
});
const AuthorisationRequest = z.object({
  id: z.string(),
  status: z.enum(["pending", "allow", "deny", "expired"]),
  application: z.object({ name: z.string(), provider: z.string(), privacyUrl: z.string().nullable() }),
  namesOrganisation: z.boolean(),
  hindrance: z.string().nullable(),
  returnHost: z.string(),
  scopes: z.array(AskedScope),
  durations: z.array(z.string()),
  defaultDuration: z.string(),
  address: z.string(),
});
const OpenReply = z.object({ request: AuthorisationRequest.nullable(), backTo: z.string().nullable() });
export const RequestReply = z.object({ request: AuthorisationRequest });
const AnswerReply = z.object({ backTo: z.string() });

/** An organisation's application with addresses to come back to, approved for these; and people who are sent to us. */
export async function givenClient(
  world: World,
  approved: readonly string[],
  { operations = [profile] }: { operations?: readonly SkillOperation[] } = {},
) {
  const published = approved.length > 0;
  const given = await givenAssistantWithSkill(world, { operations, approved, published });
  await registers(given.builder, given.assistant, [callback, "http://127.0.0.1/callback"]);
  return given;
}

export async function registers(developer: Member, { applicationId }: Assistant, redirectUrls: string[]) {
  const { status } = await developer.send("PATCH", `/api/applications/${applicationId}`, { redirectUrls });
  if (status !== 200) throw new Error(`registering answered ${status}`);
}

type Parameters = Record<string, string | undefined>;

/** What stands behind `?` where the application sends people; a member that is undefined is left out. */
export function asking({ clientId }: Pick<Assistant, "clientId">, given: Parameters = {}): string {
  const parameters: Parameters = {
    client_id: clientId,
    redirect_uri: callback,
    response_type: "code",
    scope: "openid Contact.User.Read",
    prompt: "consent",
    state: "a state",
    ...given,
  };
  const said = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined);
  return new URLSearchParams(said).toString();
}

export const sends = (person: Member, query: string): Promise<Answer> =>
  person.send("POST", "/api/authorisation-requests", { query });

/** The page that asks. Errors: there is none. */
export async function isAsked(person: Member, query: string) {
  const { request, backTo } = read(await sends(person, query), 200, OpenReply);
  if (request === null) throw new Error(`nothing is asked, the browser goes to ${backTo}`);
  return request;
}

/** Where the browser goes without a page. Errors: there is a page. */
export async function goesBack(person: Member, query: string): Promise<URL> {
  const { backTo } = read(await sends(person, query), 200, OpenReply);
  if (backTo === null) throw new Error("the person is asked");
  return new URL(backTo);
}

export const answers = (person: Member, { id }: { id: string }, answer: object): Promise<Answer> =>
  person.send("POST", `/api/authorisation-requests/${id}/answer`, answer);

export async function decides(person: Member, request: { id: string }, answer: object): Promise<URL> {
  return new URL(read(await answers(person, request, answer), 200, AnswerReply).backTo);
}

/** The code that the person's allowing brings. */
export async function codeFor(person: Member, query: string): Promise<string> {
  const back = await decides(person, await isAsked(person, query), { decision: "allow" });
  return back.searchParams.get("code") ?? "";
}
