import type { OrganisationId, PersonId } from "../platform/ids.ts";

/** A person as the resource APIs and skills may come to see them. */
export interface Person {
  id: PersonId;
  organisationId: OrganisationId;
  corpId: string;
  unionId: string;
  name: string;
  mobile: string | null;
  stateCode: string | null;
  email: string | null;
  jobNumber: string | null;
  avatarUrl: string | null;
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
