import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What one piece of SQL in a file does with the tables that there are. */
export interface Statement {
  text: string;
  reads: Set<string>;
  writes: Set<string>;
  /** The tables into whose JSON it looks; `?` when nothing says which table a column is of. */
  opens: Set<string>;
  /** A name of its own that hides a table's. */
  hides: Set<string>;
}

export interface Schema {
  tables: Set<string>;
  /** The tables that have a JSON column of this name. */
  json: Map<string, Set<string>>;
}

export function schemaOf(migrations: string): Schema {
  const schema: Schema = { tables: new Set(), json: new Map() };
  for (const file of readdirSync(migrations).toSorted()) {
    for (const text of plain(readFileSync(join(migrations, file), "utf8")).split(";")) change(schema, text);
  }
  return schema;
}

function change({ tables, json }: Schema, text: string): void {
  const [, made] = /\bcreate (?:unlogged )?table (?:if not exists )?(\w+)/i.exec(text) ?? [];
  const [, altered] = /\balter table (?:only )?(\w+)/i.exec(text) ?? [];
  const [, dropped] = /\bdrop table (?:if exists )?(\w+)/i.exec(text) ?? [];
  const [, renamed] = /\brename to (\w+)/i.exec(text) ?? [];
  if (made !== undefined) tables.add(made);
  if (dropped !== undefined) tables.delete(dropped);
  if (altered !== undefined && renamed !== undefined) {
    tables.delete(altered);
    tables.add(renamed);
  }
  const table = made ?? altered;
  for (const [, column = ""] of text.matchAll(/(\w+)\s+jsonb\b/gi))
    if (table !== undefined) json.set(column, (json.get(column) ?? new Set()).add(table));
  const [, before = "", after = ""] = /\brename column (\w+) to (\w+)/i.exec(text) ?? [];
  if (altered === undefined || json.get(before)?.delete(altered) !== true) return;
  json.set(after, (json.get(after) ?? new Set()).add(altered));
  if (json.get(before)?.size === 0) json.delete(before);
}

/** The statements and fragments of a file: its templates with the tag `sql`, those within others on their own. */
export function statementsOf(source: string, schema: Schema): Statement[] {
  const templates: string[] = [];
  readCode(source, 0, templates);
  return templates.map((text) => readStatement(text, schema));
}

/** Comments and strings, in which nothing begins or ends. */
const skipped = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y;

/** Reads code up to the brace that closes it; answers where that is. */
function readCode(source: string, from: number, templates: string[]): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    skipped.lastIndex = at;
    const passed = skipped.exec(source);
    if (passed !== null) at += passed[0].length - 1;
    else if (source[at] === "`") at = readTemplate(source, at, templates);
    else if (source[at] === "{") depth += 1;
    else if (source[at] === "}" && depth-- === 0) return at;
  }
  return source.length;
}

/** Reads from one backtick to the next; answers where that is. */
function readTemplate(source: string, from: number, templates: string[]): number {
  let text = "";
  let at = from + 1;
  for (; at < source.length && source[at] !== "`"; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source.startsWith("${", at)) {
      at = readCode(source, at + 2, templates);
      text += "$1";
    } else text += source[at];
  }
  if (isTagged(source.slice(0, from))) templates.push(text);
  return at;
}

/** `sql` or `sql<…>` stands before it. */
function isTagged(before: string): boolean {
  let end = before.length;
  if (before.endsWith(">")) {
    let depth = 0;
    do {
      end -= 1;
      if (before[end] === ">" && before[end - 1] !== "=") depth += 1;
      if (before[end] === "<") depth -= 1;
    } while (depth > 0 && end > 0);
  }
  return /\bsql$/.test(before.slice(0, end));
}

/** Without comments and with empty strings. */
const plain = (text: string) =>
  text
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, " ")
    .replace(/'(?:[^']|'')*'/g, "''")
    .toLowerCase();

const afterUpdate = new Set(["set", "of", "skip", "nowait"]);
const notAnAlias = new Set(
  "on where set join left right inner cross full lateral group order limit returning using union for values select as window having offset".split(
    " ",
  ),
);

