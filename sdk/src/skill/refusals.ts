/** A refusal of the platform, or of an API: `code` as in its body, `requiredScopes` when a permission is lacking. */
export class PlatformError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requiredScopes: readonly string[];

  constructor(status: number, { code = "unknown", message, requiredScopes = [] }: Partial<Refused> = {}) {
    super(message ?? `The platform answered ${status}.`);
    this.status = status;
    this.code = code;
    this.requiredScopes = requiredScopes;
  }
}

/**
 * The permission ended or was never given: only the person can help, and they are asked when the skill answers with
 * `answer` in a call.
 */
export class AskAgain extends PlatformError {
  get answer(): { success: false; code: string; message: string } {
    return { success: false, code: this.code, message: this.message };
  }
}

/** Nothing answered there. */
export class Unreachable extends Error {
  constructor(origin: string, cause: unknown) {
    super(`${origin} could not be reached.`, { cause });
  }
}

interface Refused {
  code: string;
  message: string;
  requiredScopes: readonly string[];
}

export const deadTokenCode = "InvalidAuthentication";
const lackingCode = "Forbidden.AccessDenied.AccessTokenPermissionDenied";

/** From the compatible form, or the one of RFC 6750 that an API answers with. */
export function refusalOf(status: number, body: unknown): PlatformError {
  const read: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const detail = read.accessdenieddetail;
  const listed =
    read.requiredScopes ??
    (typeof detail === "object" && detail !== null && "requiredScopes" in detail
      ? detail.requiredScopes
      : []);
  const requiredScopes = Array.isArray(listed) ? listed.map(String) : [];
  const code = read.code ?? compatible[String(read.error)] ?? read.error;
  const message = read.message ?? read.error_description;
  const refused = {
    requiredScopes,
    ...(typeof code === "string" && { code }),
    ...(typeof message === "string" && { message }),
  };
  const lacking = requiredScopes.length > 0 || code === lackingCode;
  return lacking ? new AskAgain(status, refused) : new PlatformError(status, refused);
}

const compatible: Record<string, string> = { invalid_token: deadTokenCode, insufficient_scope: lackingCode };
