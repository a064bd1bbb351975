import { AppError } from "../../platform/errors.ts";

/** What an application asks a person for, as the browser brought it (RFC 6749 §4.1.1, RFC 7636 §4.3, wire format). */
export interface Asked {
  clientId: string;
  redirectUri: string;
  /** Its own, given back as it came. */
  state: string | undefined;
  responseType: string | undefined;
  prompt: string | undefined;
  /** Permission codes; none: whatever the application is approved for. `undefined`: there is no scope at all. */
  codes: readonly string[] | undefined;
  /** It wants to know the organisation too. */
  namesOrganisation: boolean;
  /** Only this organisation will do. */
  corpId: string | undefined;
  /** Only somebody who administers it will do. */
  forAdministrators: boolean;
  codeChallenge: string | undefined;
  codeChallengeMethod: string | undefined;
}

const identity = ["openid", "corpid"];

/** Errors: `invalid_input` where it does not even say where to go back to with a refusal. */
export function readAsked(query: string): Asked {
  const given = new URLSearchParams(query);
  const twice = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  const problems = twice.map((name) => problem(name.slice(0, 50), "is there twice"));
  const value = (name: string) => given.get(name) || undefined;
  const [clientId, redirectUri] = [value("client_id"), value("redirect_uri")];
  if (clientId === undefined) problems.push(problem("client_id", "is missing"));
  if (redirectUri === undefined) problems.push(problem("redirect_uri", "is missing"));
  if (problems.length > 0 || clientId === undefined || redirectUri === undefined)
    throw new AppError("invalid_input", problems.map(({ path }) => path).join(", "), { details: problems });
  const words = value("scope")?.split(" ").filter(Boolean);
  return {
    clientId,
    redirectUri,
    state: value("state"),
    responseType: value("response_type"),
    prompt: value("prompt"),
    codes: words && [...new Set(words)].filter((word) => !identity.includes(word)),
    namesOrganisation: words?.includes("corpid") ?? false,
    corpId: value("corpId"),
    forAdministrators: value("org_type") === "management",
    codeChallenge: value("code_challenge"),
    codeChallengeMethod: value("code_challenge_method"),
  };
}

const problem = (name: string, what: string) => ({ path: `query.${name}`, message: `${name} ${what}` });
