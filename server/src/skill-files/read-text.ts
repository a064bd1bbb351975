import { prepare } from "./import/prepare.ts";
import { readOpenApi } from "./openapi.ts";
import { outlineText } from "./outline/read-outline.ts";
import { parseText } from "./parse/parse.ts";
import type { ReadOptions, ReadSkill } from "./skill-spec.ts";

/** A whole document, on the calling thread: what the worker runs. */
export function readText(given: string, options: ReadOptions): ReadSkill {
  if (options.outline === true) return outlineText(given, options);
  const { source, problems } = parseText(given);
  if (source === undefined) return { spec: null, problems };
  const prepared = prepare(given, source, options);
  const read = readOpenApi(prepared.source, options, prepared.done);
  return prepared.text === given ? read : { ...read, document: prepared.text };
}
