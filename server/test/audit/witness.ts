import { AsyncLocalStorage } from "node:async_hooks";
import { tracingChannel } from "node:diagnostics_channel";
import { sql } from "kysely";
import type { Db } from "../../src/platform/db/database.ts";
import { PlannedClient } from "../../src/platform/db/planned-client.ts";
import type { Evidence, Transaction } from "./evidence.ts";

/**
 * Lets the database say of which table each row is that changes, and of the audit's own which event, however written.
 * What is counted against a limit is nobody's change.
 */
export async function letRowsTell(db: Db): Promise<void> {
  await sql`
    create or replace function tell_row() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'audit_event' then raise notice 'recorded %', new.event;
      else raise notice 'changed %', tg_table_name;
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
                    and tablename <> 'rate_limit' loop
        execute format('create or replace trigger tell_row after insert or update or delete on %I
                          for each row execute function tell_row()', name);
      end loop;
    end $$`.execute(db);
}

interface Handled {
  reply: { statusCode: number };
  route: { method: string; url: string };
  error?: unknown;
}

/** Hears of every request of this process that succeeds, on any server. What it starts and leaves behind is not its own. */
export function watchRequests(hear: (evidence: Evidence) => void): void {
  const requests = new AsyncLocalStorage<Transaction[]>();
  const committed = new WeakMap<Handled, Transaction[]>();
  const handling = tracingChannel<unknown, Handled>("fastify.request.handler");
  handling.start.bindStore(requests, (request) => {
    const transactions: Transaction[] = [];
    committed.set(request, transactions);
    return transactions;
  });
  handling.asyncEnd.subscribe((message) => {
    const { reply, route, error } = message as Handled;
    if (error !== undefined || reply.statusCode < 200 || reply.statusCode > 299) return;
    const transactions = committed.get(message as Handled) ?? [];
    hear({ route: `${route.method} ${route.url}`, transactions: [...transactions] });
  });
  watchConnections((transaction) => requests.getStore()?.push(transaction));
}

/** Calls `commit` in the place of whoever committed. */
function watchConnections(commit: (transaction: Transaction) => void): void {
  const connections = new WeakMap<PlannedClient, Connection>();
  const { query } = PlannedClient.prototype;
  PlannedClient.prototype.query = function (...call) {
    const [text] = call;
    const connection = connections.get(this) ?? new Connection(this);
    connections.set(this, connection);
    const answer = Reflect.apply(query, this, call);
    if (typeof text === "string" && typeof answer?.then === "function")
      answer.then(
        () => connection.succeeded(text, commit),
        () => connection.failed(),
      );
    return answer;
  };
}

class Connection {
  #told: string[] = [];
  #isInTransaction = false;

  constructor(client: PlannedClient) {
    client.on("notice", ({ message = "" }) => this.#told.push(message));
  }

  succeeded(text: string, commit: (transaction: Transaction) => void): void {
    if (/^(begin|start transaction)/i.test(text)) this.#isInTransaction = true;
    if (/^(commit|rollback)$/i.test(text)) this.#isInTransaction = false;
    if (this.#isInTransaction) return;
    if (this.#told.length > 0 && !/^rollback$/i.test(text)) commit(transactionOf(this.#told));
    this.#told = [];
  }

  failed(): void {
    if (!this.#isInTransaction) this.#told = [];
  }
}

function transactionOf(told: readonly string[]): Transaction {
  const all = (word: string) => {
    const rows = told.flatMap((line) => (line.startsWith(`${word} `) ? line.slice(word.length + 1) : []));
    return [...new Set(rows)].sort();
  };
  return { recorded: all("recorded"), changed: all("changed") };
}
