import { AppError } from "../../platform/errors.ts";
import type { TokenPrincipal } from "../../platform/http/principal.ts";
import { hashOf } from "../../platform/secret.ts";

/**
 * The token's own person, and of them what it may see: `mobile` and `stateCode` only with `Contact.User.mobile`.
 * Errors: `person_not_found` for anybody else, so that the answer tells nothing of who exists.
 */
export function profileFor({ applicationId, personId, person, scopes }: TokenPrincipal, unionId: string) {
  if (unionId !== "me" && unionId !== person.unionId)
    throw new AppError("person_not_found", `asked by ${applicationId}`);
  const seesMobile = scopes.includes("Contact.User.mobile");
  return {
    nick: person.name,
    unionId: person.unionId,
    openId: hashOf(`${applicationId} ${personId}`).toString("base64url").slice(0, 22),
    ...(person.avatarUrl === null ? {} : { avatarUrl: person.avatarUrl }),
    ...(person.email === null ? {} : { email: person.email }),
    ...(seesMobile && person.mobile !== null
      ? { mobile: person.mobile, stateCode: person.stateCode ?? "86" }
      : {}),
  };
}
