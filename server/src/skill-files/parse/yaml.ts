import { Composer, type Document, isAlias, isCollection, isMap, isScalar, isSeq, Lexer, Parser } from "yaml";
import { problemAt } from "../check/problem.ts";
import { maxDepth, maxWidth } from "../limits.ts";
import { lineStarts, positionAt } from "./lines.ts";
import type { Parsed } from "./source.ts";
import { keysOf, type Path } from "./tree.ts";
import { flawsOf } from "./yaml-errors.ts";
import { isMergeKey, keyText, startOf, toPlain, type YamlFlaw } from "./yaml-plain.ts";

/** After the first few, YAML errors are mostly echoes of the ones before. */
const maxYamlErrors = 5;

export function parseYaml(text: string): Parsed {
  const starts = lineStarts(text);
  const composed = compose(text);
  const plain = composed.flaws.length === 0 ? toPlain(composed.document?.contents, starts) : undefined;
  const flaws = plain === undefined ? composed.flaws : plain.flaws;
  if (plain === undefined || flaws.length > 0) {
    const first = flaws.sort((a, b) => a.at - b.at).slice(0, maxYamlErrors);
    return { problems: first.map(({ rule, at, values }) => problemAt(rule, positionAt(starts, at), values)) };
  }
  const { document } = composed;
  return {
    source: {
      root: plain.value,
      locate: (paths) => paths.map((path) => positionAt(starts, locate(document, path))),
    },
  };
}

interface Composed {
  document: Document.Parsed | undefined;
  flaws: YamlFlaw[];
}

/** The library's three stages by hand, so that depth and width are looked at while the tree is still small. */
function compose(text: string): Composed {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, version: "1.2", schema: "core" });
  const documents: Document.Parsed[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    const flaw = sizeFlaw(parser);
    if (flaw !== undefined) return { document: undefined, flaws: [flaw] };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end());
  const [document, second] = documents;
  const flaws = flawsOf(
    text,
    documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]),
  );
  if (second !== undefined) {
    flaws.push({ rule: "yaml_several_documents", at: second.range[0], values: {} });
  }
  return { document, flaws };
}

function sizeFlaw(parser: Parser): YamlFlaw | undefined {
  const top = parser.stack.at(-1);
  if (parser.stack.length > maxDepth) {
    return { rule: "too_deep", at: parser.offset, values: { limit: String(maxDepth) } };
  }
  if (top !== undefined && "items" in top && top.items.length > maxWidth) {
    return { rule: "too_wide", at: parser.offset, values: { limit: String(maxWidth) } };
  }
  return undefined;
}

/** A map or list is found at its key, a scalar at its value, a path that is not there at its nearest ancestor. */
function locate(document: Document.Parsed | undefined, path: Path): number {
  let node: unknown = document?.contents;
  let at = 0;
  for (const key of keysOf(path)) {
    if (isAlias(node) && document !== undefined) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => !isMergeKey(item) && keyText(item) === String(key));
      if (pair === undefined) return at;
      node = pair.value;
      at = isCollection(node) || isEmpty(node) ? startOf(pair.key) : startOf(node);
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      at = startOf(node);
    } else return at;
  }
  return at;
}

function isEmpty(node: unknown): boolean {
  return !isAlias(node) && (!isScalar(node) || node.value === null);
}
