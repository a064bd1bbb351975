import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Catalogue } from "../../../server/src/permissions/index.ts";
import type { TriedPhrase } from "../../../server/src/planner/phrases/phrase.ts";
import { tryPhrases } from "../../../server/src/planner/phrases/trying.ts";
import { plannerOperations } from "../../../server/src/planner/planner.ts";
import { closeReaders, readSkillFile, type SkillSpec } from "../../../server/src/skill-files/index.ts";
import { type ExitCode, ended, Misuse, type Say } from "../exit-code.ts";
import { catalogueAt } from "../server/catalogue.ts";
import { signsIn } from "../server/person.ts";

type Language = "zh" | "en";

export const skillTestManual = `behalf skill test FILE
                        Which operation of a skill file is found for what people say, by the planner that needs no
                        model: each phrase right or wrong, and what would make the choice surer. Nothing is called.

  --phrases FILE        JSON: [{ "text": "…", "expects": "operationId" }, …]; expects is null where nothing should be
                        found. Left out: the examples of the skill file
  --lang zh|en          the language of the sentences; en when left out
  --json                one JSON object instead of lines, with the three that each phrase is most like
  --allow HOST          a private host that skills may be on (as EGRESS_ALLOW); may be repeated
  --server URL          knows the permission points of your organisation's own APIs too, as that Behalf has them
  --help

With --server: ${signsIn.charAt(0).toLowerCase()}${signsIn.slice(1)}
Ends with 0 when every phrase is right, 1 when one is not, 2 when a file cannot be read, has errors or the call itself
is off, 3 when the server cannot be reached or does not let you in.`;

const options = {
  phrases: { type: "string" },
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
  allow: { type: "string", multiple: true },
  server: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `behalf skill …`, of which there is one. Answers the exit code. */
export function skill(
  [command, ...args]: string[],
  say: Say,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  return ended(
    async () => {
      if (command === "--help" || command === "-h") return manual(say);
      if (command !== "test")
        throw new Misuse("There is one thing to do with a skill: behalf skill test FILE");
      return skillTest(args, say, env);
    },
    say,
    "behalf skill test --help",
  );
}

function manual(say: Say): 0 {
  say(skillTestManual);
  return 0;
}

async function skillTest(args: string[], say: Say, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return manual(say);
  const { lang } = values;
  if (lang !== "zh" && lang !== "en") throw new Misuse(`There is no language “${lang}”: it is zh or en.`);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new Misuse("Name one file: behalf skill test skill.yaml");
  const catalogue = await catalogueAt(values.server, env);
  const spec = await specIn(file, { allowedHosts: values.allow ?? [], catalogue });
  const operations = plannerOperations({ skillId, ...spec });
  const phrases =
    values.phrases === undefined
      ? operations.flatMap(({ operationId, examples }) =>
          examples.map(({ input }) => ({ text: input, expects: { skillId, operationId } })),
        )
      : await phrasesIn(values.phrases);
  if (phrases.length === 0) throw new Misuse("There is no phrase to try: the file has no examples.");
  const { tried, advice } = await tryPhrases(phrases, { ...alone(lang), operations }, neverStopped);
  const sentences = advice.map((each) => each[lang]);
  if (values.json) say(JSON.stringify({ phrases: tried.map(shown), advice: sentences }, null, 2));
  else for (const line of [...tried.map(lineAbout), counted(tried, lang), ...sentences]) say(line);
  return tried.every(({ isRight }) => isRight) ? 0 : 1;
}

const skillId = "skl_file";
const neverStopped = new AbortController().signal;

const alone = (locale: Language) => ({
  assistant: { name: "", instructions: "", fallback: "" },
  mode: "plan" as const,
  rules: [],
  locale,
  now: new Date(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

async function specIn(
  file: string,
  options: { catalogue: Catalogue; allowedHosts: readonly string[] },
): Promise<SkillSpec> {
  const { spec, problems } = await readSkillFile(await contentsOf(file), options);
  await closeReaders();
  const wrong = problems.find(({ severity }) => severity === "error");
  if (spec !== null && wrong === undefined) return spec;
  const place = wrong && `${file}:${wrong.line}:${wrong.column} ${wrong.message.en}`;
  throw new Misuse(`${place ?? `${file} is no skill file.`} “behalf lint ${file}” says all that is wrong.`);
}

async function phrasesIn(file: string): Promise<Pick<TriedPhrase, "text" | "expects">[]> {
  const list = parsed(await contentsOf(file), file);
  if (!Array.isArray(list)) throw new Misuse(`${file} is not a JSON list of phrases.`);
  return list.map((each: unknown, at) => {
    const text = member(each, "text");
    const expects = member(each, "expects");
    if (typeof text !== "string" || text.trim() === "")
      throw new Misuse(`${file}: phrase ${at + 1} has no text.`);
    if (expects !== null && typeof expects !== "string")
      throw new Misuse(`${file}: phrase ${at + 1} does not say what it expects: an operationId, or null.`);
    return { text, expects: expects === null ? null : { skillId, operationId: expects } };
  });
}

const member = (of: unknown, name: string): unknown =>
  typeof of === "object" && of !== null ? new Map<string, unknown>(Object.entries(of)).get(name) : undefined;

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Misuse(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function contentsOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Misuse(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function foundIn({ meaning }: TriedPhrase): string[] {
  if (meaning.kind === "steps") return meaning.steps.map(({ operation }) => operation.operationId);
  return [];
}

const bestOf = ({ best }: TriedPhrase) =>
  best.map(({ operation: { operationId }, score }) => ({
    operationId,
    score: Math.round(score * 100) / 100,
  }));

function shown(phrase: TriedPhrase) {
  const { text, expects, isRight: right } = phrase;
  return { text, expects: expects?.operationId ?? null, right, found: foundIn(phrase), best: bestOf(phrase) };
}

function lineAbout(phrase: TriedPhrase): string {
  const { text, expects, isRight } = phrase;
  const found = foundIn(phrase).join(", ") || "–";
  if (isRight) return `✓ ${text} → ${found}`;
  const best = bestOf(phrase).map(({ operationId, score }) => `${operationId} ${score}`);
  return `✗ ${text} → ${found} ≠ ${expects?.operationId ?? "–"} (${best.join(", ") || "–"})`;
}

function counted(tried: readonly TriedPhrase[], language: Language): string {
  const right = tried.filter(({ isRight }) => isRight).length;
  return language === "zh" ? `${tried.length} 句中 ${right} 句正确` : `${right} of ${tried.length} right`;
}
