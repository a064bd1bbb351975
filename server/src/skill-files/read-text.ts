import { readOpenApi } from "./openapi.ts";
import { parseText } from "./parse/parse.ts";
import type { ReadOptions, ReadSkill } from "./skill-spec.ts";

/** A whole document, on the calling thread: what the worker runs. */
export function readText(text: string, options: ReadOptions): ReadSkill {
  const { source, problems } = parseText(text);
  return source === undefined ? { spec: null, problems } : readOpenApi(source, options);
}
