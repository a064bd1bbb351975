import { z } from "zod";
import {
  type AppError,
  type ErrorCode,
  type ErrorDetail,
  messageFor,
  statusOf,
} from "../../platform/errors.ts";
import type { ErrorDialect } from "../../platform/http/dialect.ts";
import { retryAfter } from "../../platform/http/reply-errors.ts";

const names: Partial<Record<ErrorCode, string>> = {
  invalid_api: "invalid_client",
  too_many_attempts: "temporarily_unavailable",
  unavailable: "temporarily_unavailable",
  internal: "server_error",
};
const nameOf = (code: ErrorCode): string => names[code] ?? "invalid_request";

const OAuthRefusal = z
  .object({
    error: z.string().describe("What went wrong, for programs (RFC 6749 section 5.2)."),
    error_description: z.string().describe("What went wrong, for developers."),
  })
  .meta({ id: "OAuthRefusal", description: "Why a request of an API was refused." });

/** Refusals as RFC 6749 §5.2 has them, for who asks what a token may do. */
export const oauthErrors: ErrorDialect = {
  prefix: "/oauth2/introspect",
  schema: OAuthRefusal,
  render: (code) => ({ status: statusOf(code), code: nameOf(code), message: messageFor(code) }),
  only: (codes) => ({ properties: { error: { enum: codes } } }),
  tell: (error) => ({
    status: error.status,
    headers: {
      ...retryAfter(error.retryAfterSeconds),
      ...(error.code === "invalid_api" && { "www-authenticate": 'Basic realm="Behalf", charset="UTF-8"' }),
    },
    body: { error: nameOf(error.code), error_description: describe(error) },
  }),
};

const sendForm =
  "Send the body as application/x-www-form-urlencoded; what came of requests as application/json.";

/** What is wrong with a form is said in the language of the compatible surface. */
const inEnglish = (message: string): string =>
  /[^\x20-\x7e]/.test(message) ? "must be a form in UTF-8 with each parameter once" : message;

/** With the places that are wrong; of their values nothing. Only what may stand there by the RFC. */
function describe({ code, publicMessage, details = [] }: AppError): string {
  const places = details.filter(isDetail).map(({ path, message }) => `${path} ${inEnglish(message)}`);
  return [code === "unsupported_media_type" ? sendForm : publicMessage, ...places.slice(0, 5)]
    .join(" ")
    .replace(/["\\]/g, "'")
    .replace(/[^\x20-\x7e]+/g, "?");
}

function isDetail(detail: unknown): detail is ErrorDetail {
  return typeof detail === "object" && detail !== null && "path" in detail && "message" in detail;
}
