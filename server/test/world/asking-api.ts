import { allowClient, missingForClient, shownOf } from "../../src/consent/index.ts";
import { issueCode } from "../../src/oauth/index.ts";
import { findCatalogue } from "../../src/permissions/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import type { Given } from "./given.ts";
import type { Member } from "./member.ts";
import { givenOwnApi, type OwnApi, type OwnPoint } from "./own-api.ts";
import type { World } from "./world.ts";

/** An organisation's own API, published, that asks us. */
export interface AskingApi extends Pick<OwnApi, "id" | "secret"> {
  readonly baseUrl: string;
  /** What it is told of a token. */
  asks(token: string, more?: Record<string, string>): Promise<Told>;
}

export interface Told {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer.
  body: any;
}

interface Wanted {
  /** Who registers and publishes it. */
  admin: Member;
  /** The admin, when left out. */
  owner?: Member;
  points: readonly OwnPoint[];
  subject?: "user_id" | "pairwise";
}

/** Registered and published, as an admin does it; each point opens an operation that is called like it. */
export async function givenAskingApi(
  world: Pick<World, "url">,
  { admin, owner, points, subject }: Wanted,
): Promise<AskingApi> {
  const [namespace = ""] = points[0]?.code.split(".") ?? [];
  const baseUrl = `https://${namespace.toLowerCase()}.example.com`;
  const opening = points.map((point) => {
    const [, ...thing] = point.code.toLowerCase().split(".");
    return { ...point, operations: [`GET /${thing.join("/")}`] };
  });
  const words = { name: `${namespace} service`, baseUrl, points: opening };
  const { id, secret } = await givenOwnApi(admin, { namespace, owner, subject, ...words });
  return {
    ...{ id, secret, baseUrl },
    asks: (token, more = {}) => asksAs(world, { id, secret }, { token, ...more }),
  };
}

export const basic = ({ id, secret }: Pick<OwnApi, "id" | "secret">) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

/** A form, with HTTP Basic. */
export async function asksAs(
  world: Pick<World, "url">,
  credentials: Pick<OwnApi, "id" | "secret">,
  form: Record<string, string>,
): Promise<Told> {
  return sends(world, { authorization: basic(credentials) }, new URLSearchParams(form));
}

export async function sends(
  { url }: Pick<World, "url">,
  headers: Record<string, string>,
  body: string | URLSearchParams,
  path = "/oauth2/introspect",
): Promise<Told> {
  const answer = await fetch(url + path, { method: "POST", headers, body });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

/** A code of the assistant's application for a person who allows it these permissions. */
export async function codeOf(
  world: World,
  { organisation, assistant }: Pick<Given, "organisation" | "assistant">,
  person: Member,
  { scopes, once = false }: { scopes: readonly string[]; once?: boolean },
): Promise<string> {
  const ctx = within(world.ctx, organisation.id);
  const applicationId = idSchema("app").parse(assistant.applicationId);
  const personId = idSchema("usr").parse(person.id);
  const asked = { applicationId, scopes: [...scopes] };
  const { missing } = await missingForClient(ctx, personId, asked);
  const shown = shownOf(missing, await findCatalogue(ctx));
  if (missing.length > 0)
    await allowClient(ctx, personId, { ...asked, scopes: missing, shown, duration: "30d" });
  const coverage = await missingForClient(ctx, personId, asked);
  if (!("cover" in coverage)) throw new Error("it is not allowed");
  const code = await issueCode(ctx, { applicationId, personId, draft: false }, { ...coverage.cover, once });
  if (code === undefined) throw new Error("no code was issued");
  return code.reveal();
}

/** A token of an application itself; `resource`: for that API. */
export async function appTokenFor(
  { url }: Pick<World, "url">,
  { clientId, clientSecret }: Given["assistant"],
  resource?: string,
): Promise<Told> {
  return sends(
    { url },
    { "content-type": "application/json" },
    JSON.stringify({ appKey: clientId, appSecret: clientSecret, resource }),
    "/v1.0/oauth2/accessToken",
  );
}
