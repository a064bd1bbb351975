import { type Catalogue, platformAudience } from "../../permissions/index.ts";
import type { Asked } from "./asked.ts";

/** Why nobody is asked: told to the application, which has to mend it (RFC 6749 §4.1.2.1). */
export interface Fault {
  error: "invalid_request" | "unsupported_response_type" | "invalid_scope";
  /** For the application's developer. */
  description: string;
}

/** What is wrong with how it asks; nothing where all is well. */
export function faultOf(asked: Asked): Fault | undefined {
  const { responseType, prompt, codeChallenge, codeChallengeMethod, namesOrganisation } = asked;
  if (responseType === undefined) return invalid("response_type is missing; it is code");
  if (responseType !== "code")
    return { error: "unsupported_response_type", description: "response_type is code and nothing else" };
  if (prompt !== undefined && prompt !== "consent") return invalid("prompt is consent and nothing else");
  if (codeChallengeMethod !== undefined && codeChallenge === undefined)
    return invalid("code_challenge_method comes with a code_challenge");
  if (codeChallenge !== undefined && codeChallengeMethod !== "S256")
    return invalid("code_challenge_method is S256 and nothing else");
  if (codeChallenge !== undefined && !/^[\w-]{43}$/.test(codeChallenge))
    return invalid("code_challenge is the base64url of a SHA-256 hash: 43 characters");
  if (!namesOrganisation && asked.corpId !== undefined) return invalid("corpId needs corpid in scope");
  if (!namesOrganisation && asked.forAdministrators) return invalid("org_type needs corpid in scope");
  return undefined;
}

const invalid = (description: string): Fault => ({ error: "invalid_request", description });

/**
 * What a code will be for: of the permissions asked for those that the application is approved for; where it asks for
 * none by name, all of the platform's that a person can allow it, or where it has none of those, all. The numbers are the compatible platform's for the same.
 */
export function wantedOf(
  { codes }: Asked,
  approved: readonly string[],
  catalogue: Catalogue,
): string[] | Fault {
  const isDelegated = (code: string) => catalogue.find(code)?.kind === "delegated";
  if (codes === undefined) return refused("scope is missing; it begins with openid");
  const unknown = codes.filter((code) => catalogue.find(code) === undefined);
  if (unknown.length > 0) return refused(`500201: there is no permission ${named(unknown)}`);
  const foreign = codes.filter((code) => !isDelegated(code));
  if (foreign.length > 0)
    return refused(`500204: ${named(foreign)} is for an admin to allow, not for a person`);
  const configured = approved.filter(isDelegated);
  if (configured.length === 0)
    return refused("500102: the application is approved for nothing that a person can allow");
  const audienceOf = (code: string) => catalogue.find(code)?.api.audience;
  const ofPlatform = configured.filter((code) => audienceOf(code) === platformAudience);
  const unnamed = ofPlatform.length > 0 ? ofPlatform : configured;
  const wanted = codes.length === 0 ? unnamed : codes.filter((code) => configured.includes(code));
  if (new Set(wanted.map(audienceOf)).size > 1)
    return refused(`a code is for one API, and these belong to several: ${named(wanted)}`);
  return wanted.length > 0 ? wanted : refused(`500104: the application is not approved for ${named(codes)}`);
}

const refused = (description: string): Fault => ({ error: "invalid_scope", description });

/** Only what may stand in a description by the RFC, and not without end. */
const named = (codes: readonly string[]): string =>
  codes
    .slice(0, 5)
    .map((code) => code.replace(/[^\w.:-]/g, "?").slice(0, 60))
    .join(", ");
