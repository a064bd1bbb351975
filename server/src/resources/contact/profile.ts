import type { TokenPrincipal } from "../../platform/http/principal.ts";
import { hashOf } from "../../platform/secret.ts";

/**
 * The token's own person, and of them what it may see: `mobile` and `stateCode` only with `Contact.User.mobile`. Their
 * picture is on the server that was asked.
 */
export function profileOf({ applicationId, personId, person, scopes }: TokenPrincipal, origin: string) {
  const seesMobile = scopes.includes("Contact.User.mobile");
  return {
    nick: person.name,
    unionId: person.unionId,
    openId: hashOf(`${applicationId} ${personId}`).toString("base64url").slice(0, 22),
    ...(person.avatarUrl === null ? {} : { avatarUrl: origin + person.avatarUrl }),
    ...(person.email === null ? {} : { email: person.email }),
    ...(seesMobile && person.mobile !== null
      ? { mobile: person.mobile, stateCode: person.stateCode ?? "86" }
      : {}),
  };
}
