import { keysOf, type Path } from "./tree.ts";

export interface JsonVisitor {
  /** A value begins. `key` is its name in a map, its index in a list; `keyAt` the offset of that name. */
  value(at: number, key: string | number | null, keyAt: number, isContainer: boolean): void;
  /** The map or list begun last that is still open ends. */
  leave(): void;
}

interface Frame {
  isMap: boolean;
  key: string | number | null;
  keyAt: number;
  wantsKey: boolean;
}

/**
 * Walks JSON text that is known to be valid, without recursion, telling where each value stands.
 * Stops early when the visitor throws.
 */
export function scanJson(text: string, visitor: JsonVisitor): void {
  const frames: Frame[] = [];
  let top: Frame = { isMap: false, key: null, keyAt: 0, wantsKey: false };
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === "{" || character === "[") {
      visitor.value(at, top.key, top.keyAt, true);
      frames.push(top);
      const isMap = character === "{";
      top = { isMap, key: isMap ? null : 0, keyAt: at + 1, wantsKey: isMap };
      at++;
    } else if (character === "}" || character === "]") {
      visitor.leave();
      top = frames.pop() ?? top;
      at++;
    } else if (character === ",") {
      top.wantsKey = top.isMap;
      if (typeof top.key === "number") top.key++;
      at++;
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (top.wantsKey) {
        top.key = keyText(text.slice(at, end));
        top.keyAt = at;
        top.wantsKey = false;
      } else visitor.value(at, top.key, top.keyAt, false);
      at = end;
    } else if (character === ":" || isSpace(character)) {
      at++;
    } else {
      visitor.value(at, top.key, top.keyAt, false);
      at = endOfWord(text, at);
    }
  }
}

/** Offsets of the given paths; a path that is not there gets its nearest existing ancestor's. */
export function locateJson(text: string, paths: readonly Path[]): number[] {
  const wanted = wantedTree(paths);
  const offsets: number[] = paths.map(() => 0);
  const open: (Wanted | undefined)[] = [];
  let current: Wanted | undefined;
  scanJson(text, {
    value(at, key, keyAt, isContainer) {
      const found = open.length === 0 ? wanted : key === null ? undefined : current?.below.get(String(key));
      if (found !== undefined) settle(found, key !== null && isContainer ? keyAt : at, offsets);
      if (!isContainer) return;
      open.push(current);
      current = found;
    },
    leave() {
      current = open.pop();
    },
  });
  return offsets;
}

interface Wanted {
  below: Map<string, Wanted>;
  indexes: number[];
}

function wantedTree(paths: readonly Path[]): Wanted {
  const root: Wanted = { below: new Map(), indexes: [] };
  paths.forEach((path, index) => {
    let at = root;
    for (const key of keysOf(path)) {
      const next = at.below.get(String(key)) ?? { below: new Map<string, Wanted>(), indexes: [] };
      at.below.set(String(key), next);
      at = next;
    }
    at.indexes.push(index);
  });
  return root;
}

function settle(found: Wanted, offset: number, offsets: number[]): void {
  for (const index of found.indexes) offsets[index] = offset;
  for (const below of found.below.values()) settle(below, offset, offsets);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

function keyText(literal: string): string {
  const decoded: unknown = literal.includes("\\") ? JSON.parse(literal) : literal.slice(1, -1);
  return String(decoded);
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text[at] ?? "")) at++;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}
