import { readOpenApi } from "./openapi.ts";
import { parseText } from "./parse/parse.ts";
import type { ReadOptions, ReadSkill } from "./skill-document.ts";

/** The whole reading, on the calling thread: what the worker runs. */
export function readText(text: string, options: ReadOptions): ReadSkill {
  const { source, problems } = parseText(text);
  return source === undefined ? { document: null, problems } : readOpenApi(source, options);
}
