import { randomBytes } from "node:crypto";
import type { OrganisationId } from "../platform/ids.ts";
import { organisationAfter, tagOf } from "../platform/secret.ts";

const prefix = "ding";

/** Like the compatible platform's, with the organisation's tag in it: it is presented before anybody is known. */
export function newClientId(organisationId: OrganisationId): string {
  return `${prefix}${tagOf(organisationId)}${randomBytes(9).toString("base64url")}`;
}

/** Whether it may be one, by its form. */
export const isClientId = (text: string): boolean => /^ding[\w-]{28}$/.test(text);

/** In which organisation a client id is to be found; a foreign one in none. */
export function organisationOfClient(clientId: string): OrganisationId {
  return organisationAfter(prefix, clientId);
}
