import { type Access, accessOf, missingScopes, type Needs } from "./access.ts";
import { type ApiOptions, BehalfUnavailable, introspection } from "./introspection.ts";
import { outcomesTo } from "./outcomes.ts";
import { deadToken, lackingScopes, noToken, type Refusal, twoTokens, unchecked } from "./refusals.ts";
import { remembered } from "./remembered.ts";

/** The two headers in which a token may come. */
export interface TokenHeaders {
  authorization: string | undefined;
  "x-acs-dingtalk-access-token": string | undefined;
}

export type Decision = Admitted | { refusal: Refusal };

interface Admitted {
  access: Access;
  /** Says with which status the request was answered. */
  answered(status: number): void;
}

// Of an answer that is still under way by then it is known that it took long.
const longestMs = 3_600_000;

/** What every framework's `protect` does: reads the token, asks Behalf, and lets in or refuses. */
export function gate(options: ApiOptions) {
  const { ask, tell } = introspection(options);
  const check = remembered(ask, options.cacheSeconds ?? 0);
  const report = outcomesTo(tell);

  return async function admit(headers: TokenHeaders, needs: Needs, pattern?: string): Promise<Decision> {
    const begun = Date.now();
    const token = tokenIn(headers);
    if (typeof token !== "string") return { refusal: token };
    const scopes = typeof needs.scope === "string" ? [needs.scope] : (needs.scope ?? []);
    try {
      const checked = await check({ token, operation: needs.operation ?? pattern, scopes });
      const answered = (status: number) => {
        if (checked.check !== undefined)
          report({ check: checked.check, status, milliseconds: Math.min(Date.now() - begun, longestMs) });
      };
      const refuse = (refusal: Refusal) => {
        answered(refusal.status);
        return { refusal };
      };
      if (checked.token === undefined) return refuse(deadToken);
      const access = accessOf(checked.token, needs.fields ?? []);
      const missing = missingScopes(access, scopes);
      return missing.length > 0 ? refuse(lackingScopes(missing)) : { access, answered };
    } catch (error) {
      if (error instanceof BehalfUnavailable) return { refusal: unchecked(error) };
      throw error;
    }
  };
}

// What may stand behind `Bearer` (RFC 6750 §2.1).
const tokenForm = /^[\w.~+/-]{1,4096}=*$/;

function tokenIn(headers: TokenHeaders): string | Refusal {
  const [, bearer] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "") ?? [];
  const own = headers["x-acs-dingtalk-access-token"];
  if (bearer !== undefined && own !== undefined && bearer !== own) return twoTokens;
  const token = bearer ?? own;
  if (token === undefined || token === "") return noToken;
  return tokenForm.test(token) ? token : deadToken;
}

/** `/claims/:id` of a router is `/claims/{id}` in an OpenAPI document. */
export function operationOf(method: string | undefined, pattern: unknown): string | undefined {
  if (typeof pattern !== "string" || method === undefined) return undefined;
  return `${method} ${pattern.replace(/:(\w+)(?:\([^)]*\))?/g, "{$1}")}`;
}
