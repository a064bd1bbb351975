import { type Catalogue, catalogueOf } from "../../../server/src/permissions/catalogue.ts";
import { platformCatalogue } from "../../../server/src/permissions/index.ts";
import type { Audience, Permission } from "../../../server/src/permissions/permission.ts";
import type { Permission as ListedPermission } from "../../../web/src/api/schema.gen.ts";
import { asPerson } from "./person.ts";

/** The permission points of the organisation that one signs in to; without a server those that come with Behalf. */
export async function catalogueAt(server: string | undefined, env: NodeJS.ProcessEnv): Promise<Catalogue> {
  if (server === undefined) return platformCatalogue;
  return asPerson({ server, env }, async (signedIn) => {
    const { permissions } = await signedIn.get<{ permissions: ListedPermission[] }>("/api/permissions");
    return catalogueOf(permissions.map(asKept));
  });
}

function asKept({ category, categoryName, provider, audience, ...permission }: ListedPermission): Permission {
  const api = { id: category, audience: audience as Audience, name: categoryName, provider };
  return { ...permission, api, version: null, widenedIn: null };
}
