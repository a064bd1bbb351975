import { parseArgs } from "node:util";
import { readConfig } from "../../platform/config.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { StartError } from "../../platform/start-error.ts";
import { Closing } from "../closing.ts";
import { openServer } from "./open.ts";
import {
  addOrganisation,
  apisOf,
  endApiSecrets,
  giveNewPassword,
  Impossible,
  organisationCalled,
  organisationsOf,
  type Row,
} from "./verbs.ts";

export const adminManual = `npm run -s admin -- COMMAND

  list-organisations                        each with its corpId
  add-organisation NAME --account ACCOUNT   another one, with its first admin; --person says what they are called
  reset-password ACCOUNT                    for whoever cannot sign in: a password told once, to be changed at sign-in;
                                            what they had open ends
  list-apis                                 the APIs that organisations have registered
  end-api-secrets API                       every secret of an API ends at once, as after a leak

  --organisation NAME   by name or corpId, where there are several
  --data FOLDER         the data folder, as at the start; DATA_DIR when left out
  --json                JSON instead of lines
  --help

Works on the database of the server, with the settings that the server has, whether it runs or not. What it does is in
the organisation's audit, as done by the system. Ends with 0 when it is done, 1 when it cannot be done, 2 when the call
itself is off, 3 when the database cannot be reached.`;

const options = {
  account: { type: "string" },
  person: { type: "string" },
  organisation: { type: "string" },
  data: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

type Say = (line: string) => void;

/** The call itself is off. */
class Misuse extends Error {}

/** Answers the exit code. */
export async function admin(args: string[], say: Say, env: NodeJS.ProcessEnv): Promise<0 | 1 | 2 | 3> {
  const closing = new Closing();
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) {
      say(adminManual);
      return 0;
    }
    const work = commandOf(positionals, values);
    const config = readConfig(values.data === undefined ? [] : ["--data", values.data], env);
    const done = await work(await openServer(config, closing));
    if (values.json) say(JSON.stringify(done, null, 2));
    else for (const row of [done].flat()) say(lineOf(row));
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (error instanceof Impossible || error instanceof AppError) return 1;
    if (error instanceof Misuse || isOfParsing(error)) {
      say("“npm run -s admin -- --help” says more.");
      return 2;
    }
    return error instanceof StartError || isOfConnecting(error) ? 3 : 1;
  } finally {
    await closing.close();
  }
}

type Work = (ctx: Ctx) => Promise<Row | Row[]>;
interface Wishes {
  account?: string | undefined;
  person?: string | undefined;
  organisation?: string | undefined;
}

function commandOf([command, subject, ...more]: string[], { account, person, organisation }: Wishes): Work {
  if (more.length > 0) throw new Misuse(`“${more[0]}” is one too many.`);
  const given = (what: string): string => {
    if (subject === undefined) throw new Misuse(`Say which ${what}: ${command} ${what.toUpperCase()}`);
    return subject;
  };
  switch (command) {
    case "list-organisations":
      return organisationsOf;
    case "add-organisation": {
      const name = given("name");
      if (account === undefined) throw new Misuse("Say the account of its first admin: --account ada");
      return (ctx) => addOrganisation(ctx, { name, account, person: person ?? account });
    }
    case "reset-password": {
      const whose = given("account");
      return async (ctx) => giveNewPassword(await organisationCalled(ctx, organisation), whose);
    }
    case "list-apis":
      return apisOf;
    case "end-api-secrets": {
      const api = given("api");
      return (ctx) => endApiSecrets(ctx, api);
    }
    default:
      throw new Misuse(command === undefined ? "Say what to do." : `There is no “${command}”.`);
  }
}

const lineOf = (row: Row): string =>
  Object.entries(row)
    .map(([name, value]) => `${name}: ${value ?? "–"}`)
    .join("  ");

const codeOf = (error: unknown): string => String(Object(error).code ?? "");
const isOfParsing = (error: unknown): boolean => codeOf(error).startsWith("ERR_PARSE_ARGS");
const isOfConnecting = (error: unknown): boolean => /^(ECONN|ENOENT|ETIMEDOUT|28|3D|57)/.test(codeOf(error));
