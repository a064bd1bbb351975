/** A moment as the clock and calendar on a wall show it. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** Ahead of UTC. */
  offsetMinutes: number;
}

interface Field {
  write(at: WallTime): string;
  /** What it looks like in a text, as the source of a regular expression. */
  shape: string;
  holds?: { part: keyof WallTime; from: number; to: number };
}

/** A pattern of `java.time.format.DateTimeFormatter` taken apart: fields, and the text between them. */
export type TimePattern = readonly (Field | string)[];

const months = "January February March April May June July August September October November December".split(
  " ",
);
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function number(part: keyof WallTime, from: number, to: number, width: number): Field {
  const write = (at: WallTime) => String(at[part]).padStart(width, "0");
  return {
    write,
    shape: width === 1 ? `\\d{1,${String(to).length}}` : `\\d{${width}}`,
    holds: { part, from, to },
  };
}

function name(all: readonly string[], at: (time: WallTime) => number, width: number): Field {
  const written = all.map((each) => (width > 3 ? each : each.slice(0, 3)));
  return { write: (time) => written[at(time)] ?? "", shape: written.join("|") };
}

function offset(colon: string, zero: string | undefined): Field {
  const write = ({ offsetMinutes }: WallTime) => {
    if (offsetMinutes === 0 && zero !== undefined) return zero;
    const total = Math.abs(offsetMinutes);
    const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
    return `${offsetMinutes < 0 ? "-" : "+"}${two(total / 60)}${colon}${two(total % 60)}`;
  };
  return { write, shape: `[+-](?:0\\d|1[0-4])${colon}[0-5]\\d${zero === undefined ? "" : "|Z"}` };
}

function weekday({ year, month, day }: WallTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** Letters and how often they may be repeated; any other is not understood. */
const letters: Record<string, (width: number) => Field | undefined> = {
  y: (width) => {
    if (width === 2) return { write: ({ year }) => String(year % 100).padStart(2, "0"), shape: "\\d{2}" };
    return width <= 4 ? number("year", 1, 9999, width) : undefined;
  },
  M: (width) => (width <= 2 ? number("month", 1, 12, width) : name(months, ({ month }) => month - 1, width)),
  d: (width) => (width <= 2 ? number("day", 1, 31, width) : undefined),
  E: (width) => name(days, weekday, width),
  H: (width) => (width <= 2 ? number("hour", 0, 23, width) : undefined),
  h: (width) =>
    width <= 2
      ? {
          write: ({ hour }) => String(hour % 12 || 12).padStart(width, "0"),
          shape: width === 1 ? "1[0-2]|[1-9]" : "0[1-9]|1[0-2]",
        }
      : undefined,
  m: (width) => (width <= 2 ? number("minute", 0, 59, width) : undefined),
  s: (width) => (width <= 2 ? number("second", 0, 59, width) : undefined),
  S: (width) =>
    width <= 3
      ? {
          write: ({ millisecond }) => String(millisecond).padStart(3, "0").slice(0, width),
          shape: `\\d{${width}}`,
        }
      : undefined,
  a: (width) =>
    width === 1 ? { write: ({ hour }) => (hour < 12 ? "AM" : "PM"), shape: "AM|PM" } : undefined,
  X: (width) => (width === 2 || width === 3 ? offset(width === 3 ? ":" : "", "Z") : undefined),
  x: (width) => (width === 2 || width === 3 ? offset(width === 3 ? ":" : "", undefined) : undefined),
  Z: (width) => (width <= 3 ? offset("", undefined) : undefined),
};

/** Characters of a pattern. */
const maxLength = 200;

/**
 * Undefined when a letter is not understood or comes again, when a quotation is not closed, and for what is far longer
 * than any time is written.
 */
export function readPattern(pattern: string): TimePattern | undefined {
  if (pattern.length > maxLength) return undefined;
  const read: (Field | string)[] = [];
  const taken = new Set<string>();
  for (const [token] of pattern.matchAll(/''|'(?:[^']|'')+'|'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (token === "'") return undefined;
    const letter = token[0] ?? "";
    const part = /[A-Za-z]/.test(letter)
      ? Object.hasOwn(letters, letter) && letters[letter]?.(token.length)
      : token === "''"
        ? "'"
        : unquoted(token);
    if (part === undefined || part === false) return undefined;
    // Dozens of numbers of one digit or two could be told apart in more ways than anybody can try.
    if (typeof part !== "string" && taken.has(letter)) return undefined;
    taken.add(letter);
    read.push(part);
  }
  return read.length === 0 ? undefined : read;
}

function unquoted(token: string): string {
  return token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token;
}

export function writeTime(pattern: TimePattern, at: WallTime): string {
  return pattern.map((part) => (typeof part === "string" ? part : part.write(at))).join("");
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Whether a text is a time written in this pattern already. */
export function isWritten(pattern: TimePattern, text: string): boolean {
  const source = pattern.map((part) => (typeof part === "string" ? literal(part) : `(${part.shape})`));
  const found = new RegExp(`^${source.join("")}$`, "u").exec(text);
  if (found === null) return false;
  const fields = pattern.filter((part) => typeof part !== "string");
  const parts = new Map<keyof WallTime, number>();
  for (const [at, { holds }] of fields.entries()) {
    const value = Number(found[at + 1]);
    if (holds === undefined) continue;
    if (value < holds.from || value > holds.to) return false;
    parts.set(holds.part, value);
  }
  // 2000 had a February of 29 days.
  return isDay(parts.get("year") ?? 2000, parts.get("month") ?? 1, parts.get("day") ?? 1);
}

/** Whether the calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(2000, month - 1, day));
  at.setUTCFullYear(year, month - 1, day);
  return year >= 1 && year <= 9999 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}
