import type { Ctx } from "../platform/ctx.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";
import * as store from "./store.ts";

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

export function findPerson(ctx: Ctx, id: PersonId): Promise<Person | undefined> {
  return store.findPerson(ctx, id);
}
