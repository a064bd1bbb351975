import type { PersonId } from "../platform/ids.ts";

/** A member whom somebody named by their id. */
export interface NamedPerson {
  id: PersonId;
  unionId: string;
  name: string;
}

/** A member as colleagues may know of them. */
export interface Colleague {
  /** As the wire format says: `userId` in the organisation, `unionId` across a developer's applications. */
  userId: string;
  unionId: string;
  name: string;
  jobNumber: string | null;
  email: string | null;
}
