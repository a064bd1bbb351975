import type { ApiOperation, Permission, Words } from "../permissions/index.ts";
import type { ApiId, PersonId } from "../platform/ids.ts";

/** A permission point as its API's owner writes it. */
export interface ApiPoint
  extends Pick<
    Permission,
    "code" | "kind" | "write" | "sensitive" | "risk" | "name" | "description" | "fields"
  > {
  operations: readonly ApiOperation[];
}

/** What one version of an API says. */
export interface ApiContent {
  name: Words;
  provider: Words;
  /** `https://…`, without a slash at its end. */
  baseUrl: string;
  points: readonly ApiPoint[];
}

/** Who a token's person is to an API: their `userId`, or an id that only this API knows them by (OpenID Connect §8.1). */
export type Subject = "user_id" | "pairwise";

/** An API of the organisation's own, that asks Behalf what a token may do. */
export interface Api {
  id: ApiId;
  /** The first part of each of its codes, `Expense` in `Expense.Claim.Read`. */
  namespace: string;
  ownerId: PersonId;
  ownerName: string;
  subject: Subject;
  draft: ApiContent;
  /** Raised by each change of the draft, so that two people do not overwrite each other. */
  revision: number;
  publishedNumber: number | null;
  createdAt: Date;
}

/** What is changed beside what it says; what is left out stays. */
export interface ApiChange {
  ownerId?: PersonId | undefined;
  subject?: Subject | undefined;
}

/** One in a list of them, by what is published, or by its draft before that. */
export interface ListedApi
  extends Omit<Api, "draft" | "revision">,
    Pick<ApiContent, "name" | "provider" | "baseUrl"> {
  points: number;
}

export interface ApiVersion {
  number: number;
  notes: string;
  points: number;
  at: Date;
  by: { id: string; name: string };
}

/** A secret that still opens doors, without itself. */
export interface KeptSecret {
  createdAt: Date;
  /** Known up to a minute. */
  lastUsedAt: Date | null;
  /** Of one that another took the place of. */
  endsAt: Date | null;
}
