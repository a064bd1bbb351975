import type { Schema } from "./names.ts";
import { readStatement, type Unbound } from "./read-statement.ts";
import type { Sent } from "./watch-statements.ts";

/** What one function may ask of all organisations at once, and why. */
export interface Crossing {
  readonly file: string;
  readonly verb: string;
  readonly tables: readonly string[];
  readonly why: string;
}

export interface Rules {
  readonly schema: Schema;
  readonly crossings: readonly Crossing[];
  /** Where the list of them is written, for whoever has to mend a statement. */
  readonly list: string;
}

export interface Judgement {
  /** What is not bound, where, and the way out; none when all is well. */
  readonly fault: string | undefined;
  /** What crosses organisations as it may. */
  readonly crossed: readonly { crossing: Crossing; table: string }[];
}

/** Whether each table of tenants in a statement is bound to an organisation, or may cross them. */
export function judge(sent: Sent, { schema, crossings, list }: Rules): Judgement {
  const crossing = crossings.find(({ file, verb }) => file === sent.file && verb === sent.verb);
  const { unbound, across } = readStatement(sent.text, { schema, mayCross: crossing?.tables ?? [] });
  return {
    fault: unbound.length === 0 ? undefined : faultOf(sent, unbound, list),
    crossed: crossing === undefined ? [] : across.map((table) => ({ crossing, table })),
  };
}

function faultOf(sent: Sent, unbound: readonly Unbound[], list: string): string {
  const lines = [...unbound.map(told), ...unbound.map((use) => wayOut(use, list))];
  return [`${placeOf(sent)}: ${beginning(sent.text)}`, ...new Set(lines)].join("\n  ");
}

const told = ({ table, alias, is }: Unbound) =>
  `${alias === table ? table : `${table} ${alias}`} is ${is}${is.startsWith("named") ? "" : " without its organisation"}`;

const placeOf = ({ file, verb }: Sent) =>
  file === "" ? "a file unknown" : `${file}, ${verb || "a function without a name"}`;

const beginning = (text: string) => {
  const words = text
    .replace(/\/\*.*?\*\//g, "")
    .replace(/\s+/g, " ")
    .trim();
  return `“${words.length > 120 ? `${words.slice(0, 120)}…` : words}”`;
};

function wayOut({ is }: Unbound, list: string): string {
  if (is === "changed on conflict") return "→ let the key after ON CONFLICT begin with organisation_id";
  if (is === "named where this check does not look")
    return "→ write it as SELECT, INSERT, UPDATE or DELETE, or teach the check to read it";
  return `→ bind its organisation_id to ctx.organisationId, or join it with one that is bound; what has to cross organisations has a line with its reason in ${list}`;
}
