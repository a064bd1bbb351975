import type { Authentication } from "../../../api/schema.gen.ts";
import { isWebAddress } from "../../../ui/web-address.ts";

export type AuthenticationType = Authentication["type"];

export const authenticationTypes = [
  "none",
  "bearer",
  "basic",
  "header",
  "query",
  "cookie",
  "oauth_client_credentials",
] as const;

export type FieldName =
  | "token"
  | "username"
  | "password"
  | "name"
  | "value"
  | "tokenUrl"
  | "clientId"
  | "clientSecret"
  | "scope";

/** What is being given: in memory only, never in the draft that this device keeps. */
export interface AuthenticationDraft {
  type: AuthenticationType;
  values: Partial<Record<FieldName, string>>;
  clientAuthentication: "basic" | "body";
  /** Those of the values that the skill file says: nobody typed them. */
  prefilled?: Partial<Record<FieldName, string>>;
}

export interface FieldSpec {
  name: FieldName;
  /** Hidden while it is typed. */
  secret?: true;
  optional?: true;
  maxLength: number;
}

export const fieldsOf: Readonly<Record<AuthenticationType, readonly FieldSpec[]>> = {
  none: [],
  bearer: [{ name: "token", secret: true, maxLength: 8192 }],
  basic: [
    { name: "username", maxLength: 255 },
    { name: "password", secret: true, optional: true, maxLength: 1024 },
  ],
  header: [
    { name: "name", maxLength: 100 },
    { name: "value", secret: true, maxLength: 8192 },
  ],
  query: [
    { name: "name", maxLength: 100 },
    { name: "value", secret: true, maxLength: 2048 },
  ],
  cookie: [
    { name: "name", maxLength: 100 },
    { name: "value", secret: true, maxLength: 4096 },
  ],
  oauth_client_credentials: [
    { name: "tokenUrl", maxLength: 2000 },
    { name: "clientId", maxLength: 500 },
    { name: "clientSecret", secret: true, maxLength: 2048 },
    { name: "scope", optional: true, maxLength: 2000 },
  ],
};

export function emptyDraft(type: AuthenticationType): AuthenticationDraft {
  return { type, values: {}, clientAuthentication: "basic" };
}

/** Whether something was typed that leaving would lose. */
export function holdsText({ type, values, prefilled = {} }: AuthenticationDraft): boolean {
  return fieldsOf[type].some(({ name }) => (values[name] ?? "") !== (prefilled[name] ?? ""));
}

export type FieldProblem =
  | "missing"
  | "tooShort"
  | "notVisible"
  | "control"
  | "notInCookie"
  | "colon"
  | "headerName"
  | "cookieName"
  | "notAnAddress";

/** What can be said before the server is asked; it knows more. */
export function fieldProblems(draft: AuthenticationDraft): Partial<Record<FieldName, FieldProblem>> {
  const found: Partial<Record<FieldName, FieldProblem>> = {};
  for (const { name, optional } of fieldsOf[draft.type]) {
    const text = (draft.values[name] ?? "").trim();
    const problem = text === "" ? (optional ? undefined : "missing") : textProblem(draft.type, name, text);
    if (problem !== undefined) found[name] = problem;
  }
  return found;
}

function textProblem(type: AuthenticationType, name: FieldName, text: string): FieldProblem | undefined {
  switch (name) {
    case "token":
      return text.length < 4 ? "tooShort" : unseen(text, /^[!-~]+$/);
    case "value":
      return text.length < 4 ? "tooShort" : valueProblem(type, text);
    case "username":
      return text.includes(":") ? "colon" : undefined;
    case "name":
      return nameProblem(type, text);
    case "tokenUrl":
      return isWebAddress(text) ? undefined : "notAnAddress";
    default:
      return undefined;
  }
}

function unseen(text: string, seen: RegExp): FieldProblem | undefined {
  return seen.test(text) ? undefined : "notVisible";
}

function valueProblem(type: AuthenticationType, text: string): FieldProblem | undefined {
  if (type === "query") return /\p{Cc}/u.test(text) ? "control" : undefined;
  // RFC 6265 section 4.1.1.
  if (type === "cookie") return /^[!#-+\--:<-[\]-~]+$/.test(text) ? undefined : "notInCookie";
  return unseen(text, /^[ -~]+$/);
}

function nameProblem(type: AuthenticationType, text: string): FieldProblem | undefined {
  if (type === "query") return /\p{Cc}/u.test(text) ? "control" : undefined;
  const isToken = /^[\w!#$%&'*+.^`|~-]+$/.test(text);
  if (type === "cookie") return isToken && !text.startsWith("$") ? undefined : "cookieName";
  return isToken ? undefined : "headerName";
}

/** What to send. A blank around a pasted key is none of it; a password is taken as it is. */
export function authenticationOf({
  type,
  values,
  clientAuthentication,
}: AuthenticationDraft): Authentication {
  const text = (name: FieldName) => (values[name] ?? "").trim();
  switch (type) {
    case "none":
      return { type };
    case "bearer":
      return { type, token: text("token") };
    case "basic":
      return { type, username: text("username"), password: values.password ?? "" };
    case "header":
    case "query":
    case "cookie":
      return { type, name: text("name"), value: text("value") };
    case "oauth_client_credentials": {
      const [tokenUrl, clientId, scope] = [text("tokenUrl"), text("clientId"), text("scope")];
      const client = { tokenUrl, clientId, clientSecret: values.clientSecret ?? "", clientAuthentication };
      return scope === "" ? { type, ...client } : { type, ...client, scope };
    }
  }
}

/** What a path of the server's refusal means: a field, all of it, or (null) something else. */
export function fieldOfPath(path: string): FieldName | "all" | null {
  const found = /(?:^|\.)authentication(?:\.(\w+))?$/.exec(path);
  if (found === null) return null;
  const [, field] = found;
  if (field === undefined) return "all";
  const specs = Object.values(fieldsOf).flat();
  return specs.find(({ name }) => name === field)?.name ?? null;
}
