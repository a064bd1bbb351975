import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { Introspection } from "../../../web/src/api/schema.gen.ts";
import { type ExitCode, ended, Misuse, type Say, Unreachable } from "../exit-code.ts";
import { addressOf, answerOf, send } from "../server/request.ts";

export const tokenManual = `behalf token inspect -    What a token may do at an API, at this moment, as the API itself would be told. The token
                        comes on standard input, or in BEHALF_TOKEN. One given as an argument works too, and is seen by
                        everybody who sees the processes of this machine. It is never told again.

  --server URL          where Behalf is; when left out BEHALF_URL, or else http://127.0.0.1:8080
  --json                the answer as it came
  --help

Asks with the API's own credentials, BEHALF_API_ID and BEHALF_API_SECRET. Each look is a check in the activity of the
person's permission. Ends with 0 when the token is good, 1 when it is not (expired, revoked, or another API's), 2 when the
call itself is off, 3 when the server cannot be reached or refuses the credentials.`;

const options = { server: { type: "string" }, json: { type: "boolean", default: false } } as const;

interface Surroundings {
  env: NodeJS.ProcessEnv;
  input: () => Promise<string>;
}

const ours: Surroundings = { env: process.env, input: () => text(process.stdin) };

/** `behalf token …`, of which there is one. Answers the exit code. */
export async function token(
  [verb = "", ...args]: string[],
  say: Say,
  surroundings: Surroundings = ours,
): Promise<ExitCode> {
  if ([verb, ...args].some((word) => word === "--help" || word === "-h")) {
    say(tokenManual);
    return 0;
  }
  return ended(
    async () => {
      if (verb !== "inspect")
        throw new Misuse("There is one thing to do with a token: behalf token inspect -");
      return inspect(args, say, surroundings);
    },
    say,
    "behalf token --help",
  );
}

async function inspect(args: string[], say: Say, { env, input }: Surroundings): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [given, ...others] = positionals;
  if (others.length > 0) throw new Misuse("One token at a time: behalf token inspect -");
  const presented = (given === "-" ? await input() : (given ?? env.BEHALF_TOKEN ?? "")).trim();
  if (presented === "")
    throw new Misuse("Give the token on standard input: behalf token inspect - < token.txt");
  const { BEHALF_API_ID: id, BEHALF_API_SECRET: secret } = env;
  if (!id || !secret)
    throw new Misuse("Say which API asks in the environment: BEHALF_API_ID and BEHALF_API_SECRET.");
  const response = await send(addressOf(values.server, env), {
    method: "POST",
    path: "/oauth2/introspect",
    headers: {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ token: presented }).toString(),
  });
  if (response.status === 401) throw new Unreachable("The API's id or secret is wrong.");
  const answer = (await answerOf(response)) as Introspection;
  if (values.json) say(JSON.stringify(answer, null, 2));
  else for (const line of linesAbout(answer)) say(line);
  return answer.active ? 0 : 1;
}

function linesAbout(answer: Introspection): string[] {
  if (!answer.active)
    return [
      "It is not good here: unknown, expired, revoked, or for another API. Nothing more is told of such a one.",
    ];
  const {
    kind,
    sub,
    client_id: client,
    scope = "",
    fields = [],
    exp = 0,
    run,
    call_operation: operation,
  } = answer;
  const who = kind === "application" ? `the application ${client}, for itself` : `${sub}, through ${client}`;
  return [
    `It is good until ${new Date(exp * 1000).toISOString()}, for ${who}.`,
    ...(scope === "" ? ["It opens nothing at this API."] : scope.split(" ").map((code) => `  ${code}`)),
    ...(fields.length === 0 ? [] : [`Of answers it opens the fields ${fields.join(", ")}.`]),
    ...(run === undefined
      ? []
      : [`It was given in ${run}${operation === undefined ? "" : `, for ${operation}`}.`]),
  ];
}
