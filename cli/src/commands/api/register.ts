import { open, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Api, ApiContent, ApiProposal, ListedMember } from "../../../../web/src/api/schema.gen.ts";
import { type ExitCode, Misuse, type Say } from "../../exit-code.ts";
import { asPerson, type Server } from "../../server/person.ts";
import { underNamespace } from "./codes.ts";
import { documentAt } from "./document.ts";
import { pointsTable, problemLines } from "./telling.ts";

export const registerManual = `behalf api register FILE|URL
                        Registers an API from its OpenAPI document: shows the permission points that it would have,
                        and what is wrong with them. Nothing is kept without --yes.

  --yes                 registers it as it is shown; its secret is told this once
  --namespace NAME      the first part of its codes, instead of the proposed one
  --base-url URL        where it is, instead of what the document says
  --owner ACCOUNT       who may look after it; you when left out
  --secret-file FILE    writes the secret there, readable by you alone, instead of telling it`;

const options = {
  yes: { type: "boolean", default: false },
  namespace: { type: "string" },
  "base-url": { type: "string" },
  owner: { type: "string" },
  "secret-file": { type: "string" },
  server: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

export async function register(args: string[], say: Say, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0)
    throw new Misuse("Name one document: behalf api register openapi.yaml");
  const document = await documentAt(place);
  return asPerson({ server: values.server, env }, async (server): Promise<ExitCode> => {
    const proposed = await server.post<ApiProposal>("/api/apis/proposal", document);
    const proposal = changed(proposed, values);
    const errors = proposal.problems.filter(({ severity }) => severity === "error");
    if (!values.yes) {
      tell(proposal, say, values.json);
      if (!values.json)
        say(
          errors.length > 0
            ? "It cannot be registered like this."
            : "Nothing is kept yet: --yes registers it.",
        );
      return errors.length > 0 ? 1 : 0;
    }
    if (errors.length > 0) {
      tell(proposal, say, values.json);
      return 1;
    }
    const keep = await placeFor(values["secret-file"]);
    const made = await registered(server, proposal, values.owner).catch(async (error) => {
      await keep?.letGo();
      throw error;
    });
    await keep?.write(made.secret);
    tellMade(made, say, { json: values.json, secretFile: values["secret-file"] });
    return 0;
  });
}

/** There before anything is registered, so that no secret is made that could not be kept. Nothing is written over. */
async function placeFor(path: string | undefined) {
  if (path === undefined) return undefined;
  const file = await open(path, "wx", 0o600).catch((error: Error) => {
    throw new Misuse(`The secret cannot be written to ${path}: ${error.message}`);
  });
  return {
    async write(secret: string) {
      await file.write(`${secret}\n`);
      await file.close();
    },
    async letGo() {
      await file.close();
      await rm(path);
    },
  };
}

interface Wishes {
  namespace?: string | undefined;
  "base-url"?: string | undefined;
}

/** What is wished instead is judged when it is registered. */
function changed(proposal: ApiProposal, { namespace, "base-url": baseUrl }: Wishes): ApiProposal {
  const { namespace: proposed, content, problems, ...rest } = proposal;
  const isSettled = (path: string) =>
    (namespace !== undefined && path === "namespace") || (baseUrl !== undefined && path.endsWith("baseUrl"));
  return {
    ...rest,
    namespace: namespace ?? proposed,
    content: { ...underNamespace(content, namespace ?? proposed), baseUrl: baseUrl ?? content.baseUrl },
    problems: problems.filter(({ path }) => !isSettled(path)),
  };
}

function tell(proposal: ApiProposal, say: Say, asJson: boolean): void {
  if (asJson) {
    say(JSON.stringify(proposal, null, 2));
    return;
  }
  const { namespace, content, problems, operations, covered } = proposal;
  say(`${headline(content)} (${namespace})`);
  for (const line of pointsTable(content.points)) say(`  ${line}`);
  say(`${covered} of ${operations} operations are opened by a point.`);
  for (const line of problemLines(problems)) say(line);
}

const headline = ({ name, provider, baseUrl }: ApiContent): string =>
  `${name.en} by ${provider.en}, at ${baseUrl === "" ? "an address to be given" : baseUrl}`;

type Made = { api: Api; secret: string };

async function registered(
  server: Server,
  { namespace, content }: ApiProposal,
  owner: string | undefined,
): Promise<Made> {
  const ownerId = owner === undefined ? {} : { ownerId: await personCalled(server, owner) };
  return server.post<Made>("/api/apis", { namespace, content, ...ownerId });
}

async function personCalled(server: Server, account: string): Promise<string> {
  if (account.startsWith("usr_")) return account;
  const query = new URLSearchParams({ q: account, limit: "100" });
  const { members } = await server.get<{ members: ListedMember[] }>(`/api/members?${query}`);
  const member = members.find((each) => each.account === account);
  if (member === undefined) throw new Misuse(`There is nobody with the account “${account}”.`);
  return member.id;
}

function tellMade(
  { api, secret }: Made,
  say: Say,
  { json, secretFile }: { json: boolean; secretFile: string | undefined },
): void {
  const told = secretFile === undefined ? { secret } : { secretFile };
  if (json) {
    say(JSON.stringify({ id: api.id, namespace: api.namespace, ...told }, null, 2));
    return;
  }
  say(`Registered as ${api.id}, with the codes ${api.namespace}.…`);
  say(secretFile === undefined ? `Its secret, told this once: ${secret}` : `Its secret is in ${secretFile}.`);
  say(`Nobody is asked for it before it is published: behalf api publish ${api.id}`);
}
