import { parseArgs } from "node:util";
import type { Api, ApiDifference, PublishedApiVersion } from "../../../../web/src/api/schema.gen.ts";
import { type ExitCode, Misuse, type Say } from "../../exit-code.ts";
import { asPerson } from "../../server/person.ts";
import { differenceLines } from "./diff.ts";

export const publishManual = `behalf api publish ID     Publishes the draft of an API as its next version, and says what that changes for people.

  --notes TEXT          what is new, for those who look at its versions`;

const options = {
  notes: { type: "string", default: "" },
  server: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** The draft that was looked at is the one that is published. */
export async function publish(args: string[], say: Say, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0) throw new Misuse("Name one API: behalf api publish api_…");
  return asPerson({ server: values.server, env }, async (server): Promise<ExitCode> => {
    const path = `/api/apis/${encodeURIComponent(id)}`;
    const { api } = await server.get<{ api: Api }>(path);
    const { difference } = await server.get<{ difference: ApiDifference }>(`${path}/difference`);
    const { version } = await server.post<{ version: PublishedApiVersion }>(`${path}/publish`, {
      revision: api.revision,
      notes: values.notes,
    });
    if (values.json) say(JSON.stringify(version, null, 2));
    else {
      for (const line of differenceLines(difference)) say(line);
      say(`Version ${version.number} of ${api.namespace} is published.`);
    }
    return 0;
  });
}
