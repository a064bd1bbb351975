/** A file as it is to be kept: what an import or a person's word changes in it before it is read. */
import type { LintRule } from "../check/lint-codes.ts";
import { parseText } from "../parse/parse.ts";
import type { Source } from "../parse/source.ts";
import { isMap } from "../parse/tree.ts";
import type { ReadOptions } from "../skill-spec.ts";
import { withImportAddress, withServiceAddress } from "./service-address.ts";
import { fromSwagger } from "./swagger.ts";
import { writtenLike } from "./written.ts";

export interface Prepared {
  text: string;
  source: Source;
  /** What was done, to be told beside what is wrong with it. */
  done: LintRule[];
}

export function prepare(given: string, source: Source, options: ReadOptions): Prepared {
  const { convert = false, importedFrom, serviceAddress } = options;
  let now: Prepared = { text: given, source, done: [] };
  if (convert && isMap(source.root) && /^2(\.0)?$/.test(String(source.root.swagger ?? ""))) {
    const document = fromSwagger(source.root, importedFrom === undefined ? undefined : new URL(importedFrom));
    now = changed(now, writtenLike(given, document), "converted");
  }
  if (!isMap(now.source.root) || now.source.root["x-dingtalk-protocol"] === "stream") return now;
  if (serviceAddress !== undefined)
    now = changed(now, withServiceAddress(now.text, now.source, serviceAddress), undefined);
  else if (importedFrom !== undefined)
    now = changed(now, withImportAddress(now.text, now.source, importedFrom), "server_resolved");
  return now;
}

/** A text that could not be read any more is not taken. */
function changed(before: Prepared, text: string, rule: LintRule | undefined): Prepared {
  if (text === before.text) return before;
  const { source } = parseText(text);
  if (source === undefined) return before;
  return { text, source, done: rule === undefined ? before.done : [...before.done, rule] };
}
