import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { platformCatalogue } from "../../../server/src/permissions/index.ts";
import { closeReaders, readSkillFile } from "../../../server/src/skill-files/index.ts";

type Say = (line: string) => void;
type Problems = Awaited<ReturnType<typeof readSkillFile>>["problems"];

export const lintManual = `behalf lint FILE …      What is wrong with skill files, place by place, as the Studio says it:
                        FILE:LINE:COLUMN severity code sentence

  --lang zh|en          the language of the sentences; en when left out
  --json                one JSON object for all files instead of lines
  --allow HOST          a private host that skills may be on (as EGRESS_ALLOW); may be repeated
  --help

Ends with 0 when no file has an error (warnings are none), 1 when one has, 2 when a file cannot be read or the call
itself is off.`;

const options = {
  lang: { type: "string", default: "en" },
  json: { type: "boolean", default: false },
  allow: { type: "string", multiple: true },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Answers the exit code. */
export async function lint(args: string[], say: Say): Promise<0 | 1 | 2> {
  const call = parse(() => parseArgs({ args, options, allowPositionals: true }));
  if (call instanceof Error) return refuse(say, call.message);
  const { values, positionals } = call;
  if (values.help) {
    say(lintManual);
    return 0;
  }
  const language = values.lang === "zh" || values.lang === "en" ? values.lang : undefined;
  if (language === undefined) return refuse(say, `There is no language “${values.lang}”: it is zh or en.`);
  if (positionals.length === 0) return refuse(say, "Name the files to read: behalf lint skill.yaml");
  const files = await Promise.all(positionals.map((file) => lintFile(file, values.allow ?? [])));
  await closeReaders();
  if (values.json) say(JSON.stringify({ files: files.map((file) => inLanguage(file, language)) }, null, 2));
  else for (const line of linesAbout(files, language)) say(line);
  if (files.some(({ unreadable }) => unreadable !== undefined)) return 2;
  return files.some(({ problems }) => errorsIn(problems) > 0) ? 1 : 0;
}

function refuse(say: Say, why: string): 2 {
  say(why);
  say("“behalf lint --help” says more.");
  return 2;
}

interface Linted {
  file: string;
  /** Why it could not be read at all. */
  unreadable?: string;
  problems: Problems;
}

async function lintFile(file: string, allowedHosts: readonly string[]): Promise<Linted> {
  const text = await readFile(file, "utf8").catch((error: Error) => error);
  if (text instanceof Error) return { file, unreadable: text.message, problems: [] };
  const { problems } = await readSkillFile(text, { catalogue: platformCatalogue, allowedHosts });
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

function parse<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
