import type { z } from "zod";
import type { AppError, ErrorCode } from "../errors.ts";
import type { JsonSchema } from "./open-api.ts";

/** A refusal as it is sent. */
export interface ToldRefusal {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: object;
}

/** How refusals are told to whoever called, and described to whoever will. */
export interface ErrorForm {
  tell(error: AppError, requestId: string): ToldRefusal;
  /** Of every refusal's body; named. */
  schema: z.ZodType;
  render(code: ErrorCode): { status: number; code: string; message: string };
  /** What narrows that schema to these codes. */
  only(codes: readonly string[]): JsonSchema;
}

/** Another form than our own API's. Its routes name it. */
export interface ErrorDialect extends ErrorForm {
  /** Under it, what no route answers is refused in this dialect too. */
  prefix: string;
  /** The same with other words for one route; what no route answers is told in this one. */
  variantOf?: ErrorDialect;
}

export const dialectsOf = (routes: readonly { dialect?: ErrorDialect }[]): ErrorDialect[] => [
  ...new Set(routes.flatMap(({ dialect }) => dialect?.variantOf ?? dialect ?? [])),
];
