/** A member as colleagues may know of them. */
export interface Colleague {
  /** As the wire format says: `userId` in the organisation, `unionId` across a developer's applications. */
  userId: string;
  unionId: string;
  name: string;
  jobNumber: string | null;
  email: string | null;
}
