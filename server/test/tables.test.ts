import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { domainOf, line, sourcesOf } from "./house/imports.ts";
import { type Statement, schemaOf, statementsOf } from "./house/statements.ts";

/** Whose each table is. What another domain needs of it, the owner exports: a verb, or a fragment of SQL. */
const owners: Record<string, string> = {
  rate_limit: "platform",
  audit_event: "audit",
  frequent_event: "audit",
  audit_seal: "audit",
  audit_sealing: "audit",
  audit_key: "audit",
  organisation: "directory",
  person: "directory",
  person_picture: "directory",
  notice: "directory",
  session: "sign-in",
  password: "sign-in",
  password_link: "sign-in",
  known_device: "sign-in",
  organisation_model: "policies",
  permission_point: "permissions",
  application: "applications",
  application_secret: "applications",
  application_permission: "applications",
  api: "apis",
  api_version: "apis",
  api_secret: "apis",
  webhook: "webhooks",
  webhook_delivery: "webhooks",
  assistant: "assistants",
  assistant_version: "assistants",
  skill: "assistants",
  skill_version: "assistants",
  skill_authentication: "assistants",
  shared_skill: "assistants",
  consent_request: "consent",
  consent_grant: "consent",
  grant_scope: "consent",
  grant_use: "consent",
  authorisation_request: "oauth",
  oauth_code: "oauth",
  code_misuse: "oauth",
  token_family: "oauth",
  access_token: "oauth",
  api_check: "oauth",
  resource_change: "resources",
  calendar: "resources",
  calendar_event: "resources",
  calendar_entry: "resources",
  calendar_request: "resources",
  todo: "resources",
  todo_person: "resources",
  skill_call: "invocation",
  stream_ticket: "invocation",
  stream_connection: "invocation",
  stream_address: "invocation",
  stream_presence: "invocation",
  confirmation: "confirmations",
  confirmation_waiver: "confirmations",
  conversation: "conversations",
  message: "conversations",
  run: "runs",
  run_step: "runs",
  open_question: "runs",
  model_use: "runs",
  reply_token: "runs",
  thread: "assistant-api",
  thread_message: "assistant-api",
  thread_run: "assistant-api",
};

/** Known, with the way out; a line goes when what it says is no longer so, and none may come. */
const stillToEnd: readonly string[] = [];

const schema = schemaOf(resolve(import.meta.dirname, "../migrations"));
const src = resolve(import.meta.dirname, "../src");
const written = sourcesOf(src).files.flatMap((file) =>
  statementsOf(readFileSync(join(src, file), "utf8"), schema).map((statement) => ({ file, ...statement })),
);
const ours = written.filter(({ file }) => domainOf(file) !== "platform");

/** What stands to the right of the file's domain; and what is not the file's own. */
const isRight = (file: string) => (table: string) =>
  line.indexOf(owners[table] ?? "") > line.indexOf(domainOf(file));
const isForeign = (file: string) => (table: string) => owners[table] !== domainOf(file);

function faults(verb: string, faultsOf: (file: string, statement: Statement) => string[]): string[] {
  const found = ours.flatMap((statement) =>
    faultsOf(statement.file, statement).map((table) => `${statement.file} ${verb} ${table}`),
  );
  return [...new Set(found)].toSorted();
}

const expectOnly = (verb: string, found: string[]) =>
  expect(found).toEqual(stillToEnd.filter((fault) => fault.includes(` ${verb} `)).toSorted());

describe("the tables", () => {
  test("were really read, in the schema and in the stores", () => {
    const used = new Set(ours.flatMap(({ reads, writes }) => [...reads, ...writes]));
    expect(schema.tables.size).toBeGreaterThan(30);
    expect([...schema.json.keys()]).toEqual(expect.arrayContaining(["spec", "details", "card"]));
    expect(ours.length).toBeGreaterThan(150);
    const others = [...schema.tables].filter((table) => owners[table] !== "platform");
    expect(others.filter((table) => !used.has(table))).toEqual([]);
  });

  test("have one owner each, a domain of the house", () => {
    expect(Object.keys(owners).toSorted()).toEqual([...schema.tables].toSorted());
    expect(Object.values(owners).filter((owner) => !line.includes(owner))).toEqual([]);
  });

  test("are written by their owner alone", () => {
    expectOnly(
      "writes",
      faults("writes", (file, { writes }) => [...writes].filter(isForeign(file))),
    );
  });

  test("are read by their owner and by what stands to its right", () => {
    expectOnly(
      "reads",
      faults("reads", (file, { reads }) => [...reads].filter(isRight(file))),
    );
  });

  test("show the insides of their JSON to their owner alone", () => {
    expectOnly(
      "opens",
      faults("opens", (file, { opens }) => [...opens].filter(isForeign(file))),
    );
  });

  test("keep their names: none is hidden by a name that a statement makes up", () => {
    expect(faults("hides", (_, { hides }) => [...hides])).toEqual([]);
  });

  test("are named in SQL alone, in stores alone", () => {
    const files = sourcesOf(src).files.filter((file) => domainOf(file) !== "platform");
    const built = /sql\.(raw|table|id|lit)\b|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;
    expect(files.filter((file) => built.test(readFileSync(join(src, file), "utf8")))).toEqual([]);
    const homes = ours.map(({ file }) => file).filter((file) => !/(^|[/-])store\.ts$/.test(file));
    expect(homes).toEqual([]);
  });
});
