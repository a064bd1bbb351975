import { z } from "zod";
import { allowClient, missingForClient, shownOf } from "../../src/consent/index.ts";
import { issueCode } from "../../src/oauth/index.ts";
import { findCatalogue } from "../../src/permissions/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import type { Given } from "./given.ts";
import type { Member } from "./member.ts";
import { read } from "./session.ts";
import type { World } from "./world.ts";

/** A permission point as a test writes it: `Expense.Claim.Read`, for people unless told otherwise. */
export interface Point {
  code: string;
  kind?: "delegated" | "application";
  fields?: readonly string[];
}

/** An organisation's own API, published, and what it asks us. */
export interface OwnApi {
  readonly id: string;
  readonly secret: string;
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
  points: readonly Point[];
  subject?: "user_id" | "pairwise";
}

const Registered = z.object({ api: z.object({ id: z.string(), revision: z.number() }), secret: z.string() });

/** Registered and published, as an admin does it. */
export async function givenOwnApi(
  world: Pick<World, "url">,
  { admin, owner, points, subject = "user_id" }: Wanted,
): Promise<OwnApi> {
  const [namespace = ""] = points[0]?.code.split(".") ?? [];
  const baseUrl = `https://${namespace.toLowerCase()}.example.com`;
  const named = { zh: `${namespace} 接口`, en: `${namespace} service` };
  const content = { name: named, provider: named, baseUrl, points: points.map(pointOf) };
  const form = { namespace, content, subject, ...(owner && { ownerId: owner.id }) };
  const { api, secret } = read(await admin.send("POST", "/api/apis", form), 201, Registered);
  const published = await admin.send("POST", `/api/apis/${api.id}/publish`, { revision: api.revision });
  if (published.status !== 201) throw new Error(`publishing answered ${JSON.stringify(published.body)}`);
  const credentials = { id: api.id, secret };
  return {
    ...credentials,
    baseUrl,
    asks: (token, more = {}) => asksAs(world, credentials, { token, ...more }),
  };
}

function pointOf({ code, kind = "delegated", fields = [] }: Point) {
  const [, thing = "", what = ""] = code.split(".");
  const name = { zh: `权限 ${thing} ${what}`, en: `${what} of ${thing}` };
  const operation = { method: "GET", path: `/${thing.toLowerCase()}/${what.toLowerCase()}`, name };
  const isSensitive = kind === "application";
  return {
    ...{ code, kind, write: false, sensitive: isSensitive, risk: isSensitive ? "high" : "low" },
    ...{ name, description: name, operations: [operation], fields },
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