function readStatement(sqlText: string, schema: Schema): Statement {
  const text = plain(sqlText);
  const words = text.match(/[a-z_$][\w$]*|->>|->|#>>|#>|@>|[^\s\w]/g) ?? [];
  const statement: Statement = {
    text: text.replace(/\s+/g, " ").trim(),
    reads: new Set(),
    writes: new Set(),
    opens: new Set(),
    hides: new Set(),
  };
  const aliases = new Map<string, string>();
  words.forEach((word, at) => {
    const next = words[at + 1] ?? "";
    const isRead = word === "from" || word === "join" || word === "using";
    if (isRead && words[at - 1] !== "delete") readList(words, at + 1, { statement, aliases, schema });
    else if (word === "from" || word === "into" || (word === "update" && !afterUpdate.has(next)))
      noteTable(words, at + 1, { names: statement.writes, aliases, schema });
    else if (word === "table" && ["lock", "truncate"].includes(words[at - 1] ?? ""))
      noteTable(words, at + 1, { names: statement.writes, aliases, schema });
    else if (next === "as" && words[at + 2] === "(" && schema.tables.has(word) && words[at - 1] !== ")")
      statement.hides.add(word);
  });
  for (const { alias, column } of openedJson(text))
    for (const table of ownersOf({ alias, column }, { statement, aliases, schema }))
      statement.opens.add(table);
  return statement;
}

interface Reading {
  statement: Statement;
  aliases: Map<string, string>;
  schema: Schema;
}

/** `a x, b y, (select …) z`: each of them, up to what is no longer in the list. */
function readList(words: readonly string[], from: number, { statement, aliases, schema }: Reading): void {
  for (let at = from; ; at += 1) {
    while (["only", "lateral"].includes(words[at] ?? "")) at += 1;
    if (words[at] === "(") at = closing(words, at);
    else at = noteTable(words, at, { names: statement.reads, aliases, schema });
    at += 1;
    if (words[at] === "(") at = closing(words, at) + 1;
    if (words[at] === "as") at += 1;
    if (/^[a-z]/.test(words[at] ?? "") && !notAnAlias.has(words[at] ?? "")) at += 1;
    if (words[at] === "(") at = closing(words, at) + 1;
    if (words[at] !== ",") return;
  }
}

/** Notes the table at this place, if it is one, with the name it goes by; answers the place. */
function noteTable(
  words: readonly string[],
  at: number,
  { names, aliases, schema }: { names: Set<string>; aliases: Map<string, string>; schema: Schema },
): number {
  const name = words[at] ?? "";
  if (!schema.tables.has(name) || words[at + 1] === ".") return at;
  names.add(name);
  aliases.set(name, name);
  const alias = words[at + 1] === "as" ? words[at + 2] : words[at + 1];
  if (alias !== undefined && /^[a-z]/.test(alias) && !notAnAlias.has(alias)) aliases.set(alias, name);
  return at;
}

function closing(words: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < words.length; at += 1) {
    if (words[at] === "(") depth += 1;
    if (words[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return words.length;
}

const operator = /(?:(\w+)\s*\.\s*)?(\w+)\s*(?:->|#>|@>)/g;
const opener =
  /\bjsonb_(?:each|array_elements|to_recordset|populate_recordset|object_keys|path_\w+|extract_path)\w*\s*\(\s*(?:(\w+)\s*\.\s*)?(\w+)/g;

function openedJson(text: string): { alias: string | undefined; column: string }[] {
  return [...text.matchAll(operator), ...text.matchAll(opener)].map(([, alias, column = ""]) => ({
    alias,
    column,
  }));
}

/** The table that the alias stands for; else those of the statement, else of the schema, that have such a column. */
function ownersOf(
  { alias = "", column }: { alias: string | undefined; column: string },
  { statement, aliases, schema }: Reading,
): string[] {
  const having = schema.json.get(column) ?? new Set<string>();
  if (column === "" || having.size === 0) return [];
  const named = aliases.get(alias);
  if (named !== undefined) return having.has(named) ? [named] : [];
  const near = [...having].filter((table) => statement.reads.has(table) || statement.writes.has(table));
  return near.length > 0 ? near : [...having];
}
