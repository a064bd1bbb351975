import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { getCallSites } from "node:util";
import { type CompiledQuery, DefaultQueryExecutor } from "kysely";

/** A statement as PostgreSQL gets it, and the function that sends it. */
export interface Sent {
  readonly text: string;
  /** Of the server, such as `src/oauth/store.ts`; empty for what is none of its files. */
  readonly file: string;
  readonly verb: string;
}

interface Executor {
  executeQuery(query: CompiledQuery, ...rest: unknown[]): Promise<unknown>;
}

/** Calls `hear` before each statement that this process sends; what it throws is thrown where the statement stands. */
export function watchStatements(hear: (sent: Sent) => void): void {
  const executor: Executor = Object.getPrototypeOf(DefaultQueryExecutor.prototype);
  const { executeQuery } = executor;
  executor.executeQuery = async function (query, ...rest) {
    hear({ text: query.sql, ...senderOf(getCallSites(40)) });
    return Reflect.apply(executeQuery, this, [query, ...rest]);
  };
}

const server = fileURLToPath(new URL("../../../", import.meta.url));
const passesOn = /^src\/platform\/(db\/(?!migrate|application-role)|organisation-check\/)/;

/** The first function on the way here that is not of kysely and not of the database's own room. */
function senderOf(sites: readonly { scriptName: string; functionName: string }[]): Omit<Sent, "text"> {
  for (const { scriptName, functionName } of sites) {
    const file = relative(server, scriptName.replace(/^file:\/\//, "")).replaceAll("\\", "/");
    if (/^(src|test)\//.test(file) && !passesOn.test(file)) return { file, verb: functionName };
  }
  return { file: "", verb: "" };
}
