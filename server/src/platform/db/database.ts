import { Kysely, type LogEvent, PostgresDialect } from "kysely";
import pg from "pg";
import { parseExactly } from "../exact/index.ts";
import type { Logger } from "../log.ts";
import { PlannedClient } from "./planned-client.ts";

/** SQL is written as SQL (`sql` of kysely), so no table types: each store declares the rows it reads. */
export type Db = Kysely<Record<string, never>>;

export interface Database {
  readonly db: Db;
  close(): Promise<void>;
}

interface DatabaseOptions {
  url: string;
  log: Logger;
  connections?: number;
  /** How long a statement may take; 0: as long as it takes. */
  statementMs?: number;
  /** A process that was stopped in a transaction keeps its rows from everybody for this long. */
  idleInTransactionMs?: number;
  /** Called with the text of each statement, for the tests that count them. */
  onStatement?: (text: string) => void;
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// What others wrote is kept as `json`; our own is `jsonb`.
pg.types.setTypeParser(pg.types.builtins.JSON, parseExactly);

export function openDatabase(options: DatabaseOptions): Database {
  const {
    url,
    log,
    connections = 20,
    statementMs = 30_000,
    idleInTransactionMs = 15_000,
    onStatement,
  } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    application_name: "behalf",
    Client: PlannedClient,
  });
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the process.
  pool.on("error", (error) => log.warn({ error: error.message }, "database connection lost"));
  // One that breaks in a transaction, between two statements, says so to the next of them.
  pool.on("connect", (client) => client.on("error", () => {}));
  const db: Db = new Kysely({
    dialect: new PostgresDialect({ pool }),
    ...(onStatement && { log: (event: LogEvent) => onStatement(event.query.sql) }),
  });
  return { db, close: () => db.destroy() };
}

/** Whether an error means that the database is away or full, not that we asked it something wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return (
    /^(08|53|57P0)/.test(code) ||
    ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
