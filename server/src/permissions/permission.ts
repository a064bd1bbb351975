import type { ApiId } from "../platform/ids.ts";

/** A text in both languages of the product. */
export interface Words {
  zh: string;
  en: string;
}

/** How much a misuse could cost: `high` acts on others, cannot be taken back or opens everybody's data. */
export const risks = ["low", "medium", "high"] as const;
export type Risk = (typeof risks)[number];

/** Who takes a token (RFC 7519 "aud"): the platform at its own routes, or one API of the organisation's. */
export const platformAudience = "platform";
export type Audience = typeof platformAudience | ApiId;

/** What a permission belongs to, as the catalogue shows it. */
export interface ApiInCatalogue {
  id: string;
  audience: Audience;
  name: Words;
  /** Of an API of the organisation's own: who says these words. The platform's say nothing. */
  provider: Words | null;
}

/** One operation of an API; `path` with `{names}` for what is left open. */
export interface ApiOperation {
  method: string;
  path: string;
  name: Words;
}

/** A permission point: what a token with this code opens. */
export interface Permission {
  code: string;
  /** `delegated`: a person allows it for their own data. `application`: an admin allows it for the organisation. */
  kind: "delegated" | "application";
  /** Opens one field of an API's answer rather than a whole API. */
  field: boolean;
  /** Lets something be changed in the person's name. */
  write: boolean;
  /** An admin approves it for each application, and the card marks it. */
  sensitive: boolean;
  /** What is `high` is always sensitive, what is `low` never. */
  risk: Risk;
  api: ApiInCatalogue;
  name: Words;
  description: Words;
  apis: readonly ApiOperation[];
  /** Names of the members of an answer that stay closed without it. */
  fields: readonly string[];
  /** The version of its API that it is of; the platform's own have none. */
  version: number | null;
  /** The version of its API in which it last came to open more; the platform's own have none. */
  widenedIn: number | null;
}

/** One that comes with a release of the platform. */
export type BuiltIn = Omit<Permission, "fields" | "version" | "widenedIn"> &
  Partial<Pick<Permission, "fields">>;
