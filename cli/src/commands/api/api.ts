import { type ExitCode, ended, Misuse, type Say } from "../../exit-code.ts";
import { signsIn } from "../../server/person.ts";
import { diff, diffManual } from "./diff.ts";
import { publish, publishManual } from "./publish.ts";
import { register, registerManual } from "./register.ts";

export const apiManual = `${[registerManual, diffManual, publishManual].join("\n\n")}

  --server URL          where Behalf is; when left out BEHALF_URL, or else http://127.0.0.1:8080
  --json                one JSON object instead of lines
  --help

${signsIn}
Ends with 0 when all is well, 1 when something is wrong, differs or is refused, 2 when the call itself is off, 3 when the
server cannot be reached or does not let you in.`;

const verbs = new Map([
  ["register", register],
  ["diff", diff],
  ["publish", publish],
]);

/** `behalf api …`. Answers the exit code. */
export async function api(
  [verb = "", ...args]: string[],
  say: Say,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  if ([verb, ...args].some((word) => word === "--help" || word === "-h")) {
    say(apiManual);
    return 0;
  }
  return ended(
    async () => {
      const work = verbs.get(verb);
      if (work === undefined) throw new Misuse("Say what to do with an API: register, diff or publish.");
      return work(args, say, env);
    },
    say,
    "behalf api --help",
  );
}
