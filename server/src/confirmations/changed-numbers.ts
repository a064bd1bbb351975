import { scanJson } from "../skill-files/index.ts";

export interface ChangedNumber {
  /** Names and positions that lead to it, joined by dots. */
  path: string;
  written: string;
}

const most = 20;

/** Numbers inside one member of a JSON text that would be written otherwise once they are read. */
export function changedNumbers(json: string, member: string): ChangedNumber[] {
  const found: ChangedNumber[] = [];
  const open: (string | number | null)[] = [];
  scanJson(json, {
    value(at, key, _keyAt, isContainer) {
      if (isContainer) open.push(key);
      else if (open.length > 1 && open[1] === member && found.length < most) {
        const written = numberAt(json, at);
        if (written !== undefined && JSON.stringify(Number(written)) !== written)
          found.push({ path: [...open.slice(2), key].join("."), written });
      }
    },
    leave() {
      open.pop();
    },
  });
  return found;
}

function numberAt(json: string, at: number): string | undefined {
  const number = /-?\d[\d.eE+-]*/y;
  number.lastIndex = at;
  return number.exec(json)?.[0];
}
