import type { Secret } from "../../platform/secret.ts";
import type { Asked } from "./asked.ts";
import type { Fault } from "./fault.ts";

/**
 * Where the browser goes with a code. The compatible platform calls it `authCode`; `code` is the same for libraries
 * that speak RFC 6749 §4.1.2.
 */
export function backWithCode(asked: Asked, code: Secret): string {
  return back(asked, { authCode: code.reveal(), code: code.reveal() });
}

type Refusal = Fault | { error: "access_denied"; description: string };

/** RFC 6749 §4.1.2.1. */
export function backWithRefusal(asked: Asked, { error, description }: Refusal): string {
  return back(asked, { error, error_description: description });
}

/** The address stays as it was registered, letter by letter; what we say comes behind it. */
function back({ redirectUri, state }: Asked, said: Record<string, string>): string {
  const query = new URLSearchParams({ ...said, ...(state !== undefined && { state }) });
  return `${redirectUri}${redirectUri.includes("?") ? "&" : "?"}${query}`;
}
