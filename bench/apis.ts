/** Every OpenAPI document of a folder as an API to be registered: what would be proposed of it, and how long that takes. */
import { readFile } from "node:fs/promises";
import { proposeApi } from "../server/src/apis/proposal/propose.ts";
import { closeReaders } from "../server/src/skill-files/index.ts";
import { type CorpusFile, filesIn } from "./corpus-read.ts";

export interface ProposedApi {
  name: string;
  title: string;
  namespace: string;
  milliseconds: number;
  points: number;
  fields: number;
  operations: number;
  covered: number;
  /** What keeps it from being registered as it is. */
  errors: string[];
  /** Texts in one language only. */
  untranslated: number;
}

export async function proposeAll(folder: string, take: (api: ProposedApi) => void): Promise<ProposedApi[]> {
  const proposed: ProposedApi[] = [];
  for (const file of await filesIn(folder)) {
    const api = await propose(file);
    proposed.push(api);
    take(api);
  }
  await closeReaders();
  return proposed;
}

async function propose({ path, name }: CorpusFile): Promise<ProposedApi> {
  const text = await readFile(path, "utf8");
  const begin = performance.now();
  const { proposal, problems } = await proposeApi(text, { taken: [] });
  const milliseconds = Math.round(performance.now() - begin);
  const nothing = {
    title: "",
    namespace: "",
    points: 0,
    fields: 0,
    operations: 0,
    covered: 0,
    untranslated: 0,
  };
  if (proposal === null) return { name, milliseconds, ...nothing, errors: problems.map(({ code }) => code) };
  const { namespace, content, operations, covered } = proposal;
  const errors = proposal.problems.filter(({ severity }) => severity === "error");
  return {
    name,
    title: content.name.en,
    namespace,
    milliseconds,
    points: content.points.length,
    fields: content.points.filter(({ fields }) => fields.length > 0).length,
    operations,
    covered,
    errors: errors.map(({ path: place, rule }) => `${place} ${rule}`),
    untranslated: proposal.problems.filter(({ rule }) => rule === "translate").length,
  };
}

export const apiTable = {
  head: "file                                 namespace              points  fields   operations      ms  to be put right",

  row({ name, namespace, points, fields, covered, operations, milliseconds, errors }: ProposedApi): string {
    const file = name.length <= 36 ? name : `…${name.slice(-35)}`;
    const numbers = [String(points).padStart(6), String(fields).padStart(7)];
    const opened = `${covered}/${operations}`.padStart(12);
    return `${file.padEnd(36)} ${namespace.padEnd(22)} ${numbers.join(" ")} ${opened} ${String(milliseconds).padStart(7)}  ${errors.join(", ")}`;
  },
};
