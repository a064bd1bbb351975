import { by } from "../../src/audit/index.ts";
import { addMember, createOrganisation, type Role } from "../../src/identity/index.ts";
import type { Ctx } from "../../src/platform/ctx.ts";
import type { Caller } from "../../src/platform/http/route.ts";
import { newId, type OrganisationId } from "../../src/platform/ids.ts";

export interface TestOrganisation {
  id: OrganisationId;
  name: string;
  /** Adds a person with these roles, as the caller their session would make them. */
  person(...roles: Role[]): Promise<Caller>;
}

/** A new organisation: a test in its own needs no cleaning, and proves that tenants do not meet. */
export async function givenOrganisation(ctx: Ctx): Promise<TestOrganisation> {
  const name = `Organisation ${newId("org")}`;
  const { id } = await createOrganisation(ctx, { name });
  return {
    id,
    name,
    async person(...roles) {
      const account = newId("acc");
      const place = { organisationId: id, actor: by.system };
      const member = await addMember(ctx, place, { account, name: account, password: "password", roles });
      return { id: member.id, organisationId: id, name: account, locale: "zh", roles, csrfToken: "token" };
    },
  };
}
