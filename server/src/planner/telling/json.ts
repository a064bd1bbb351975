import { type ExactNumber, isNumber } from "../../platform/exact/index.ts";

export type Fields = Record<string, unknown>;

export const isScalar = (value: unknown): value is string | number | ExactNumber | boolean | null =>
  value === null || typeof value === "string" || typeof value === "boolean" || isNumber(value);
