// Answers to requests that may not go on (RFC 6750 §3).
import type { BehalfUnavailable } from "./introspection.ts";

export interface Refusal {
  status: 400 | 401 | 403 | 503;
  headers: Readonly<Record<string, string>>;
  body: RefusalBody;
}

/** `code`, `message` and `accessdenieddetail` are for clients that read the compatible platform's errors. */
export interface RefusalBody {
  error: "invalid_request" | "invalid_token" | "insufficient_scope" | "temporarily_unavailable";
  error_description: string;
  scope?: string;
  requiredScopes?: readonly string[];
  code?: string;
  message?: string;
  accessdenieddetail?: { requiredScopes: readonly string[] };
}

/** Without an error in the header, as the request tried nothing (RFC 6750 §3.1). */
export const noToken = refusal(401, "Bearer", {
  error: "invalid_token",
  error_description: "This API needs an access token: Authorization: Bearer <token>.",
});

export const twoTokens = refusal(400, 'Bearer error="invalid_request"', {
  error: "invalid_request",
  error_description: "The request carries two different tokens; send one.",
});

const dead = "The token is not good here: it expired, was revoked, or is for another API.";

export const deadToken = refusal(401, `Bearer error="invalid_token", error_description="${dead}"`, {
  error: "invalid_token",
  error_description: dead,
  code: "InvalidAuthentication",
  message: dead,
});

export function lackingScopes(missing: readonly string[]): Refusal {
  const scope = missing.join(" ");
  const message = `The token lacks ${missing.join(" and ")}; the person has not allowed it.`;
  return refusal(403, `Bearer error="insufficient_scope", scope="${scope}"`, {
    error: "insufficient_scope",
    error_description: message,
    scope,
    requiredScopes: missing,
    code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    message,
    accessdenieddetail: { requiredScopes: missing },
  });
}

/** Whoever cannot be checked does not come in. */
export function unchecked({ message, retryAfter }: BehalfUnavailable): Refusal {
  return {
    status: 503,
    headers: { "retry-after": retryAfter ?? "1" },
    body: { error: "temporarily_unavailable", error_description: message },
  };
}

function refusal(status: Refusal["status"], challenge: string, body: RefusalBody): Refusal {
  return { status, headers: { "www-authenticate": challenge }, body };
}
