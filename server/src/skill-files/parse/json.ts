import { parseExactly } from "../../platform/exact/index.ts";
import type { LintRule } from "../check/lint-codes.ts";
import { maxDepth, maxWidth } from "../limits.ts";
import { quoted } from "../text.ts";
import { locateJson, scanJson } from "./json-scan.ts";
import { lineStarts, positionAt } from "./lines.ts";
import { type Parsed, refuse } from "./source.ts";

/** Parses JSON with the platform's parser, much faster than YAML's; undefined when the text is not JSON. */
export function parseJson(text: string): Parsed | undefined {
  let root: unknown;
  try {
    root = parseExactly(text);
  } catch {
    return undefined;
  }
  const starts = lineStarts(text);
  const flaw = findFlaw(text, starts);
  if (flaw !== undefined) return refuse(flaw.rule, positionAt(starts, flaw.at), flaw.values);
  return {
    source: { root, locate: (paths) => locateJson(text, paths).map((offset) => positionAt(starts, offset)) },
  };
}

interface Flaw {
  rule: LintRule;
  at: number;
  values: Record<string, string>;
}

interface Level {
  keys: Map<string, number>;
  size: number;
}

/** What JSON.parse lets pass: a key given twice (the last one would win unseen), and sheer size. */
function findFlaw(text: string, starts: readonly number[]): Flaw | undefined {
  const levels: Level[] = [];
  let flaw: Flaw | undefined;
  scanJson(text, {
    value(at, key, keyAt, isContainer) {
      if (flaw !== undefined) return;
      const level = levels.at(-1);
      if (level !== undefined) flaw = flawInLevel(starts, level, key, keyAt, at);
      if (!isContainer) return;
      levels.push({ keys: new Map(), size: 0 });
      if (levels.length > maxDepth) flaw ??= { rule: "too_deep", at, values: { limit: String(maxDepth) } };
    },
    leave() {
      levels.pop();
    },
  });
  return flaw;
}

function flawInLevel(
  starts: readonly number[],
  level: Level,
  key: string | number | null,
  keyAt: number,
  at: number,
): Flaw | undefined {
  level.size++;
  if (level.size > maxWidth) return { rule: "too_wide", at, values: { limit: String(maxWidth) } };
  if (typeof key !== "string") return undefined;
  const first = level.keys.get(key);
  if (first !== undefined) {
    const values = { key: quoted(key), line: String(positionAt(starts, first).line) };
    return { rule: "yaml_duplicate_key", at: keyAt, values };
  }
  level.keys.set(key, keyAt);
  return undefined;
}
