import { randomBytes, scryptSync } from "node:crypto";
import { createOrganisation, type Member, type NewMember, type Role } from "../../src/directory/index.ts";
import { insertMember } from "../../src/directory/store.ts";
import { type Ctx, within } from "../../src/platform/ctx.ts";
import type { PersonPrincipal } from "../../src/platform/http/principal.ts";
import { newId, type OrganisationId } from "../../src/platform/ids.ts";
import { setPassword } from "../../src/sign-in/store.ts";

/** A member like any other, but for a password that costs next to nothing to check: a thousand of them are a minute. */
export async function givenMember(
  ctx: Ctx,
  organisationId: OrganisationId,
  { password, ...profile }: NewMember & { password: string },
): Promise<Member> {
  const unionId = randomBytes(12).toString("base64url");
  const member = await insertMember(within(ctx, organisationId), {
    ...profile,
    id: newId("usr"),
    unionId,
  });
  if (member === undefined) throw new Error(`the account ${profile.account} is taken`);
  await setPassword(within(ctx, organisationId), member.id, { hash: cheapHash(password) });
  return member;
}

/** In the stored form, which carries its own cost. */
function cheapHash(password: string): string {
  const cost = { N: 2, r: 1, p: 1 };
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

export interface TestOrganisation {
  id: OrganisationId;
  name: string;
  /** Adds a person with these roles, as the caller their session would make them. */
  person(...roles: Role[]): Promise<PersonPrincipal>;
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
      const member = await givenMember(ctx, id, { account, name: account, password: "password", roles });
      return {
        kind: "person",
        id: member.id,
        organisationId: id,
        name: account,
        locale: "zh",
        roles,
        csrfToken: "token",
      };
    },
  };
}
