/** What a document says of an API as a whole, for whoever proposes permission points from it. Texts are plain lines. */
export interface Outline {
  title: string;
  description: string;
  /** Who is behind it, as `info.contact` says. */
  provider: string;
  /** As written, what is variable in them filled in; the first is the one that counts. */
  servers: string[];
  tags: OutlinedTag[];
  scopes: OutlinedScope[];
  operations: OutlinedOperation[];
  /** Operations beyond what is read of one document, and those without a usable path. */
  leftOut: number;
}

export interface OutlinedTag {
  name: string;
  description: string;
}

export interface OutlinedScope {
  name: string;
  description: string;
  /** It is only given to applications for themselves (`clientCredentials`). */
  applicationsOnly: boolean;
}

export interface OutlinedOperation {
  method: "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  operationId: string;
  summary: string;
  tags: string[];
  /** Any that its security names, of whichever alternative. */
  scopes: string[];
  /** It says that it needs no security at all. */
  isOpen: boolean;
  /** Members of its good answer that hold what is personal. */
  personal: PersonalMember[];
}

/** What a member of an answer tells of a person that not everybody who reads the rest needs to know. */
export const personalKinds = [
  "mobile",
  "idCard",
  "bankAccount",
  "salary",
  "birthday",
  "homeAddress",
  "health",
  "background",
] as const;
export type PersonalKind = (typeof personalKinds)[number];

export interface PersonalMember {
  name: string;
  kind: PersonalKind;
}
