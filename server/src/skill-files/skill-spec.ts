import type { Problem } from "./check/problem.ts";
import type { Outline } from "./outline/outline.ts";

/** What a skill file says, once read: plain data, safe to store as JSON (no NUL, no lone surrogate). */
export interface SkillSpec {
  /** One line of plain text, cleaned of invisible characters, at most 100 characters. */
  title: string;
  /** `host` or `host:port` in ASCII (punycode) that delegated calls go to; empty for stream. */
  host: string;
  protocol: Protocol;
  /** In file order; operationIds are unique. */
  operations: Operation[];
  /** What the file asks the platform to prove itself with, what most operations take first; left out for nothing. */
  asks?: AskedAuthentication[];
}

/** A builder's way to have the platform prove itself to a skill, without anything of the secret. */
export interface AuthenticationKind {
  type: "bearer" | "basic" | KeyPlace["in"] | "oauth_client_credentials";
  /** Of the header, the query parameter or the cookie. */
  name?: string | undefined;
}

/** Where a key goes. */
export interface KeyPlace {
  in: "header" | "query" | "cookie";
  name: string;
}

/** A security scheme that the file asks for. */
export interface AskedAuthentication {
  /** Its name under `securitySchemes`. */
  scheme: string;
  words: { en: string; zh: string };
  /** What to give; null for what the platform does not do. */
  authentication: (AuthenticationKind & { tokenUrl?: string; scope?: string }) | null;
  /** Schemes that are wanted together with it. */
  together: string[];
  /** No operation needs it: each can do without, or none names it. */
  optional: boolean;
}

export type Protocol = "http" | "stream";
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type DisplayResult = "auto" | "disabled" | "markdown";

export interface Operation {
  operationId: string;
  method: Method;
  /** The template: starts with one `/`, no dot segment; every `{name}` has a parameter. Behind `?` what is always sent. */
  path: string;
  /** Absolute http(s) URL without a trailing slash; empty for stream or when the file gives none. */
  server: string;
  summary: string;
  description: string;
  /** `x-dingtalk-delegated-scopes`, in file order, each once. */
  scopes: string[];
  /** `x-dingtalk-keywords`: when there are any, the user's words must contain one. */
  keywords: string[];
  examples: Example[];
  parameters: Parameter[];
  /** Where keys go that authentication fills, and no parameter, member or person does; left out for none. */
  keys?: KeyPlace[];
  bodyRequired: boolean;
  /** Media type of the request body; null when the operation has none. */
  contentType: string | null;
  /** The body is not an object: its one `body` parameter is all of it. */
  wholeBody?: true;
  /** Of a body that is an object: what it says of its members together, its forms above all. */
  bodySchema?: JsonSchema;
  /** Of a body that is an object: what may be given besides its parameters. */
  otherMembers?: OtherMembers;
  display: DisplayResult;
  /** Numbers of a good answer that its schema calls times; left out where there are none. */
  answerTimes?: AnswerTime[];
  /** What its schema calls the members of a good answer; left out where it names none. */
  answerNames?: AnswerName[];
  /**
   * What the file says of a confirmation before each call (`x-dingtalk-params-confirm`, `x-openai-isConsequential`).
   * `skip` only where a file may say so: on GET, and on POST whose permissions only read.
   */
  confirm: "ask" | "skip" | null;
}

/** A number of an answer that is a time; without a unit its size tells which. */
export interface AnswerTime {
  /** The names of the members that lead to it; a list on the way is gone through. */
  path: string[];
  unit?: "seconds" | "milliseconds";
}

/** What a member of an answer is called, `中文 / English` where it is in both languages, and what it is counted in. */
export interface AnswerName {
  key: string;
  name?: string;
  unit?: string;
}

export interface OtherMembers {
  /** What the value of any of them must be. */
  schema: JsonSchema;
  /** Names that the body describes, which are its parameters' or nobody's. */
  except: string[];
}

export interface Example {
  input: string;
  /** By parameter key. */
  output: Record<string, unknown>;
}

export interface Parameter {
  /** What values are given by, its own in the operation: the name, or `in.name` where the name is not clear (keys.ts). */
  key: string;
  /** What it is sent under. */
  name: string;
  /** `body`: one property of the body object. */
  in: ParameterPlace;
  required: boolean;
  description: string;
  /** Self-contained: no `$ref`, no `x-*`, no keyword whose value does not fit, no regular expression that we cannot check. */
  schema: JsonSchema;
  /** The platform fills it; a planner never sees it. */
  context: Context | null;
  /** How a value the planner extracted is converted. */
  entity: Entity | null;
  /** `x-dingtalk-default`: sent when nothing is given; never on a context parameter. */
  default?: unknown;
  /** The only value there is of a parameter that is required: sent, and never asked for. */
  constant?: unknown;
  /** Only where the file departs from OpenAPI's default for the place. */
  style?: string;
  explode?: boolean;
  /** The value is written in this media type: a parameter with `content`, or a part of a multipart body. */
  contentType?: string;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie" | "body";

export interface Context {
  property: string;
  format: string;
}

export interface Entity {
  category: string;
  format: string;
}

/** JSON Schema as an object (a boolean schema becomes `{}` or `{ not: {} }`). */
export interface JsonSchema {
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  [keyword: string]: unknown;
}

/** `spec` is null only when the text could not be understood as an OpenAPI 3 file at all. */
export interface ReadSkill {
  spec: SkillSpec | null;
  /** The file as it is to be kept, where that is not as it was given. */
  document?: string;
  /** Where only that was asked for. */
  outline?: Outline;
  problems: Problem[];
}

/** What the permission catalogue says of a code, as far as a file is read by it. */
export interface KnownScope {
  kind: "delegated" | "application";
  /** Who takes the tokens: a code opens things at one of them. */
  audience: string;
}

export interface ReadOptions {
  /** The permission catalogue, by code. */
  scopes: Readonly<Record<string, KnownScope>>;
  /** Scopes approved for the skill's application; left out, approval is not looked at. */
  approvedScopes?: readonly string[];
  /** The operator's `EGRESS_ALLOW`: host, host:port or CIDR. */
  allowedHosts?: readonly string[];
  /** The address that the file was fetched from: relative servers begin there. */
  importedFrom?: string;
  /** How the platform proves itself to the skill; left out, not at all. */
  authentication?: AuthenticationKind;
  /** Where a person says the service is. */
  serviceAddress?: string;
  /** Whether Swagger 2.0 is written anew as OpenAPI 3. */
  convert?: boolean;
  /** Only what it says of an API as a whole is wanted: an outline, and no spec. */
  outline?: boolean;
}
