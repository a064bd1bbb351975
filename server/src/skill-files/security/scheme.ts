import { maxName } from "../limits.ts";
import { headerVerdict, isCookieName } from "../parameters/headers.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import type { AuthenticationKind, KeyPlace } from "../skill-spec.ts";
import { isName, quoted } from "../text.ts";

/** What a security scheme comes to (OpenAPI, Security Scheme Object). */
export interface Scheme {
  /** Under `securitySchemes`. */
  name: string;
  node: Node;
  /** In the file's own words, such as `apiKey in query`. */
  words: { en: string; zh: string };
  way: Way;
}

type Way =
  | { kind: "key"; place: KeyPlace }
  | { kind: "bearer" | "basic" }
  | { kind: "client credentials"; tokenUrl: string }
  /** Not done by the platform itself; `accepts`: how else a builder could pass what it wants. */
  | { kind: "not done"; accepts: "a token" | "a header" | "nothing" };

/** Schemes that are asked for together, each with the scopes that are named with it. */
export type Alternative = readonly { scheme: Scheme; scopes: readonly string[] }[];

export interface Need {
  /** Any of them will do. */
  alternatives: readonly Alternative[];
  /** It can do without. */
  optional: boolean;
}

/** A builder's authentication that does what a scheme asks for. */
export function accepts({ way }: Scheme, given: AuthenticationKind): boolean {
  const isToken = given.type === "bearer" || given.type === "oauth_client_credentials";
  const isHeader = given.type === "header" && given.name?.toLowerCase() === "authorization";
  switch (way.kind) {
    case "key":
      if (isAuthorization(way.place)) return isToken || isHeader || given.type === "basic";
      return given.type === way.place.in && isSameName(way.place, given.name ?? "");
    case "bearer":
    case "client credentials":
      return isToken || isHeader;
    case "basic":
      return given.type === "basic" || isHeader;
    case "not done":
      return way.accepts === "a token" ? isToken || isHeader : way.accepts === "a header" && isHeader;
    default:
      return way satisfies never;
  }
}

/** Names of headers are the same in any case. */
export function isSameName(place: KeyPlace, name: string): boolean {
  return place.in === "header" ? place.name.toLowerCase() === name.toLowerCase() : place.name === name;
}

const isAuthorization = (place: KeyPlace) => place.in === "header" && isSameName(place, "Authorization");

/** Kind about capitals, and about what Swagger 2.0 called the same. `server`: what a token's address is relative to. */
export function readScheme(name: string, node: Node, server: string | undefined): Scheme {
  const type = lower(node, "type");
  switch (type) {
    case "apikey":
      return { name, node, ...readKey(node) };
    case "http":
    case "basic":
      return { name, node, ...readHttp(type === "basic" ? "basic" : lower(node, "scheme")) };
    case "oauth2":
      return { name, node, ...readOauth(node, server) };
    case "openidconnect":
      return { name, node, ...notDone("openIdConnect", "a token") };
    case "mutualtls":
      return { name, node, ...notDone("mutualTLS", "nothing") };
    default:
      return { name, node, ...notDone(`type: ${quoted(child(node, "type")?.value ?? "?")}`, "nothing") };
  }
}

type Read = Pick<Scheme, "words" | "way">;

function readKey(node: Node): Read {
  const place = (["header", "query", "cookie"] as const).find((one) => one === lower(node, "in"));
  const name = textOf(child(node, "name"))?.trim() ?? "";
  const written = `apiKey in ${place ?? quoted(child(node, "in")?.value ?? "?")}: ${quoted(name)}`;
  if (place === undefined || !mayHoldKey({ in: place, name })) return notDone(written, "nothing");
  return {
    words: {
      en: `a key in the ${placeWords[place].en} “${name}”`,
      zh: `${placeWords[place].zh}“${name}”中的密钥`,
    },
    way: { kind: "key", place: { in: place, name } },
  };
}

export const placeWords = {
  header: { en: "header", zh: "请求头（header）" },
  query: { en: "query parameter", zh: "查询参数（query）" },
  cookie: { en: "cookie", zh: "Cookie（cookie）" },
} as const;

/** `Authorization` is no parameter's name, but it is where a key belongs. */
export function mayHoldKey({ in: place, name }: KeyPlace): boolean {
  if (name.length > maxKeyName) return false;
  if (place === "header") return name.toLowerCase() === "authorization" || headerVerdict(name) === "free";
  return isName(name) && (place === "query" || isCookieName(name));
}

const maxKeyName = Math.min(100, maxName);

function readHttp(scheme: string): Read {
  if (scheme === "bearer")
    return {
      words: { en: "a Bearer token (http bearer)", zh: "Bearer 令牌（http bearer）" },
      way: { kind: "bearer" },
    };
  if (scheme === "basic")
    return {
      words: { en: "a user name and password (http basic)", zh: "用户名和密码（http basic）" },
      way: { kind: "basic" },
    };
  return notDone(`http ${quoted(scheme || "?")}`, "a header");
}

const knownFlows = ["authorizationCode", "implicit", "password", "deviceAuthorization"];

function readOauth(node: Node, server: string | undefined): Read {
  const flows = child(node, "flows");
  const old = lower(node, "flow");
  const flow = flows ? child(flows, "clientCredentials") : old === "application" ? node : undefined;
  if (flow === undefined) {
    const written =
      flows === undefined ? quoted(old) : knownFlows.filter((one) => child(flows, one)).join(", ");
    return notDone(`oauth2 ${written}`.trim(), "a token");
  }
  return {
    words: { en: "OAuth 2 client credentials", zh: "OAuth 2 客户端凭证（clientCredentials）" },
    way: { kind: "client credentials", tokenUrl: tokenUrlOf(flow, server) },
  };
}

/** Empty for what no one could ask for a token. */
function tokenUrlOf(flow: Node, server: string | undefined): string {
  const url = URL.parse(textOf(child(flow, "tokenUrl"))?.trim() || "?", server);
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > 2000) return "";
  return url.href.replace(/#.*$/s, "");
}

function notDone(written: string, accepts: "a token" | "a header" | "nothing"): Read {
  return { words: { en: written, zh: written }, way: { kind: "not done", accepts } };
}

function lower(node: Node, key: string): string {
  return (textOf(child(node, key)) ?? "").trim().toLowerCase();
}
