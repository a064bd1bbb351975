import { parseArgs } from "node:util";
import type {
  Api,
  ApiContent,
  ApiDifference,
  ApiPointDifference,
  ApiProposal,
} from "../../../../web/src/api/schema.gen.ts";
import { type ExitCode, Misuse, type Say } from "../../exit-code.ts";
import { asPerson } from "../../server/person.ts";
import { underNamespace } from "./codes.ts";
import { documentAt } from "./document.ts";
import { counted, problemLines } from "./telling.ts";

export const diffManual = `behalf api diff ID FILE|URL
                        What an OpenAPI document has that no point of the API's draft opens, and what points open that
                        the document has no longer.
behalf api diff ID      What publishing the draft would change, and for how many people.`;

const options = { server: { type: "string" }, json: { type: "boolean", default: false } } as const;

export async function diff(args: string[], say: Say, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [id, place, ...others] = positionals;
  if (id === undefined || others.length > 0)
    throw new Misuse("Name the API, and a document: behalf api diff api_… openapi.yaml");
  const document = place === undefined ? undefined : await documentAt(place);
  return asPerson({ server: values.server, env }, async (server): Promise<ExitCode> => {
    const path = `/api/apis/${encodeURIComponent(id)}`;
    if (document === undefined) {
      const { difference } = await server.get<{ difference: ApiDifference }>(`${path}/difference`);
      if (values.json) say(JSON.stringify(difference, null, 2));
      else for (const line of differenceLines(difference)) say(line);
      return isNone(difference) ? 0 : 1;
    }
    const { api } = await server.get<{ api: Api }>(path);
    const { content } = await server.post<ApiProposal>("/api/apis/proposal", document);
    const compared = compare(api.draft, underNamespace(content, api.namespace));
    if (values.json) say(JSON.stringify(compared, null, 2));
    else for (const line of comparedLines(compared)) say(line);
    return compared.missing.length + compared.gone.length + compared.unguarded.length === 0 ? 0 : 1;
  });
}

const isNone = ({ points, renamed, baseUrl }: ApiDifference): boolean =>
  points.length === 0 && !renamed && baseUrl === null;

const signs: Record<ApiPointDifference["change"], string> = {
  added: "+",
  opens_more: "↑",
  opens_less: "↓",
  words: "~",
  withdrawn: "-",
};

export function differenceLines(difference: ApiDifference): string[] {
  const { points, renamed, baseUrl, problems } = difference;
  if (isNone(difference)) return ["Nothing is different from what is published."];
  return [
    ...(renamed ? ["~ its name, or its provider's"] : []),
    ...(baseUrl === null ? [] : [`~ its address: ${baseUrl.before} → ${baseUrl.after}`]),
    ...points.map(({ code, change, people }) => `${signs[change]} ${code} ${said(change, people)}`),
    ...problemLines(problems),
  ];
}

function said(change: ApiPointDifference["change"], people: number): string {
  const allowedBy = people === 1 ? "1 person who allows" : `${people} people who allow`;
  switch (change) {
    case "added":
      return "is new";
    case "opens_more":
      return `opens more: it rests for the ${allowedBy} it, until they have seen that`;
    case "opens_less":
      return `opens less, for the ${allowedBy} it too`;
    case "words":
      return "says something else";
    case "withdrawn":
      return `is withdrawn: it ends for the ${allowedBy} it`;
    default:
      return change satisfies never;
  }
}

interface Compared {
  /** In the document and in no point; `proposed`: the point that a proposal would put it in. */
  missing: { operation: string; proposed: string }[];
  /** In a point and no longer in the document. */
  gone: { operation: string; code: string }[];
  /** Members that a proposal would guard and no point does. */
  unguarded: { field: string; proposed: string }[];
}

function compare(draft: ApiContent, proposed: ApiContent): Compared {
  const [here, there] = [opened(draft), opened(proposed)];
  const guarded = new Set(draft.points.flatMap(({ fields }) => fields));
  return {
    missing: [...there]
      .filter(([key]) => !here.has(key))
      .map(([operation, code]) => ({ operation, proposed: code })),
    gone: [...here].filter(([key]) => !there.has(key)).map(([operation, code]) => ({ operation, code })),
    unguarded: proposed.points.flatMap(({ code, fields }) =>
      fields.filter((field) => !guarded.has(field)).map((field) => ({ field, proposed: code })),
    ),
  };
}

/** Each operation with the first point that opens it. */
function opened({ points }: ApiContent): Map<string, string> {
  const found = new Map<string, string>();
  for (const { code, operations } of points)
    for (const { method, path } of operations)
      if (!found.has(`${method} ${path}`)) found.set(`${method} ${path}`, code);
  return found;
}

function comparedLines({ missing, gone, unguarded }: Compared): string[] {
  if (missing.length + gone.length + unguarded.length === 0)
    return ["Every operation of the document is in a point, and the other way round."];
  return [
    ...missing.map(({ operation, proposed }) => `+ ${operation}: in no point; it would be in ${proposed}`),
    ...gone.map(({ operation, code }) => `- ${operation}: in ${code}, and the document has it no longer`),
    ...unguarded.map(
      ({ field, proposed }) => `! ${field}: personal, and guarded by no point; it would be by ${proposed}`,
    ),
    `${counted(missing.length, "operation")} to add, ${gone.length} to take out, ${counted(unguarded.length, "field")} to guard.`,
  ];
}
