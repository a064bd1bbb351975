import { sql } from "kysely";
import { allowClient, missingForClient, shownOf } from "../../src/consent/index.ts";
import { issueCode } from "../../src/oauth/index.ts";
import { findCatalogue, forgetCatalogue } from "../../src/permissions/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { idSchema, newId } from "../../src/platform/ids.ts";
import { hashOf, newSecret } from "../../src/platform/secret.ts";
import type { Given } from "./given.ts";
import type { Member } from "./member.ts";
import type { Organisation, World } from "./world.ts";

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
  owner: Member;
  points: readonly Point[];
  subject?: "user_id" | "pairwise";
}

export async function givenOwnApi(
  world: World,
  { id: organisationId }: Organisation,
  { owner, points, subject = "user_id" }: Wanted,
): Promise<OwnApi> {
  const { db } = world.ctx;
  const [id, secret] = [newId("api"), newSecret(organisationId)];
  const baseUrl = `https://${id.slice(4).toLowerCase().replaceAll("_", "-")}.example.com`;
  const namespace = points[0]?.code.split(".")[0] ?? "None";
  const name = { zh: `接口 ${namespace}`, en: `The ${namespace} API` };
  const content = JSON.stringify({ name, provider: name, baseUrl, points: [] });
  await sql`
    insert into api (organisation_id, id, namespace, look, owner_id, subject, draft, published_number, created_by)
    values (${organisationId}, ${id}, ${namespace}, ${namespace + id}, ${owner.id}, ${subject}, ${content}, 1, ${owner.id})
  `.execute(db);
  await sql`
    insert into api_version (organisation_id, api_id, number, content, published_by)
    values (${organisationId}, ${id}, 1, ${content}, ${owner.id})`.execute(db);
  await sql`
    insert into api_secret (organisation_id, hash, api_id) values (${organisationId}, ${hashOf(secret)}, ${id})
  `.execute(db);
  for (const { code, kind = "delegated", fields = [] } of points) {
    const words = { zh: `权限 ${code}`, en: `Permission ${code}` };
    const point = { kind, fields, field: fields.length > 0, write: false, sensitive: false, risk: "low" };
    await sql`
      insert into permission_point (organisation_id, code, audience, api, content, widened_in, number)
      values (${organisationId}, ${code}, ${id}, ${JSON.stringify({ name, provider: name })},
              ${JSON.stringify({ ...point, name: words, description: words, apis: [] })}, 1, 1)`.execute(db);
  }
  forgetCatalogue(within(world.ctx, organisationId));
  return {
    id,
    secret: secret.reveal(),
    baseUrl,
    asks: (token, more = {}) => asksAs(world, { id, secret: secret.reveal() }, { token, ...more }),
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
