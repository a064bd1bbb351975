import type { Words } from "../../../api/schema.gen.ts";

/** The part of JSON Schema that the language service reads. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  markdownDescription?: string;
  enum?: unknown[];
  markdownEnumDescriptions?: string[];
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  definitions?: Record<string, JsonSchema>;
  defaultSnippets?: { label: string; description?: string; body: unknown }[];
}

export type Language = keyof Words;

/** What a member is for, beside what may stand there. */
export type Said = (zh: string, en: string, schema?: JsonSchema) => JsonSchema;

export const saidIn =
  (language: Language): Said =>
  (zh, en, schema = { type: "string" }) => ({ ...schema, description: language === "zh" ? zh : en });

export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const choiceOf = (...values: readonly unknown[]): JsonSchema => ({ enum: [...values] });
export const refTo = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });
export const yesOrNo: JsonSchema = { type: "boolean" };
