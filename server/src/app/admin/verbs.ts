/** What an operator can do with the database alone, where nobody of an organisation can. */
import { endAllSecrets, findApis } from "../../apis/index.ts";
import { by } from "../../audit/index.ts";
import {
  createOrganisation,
  findOrganisationToEnter,
  listOrganisations,
  notePasswordGiven,
  type Organisation,
  roles,
} from "../../directory/index.ts";
import { type Ctx, inTx, type TenantCtx, within } from "../../platform/ctx.ts";
import { type ApiId, newId } from "../../platform/ids.ts";
import { randomText } from "../../platform/secret.ts";
import { addMemberWithPassword, resetPassword } from "../../sign-in/index.ts";

/** It cannot be done as it was asked for; its message is for the operator. */
export class Impossible extends Error {}

export type Row = Record<string, string | number | null>;

export const organisationsOf = async (ctx: Ctx): Promise<Row[]> =>
  (await listOrganisations(ctx)).map(({ name, corpId }) => ({ name, corpId }));

interface NewOrganisation {
  name: string;
  account: string;
  person: string;
}

/** With its first admin, who changes the password that is told here before anything else. */
export async function addOrganisation(ctx: Ctx, { name, account, person }: NewOrganisation): Promise<Row> {
  if ((await findOrganisationToEnter(ctx, name)) !== undefined)
    throw new Impossible(`There is “${name}” already.`);
  const password = randomText();
  const id = newId("org");
  const { corpId } = await inTx(within(ctx, id), async (ctx) => {
    const organisation = await createOrganisation(ctx, { name, id });
    const admin = { account, name: person, password: password.reveal(), roles: [...roles] };
    const { id: personId } = await addMemberWithPassword(ctx, by.system, admin);
    await notePasswordGiven(ctx, personId, true);
    return organisation;
  });
  return { name, corpId, account, password: password.reveal() };
}

export async function giveNewPassword(ctx: TenantCtx, account: string): Promise<Row> {
  const password = await resetPassword(ctx, account);
  if (password === undefined) throw new Impossible(`Nobody has the account “${account}” there.`);
  return { account, password: password.reveal() };
}

const mostListed = 1_000;

export async function apisOf(ctx: Ctx): Promise<Row[]> {
  const organisations = await listOrganisations(ctx);
  const lists = await Promise.all(organisations.map((one) => apisIn(ctx, one)));
  return lists.flat();
}

async function apisIn(ctx: Ctx, { id: organisationId, name: organisation }: Organisation): Promise<Row[]> {
  const { items } = await findApis(within(ctx, organisationId), { limit: mostListed });
  return items.map(({ id, namespace, name, baseUrl, ownerName, publishedNumber: version, points }) => {
    return { organisation, id, namespace, name: name.en, baseUrl, owner: ownerName, version, points };
  });
}

export async function endApiSecrets(ctx: Ctx, apiId: string): Promise<Row> {
  for (const { id: organisationId, name: organisation } of await listOrganisations(ctx)) {
    const inside = within(ctx, organisationId);
    const { items } = await findApis(inside, { limit: mostListed });
    const api = items.find(({ id }) => id === apiId);
    if (api === undefined) continue;
    await endAllSecrets(inside, api.id satisfies ApiId);
    return { organisation, id: api.id, namespace: api.namespace };
  }
  throw new Impossible(`There is no API ${apiId}. “list-apis” lists those there are.`);
}

/** The one that is called so, or the only one. */
export async function organisationCalled(ctx: Ctx, named: string | undefined): Promise<TenantCtx> {
  const found = await findOrganisationToEnter(ctx, named);
  if (found === undefined) throw new Impossible(`There is no organisation “${named ?? ""}”.`);
  if (found === "several")
    throw new Impossible("There are several organisations: name one with --organisation.");
  return within(ctx, found);
}
