import type { Authentication } from "./authentication-form.ts";

export type GivenAuthentication = Authentication | { type: "none" };

/** What may be shown of it: never anything of the secret. */
export interface ShownAuthentication {
  type: Authentication["type"];
  /** The name of the header, the query parameter or the cookie; the client id and where its tokens come from. */
  hint: string | null;
  /** What it was given for, and where alone it is sent. */
  origins: string[];
  updatedAt: Date;
}
