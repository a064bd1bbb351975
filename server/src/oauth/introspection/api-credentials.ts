import type { FastifyRequest } from "fastify";
import type { ApiCredentials } from "../../apis/index.ts";
import { AppError } from "../../platform/errors.ts";

interface InBody {
  client_id?: string | undefined;
  client_secret?: string | undefined;
}

const idForm = /^api_[\w-]{1,60}$/;
const secretForm = /^[\x21-\x7e]{1,200}$/;

/**
 * As whom an API asks: by HTTP Basic, or in the body (RFC 6749 §2.3.1), and not in both ways.
 * Errors: `invalid_input` for two ways, `invalid_api` for none.
 */
export function apiCredentials(request: FastifyRequest, body: InBody): ApiCredentials {
  const { authorization } = request.headers;
  const { client_id: apiId, client_secret: apiSecret } = body;
  const isInBody = apiId !== undefined || apiSecret !== undefined;
  if (authorization !== undefined && isInBody)
    throw new AppError("invalid_input", "two ways of credentials", {
      message: "The API's id and secret come either as HTTP Basic or in the body, not in both.",
    });
  const [id, secret] = isInBody ? [apiId, apiSecret] : readBasic(authorization ?? "");
  if (!idForm.test(id ?? "") || !secretForm.test(secret ?? ""))
    throw new AppError("invalid_api", "no credentials of an API");
  return { apiId: id ?? "", apiSecret: secret ?? "", ip: request.ip };
}

function readBasic(authorization: string): (string | undefined)[] {
  const [, encoded] = /^Basic +([A-Za-z0-9+/_=-]+)$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? "", "base64").toString()) ?? [];
  return [id, secret].map((text) => text && formDecoded(text));
}

/** Both are written as in a form first. */
function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
