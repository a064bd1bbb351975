import type { FastifyError, FastifyReply } from "fastify";
import { z } from "zod";
import { isDatabaseAway } from "../db/database.ts";
import { AppError, type ErrorDetail, messageFor, statusOf } from "../errors.ts";
import type { ErrorForm, ToldRefusal } from "./dialect.ts";

/** Turns whatever was thrown into a refusal of ours. What we did not foresee is `internal`, its text for the log alone. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError("unavailable", messageOf(error), { retryAfterSeconds: 2 });
  if (isUnstorable(error)) {
    return new AppError("invalid_input", messageOf(error), {
      message: "The text holds characters that cannot be stored (NUL or half a surrogate pair). Remove them.",
    });
  }
  return isFastifyError(error) ? fromFastify(error) : new AppError("internal", messageOf(error));
}

const InputProblem = z
  .object({ path: z.string().describe("Such as body.name or query.cursor."), message: z.string() })
  .meta({ id: "InputProblem", description: "What is wrong at a place of the request." });

const Refusal = z
  .object({
    error: z.object({
      code: z.string().describe("What went wrong, for programs."),
      message: z.string().describe("What went wrong and how to get out, for people, in English."),
      requestId: z.string().describe("Finds this request in the server's log."),
      details: z
        .array(z.union([InputProblem, z.unknown()]))
        .optional()
        .describe(
          "The places: InputProblem for invalid_input, SkillProblem or PublishProblem where a skill is meant.",
        ),
    }),
  })
  .meta({ id: "Refusal", description: "Why a request was refused." });

/** Our own API's form: `{ error: { code, message, requestId, details? } }`. */
export const ownErrors: ErrorForm = {
  tell({ status, code, publicMessage: message, details, retryAfterSeconds }, requestId) {
    return {
      status,
      headers: retryAfter(retryAfterSeconds),
      body: { error: { code, message, requestId, ...(details && { details }) } },
    };
  },
  schema: Refusal,
  render: (code) => ({ status: statusOf(code), code, message: messageFor(code) }),
  only: (codes) => ({ properties: { error: { properties: { code: { enum: codes } } } } }),
};

export const sendRefusal = (reply: FastifyReply, { status, headers, body }: ToldRefusal): FastifyReply =>
  reply.code(status).headers(headers).send(body);

const refusedWith = new WeakMap<FastifyReply, number>();

export function noteRefusal(reply: FastifyReply, { status }: AppError): void {
  refusedWith.set(reply, status);
}

/** By our own measure: a wire format has some refusals as faults of the server, which they are not. */
export function ownStatus(reply: FastifyReply): number {
  const { statusCode } = reply;
  return statusCode < 500 ? statusCode : (refusedWith.get(reply) ?? statusCode);
}

/** For whoever may come again. */
export const retryAfter = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : { "retry-after": String(seconds) };

function fromFastify(error: FastifyError): AppError {
  if (error.validation !== undefined) {
    if (error.validationContext === "params") return new AppError("not_found", error.message);
    const details = error.validation.map(({ instancePath, message }): ErrorDetail => {
      return {
        path: `${error.validationContext ?? "body"}${instancePath}`.replaceAll("/", "."),
        message: message ?? "",
      };
    });
    return new AppError("invalid_input", error.message, { details });
  }
  switch (error.statusCode) {
    case 413:
      return new AppError("too_large", error.message);
    case 415:
      return new AppError("unsupported_media_type", error.message);
    case 429:
      return new AppError("too_many_attempts", error.message);
    case 503:
      return new AppError("unavailable", error.message, { retryAfterSeconds: 2 });
    default:
      return error.statusCode !== undefined && error.statusCode < 500
        ? new AppError("invalid_input", error.message, {
            details: [{ path: "body", message: error.message }],
          })
        : new AppError("internal", error.message);
  }
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && "statusCode" in error;
}

/** PostgreSQL's class 22: a value that text or jsonb cannot hold. Everything else was checked before it got there. */
function isUnstorable(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && ["22021", "22P02", "22P05"].includes(String(error.code))
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
