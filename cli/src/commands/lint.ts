import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Catalogue } from "../../../server/src/permissions/index.ts";
import { closeReaders, readSkillFile } from "../../../server/src/skill-files/index.ts";
import { type ExitCode, ended, Misuse, type Say } from "../exit-code.ts";
import { catalogueAt } from "../server/catalogue.ts";
import { signsIn } from "../server/person.ts";

type Problems = Awaited<ReturnType<typeof readSkillFile>>["problems"];

export const lintManual = `behalf lint FILE …      What is wrong with skill files, place by place, as the Studio says it:
                        FILE:LINE:COLUMN severity code sentence

  --lang zh|en          the language of the sentences; en when left out
  --json                one JSON object for all files instead of lines
  --allow HOST          a private host that skills may be on (as EGRESS_ALLOW); may be repeated
  --server URL          knows the permission points of your organisation's own APIs too, as that Behalf has them
  --help

With --server: ${signsIn.charAt(0).toLowerCase()}${signsIn.slice(1)}
Ends with 0 when no file has an error (warnings are none), 1 when one has, 2 when a file cannot be read or the call
itself is off, 3 when the server cannot be reached or does not let you in.`;

const options = {
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
  allow: { type: "string", multiple: true },
  server: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Answers the exit code. */
export function lint(args: string[], say: Say, env: NodeJS.ProcessEnv = process.env): Promise<ExitCode> {
  return ended(() => lintFiles(args, say, env), say, "behalf lint --help");
}

async function lintFiles(args: string[], say: Say, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    say(lintManual);
    return 0;
  }
  const { lang } = values;
  if (lang !== "zh" && lang !== "en") throw new Misuse(`There is no language “${lang}”: it is zh or en.`);
  if (positionals.length === 0) throw new Misuse("Name the files to read: behalf lint skill.yaml");
  const reading = { allowedHosts: values.allow ?? [], catalogue: await catalogueAt(values.server, env) };
  const files = await Promise.all(positionals.map((file) => lintFile(file, reading)));
  await closeReaders();
  if (values.json) say(JSON.stringify({ files: files.map((file) => inLanguage(file, lang)) }, null, 2));
  else for (const line of linesAbout(files, lang)) say(line);
  if (files.some(({ unreadable }) => unreadable !== undefined)) return 2;
  return files.some(({ problems }) => errorsIn(problems) > 0) ? 1 : 0;
}

interface Linted {
  file: string;
  /** Why it could not be read at all. */
  unreadable?: string;
  problems: Problems;
}

async function lintFile(
  file: string,
  reading: { catalogue: Catalogue; allowedHosts: readonly string[] },
): Promise<Linted> {
  const text = await readFile(file, "utf8").catch((error: Error) => error);
  if (text instanceof Error) return { file, unreadable: text.message, problems: [] };
  const { problems } = await readSkillFile(text, reading);
  return { file, problems };
}

function inLanguage({ problems, ...file }: Linted, language: "zh" | "en") {
  return { ...file, problems: problems.map((one) => ({ ...one, message: one.message[language] })) };
}

function linesAbout(files: readonly Linted[], language: "zh" | "en"): string[] {
  const lines = files.flatMap(({ file, unreadable, problems }) => {
    if (unreadable !== undefined) return [`${file}: cannot be read (${unreadable})`];
    const errors = errorsIn(problems);
    const told = problems.map(
      ({ severity, code, message, line, column }) =>
        `${file}:${line}:${column} ${severity} ${code} ${message[language]}`,
    );
    return [...told, `${file}: ${counted(errors, problems.length - errors, language)}`];
  });
  const codes = [...new Set(files.flatMap(({ problems }) => problems.map(({ code }) => code)))];
  const folder = language === "zh" ? "docs/zh/lint" : "docs/lint";
  const pages = codes.map((code) => `${folder}/${code}.md`).join(" ");
  return codes.length === 0
    ? lines
    : [...lines, `${language === "zh" ? "说明：" : "More about it: "}${pages}`];
}

function counted(errors: number, warnings: number, language: "zh" | "en"): string {
  if (language === "zh") return `${errors} 个错误，${warnings} 个提醒`;
  return `${errors} error${errors === 1 ? "" : "s"}, ${warnings} warning${warnings === 1 ? "" : "s"}`;
}

function errorsIn(problems: Problems): number {
  return problems.filter(({ severity }) => severity === "error").length;
}
