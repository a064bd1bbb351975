import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { closeReaders, readSkillFile } from "../../../server/src/assistants/index.ts";

type Say = (line: string) => void;

/** `FILE:LINE:COLUMN severity code sentence`, so that an editor can jump to each. Answers the exit code. */
export async function lint(args: string[], say: Say): Promise<0 | 1 | 2> {
  const options = { lang: { type: "string" }, allow: { type: "string", multiple: true } } as const;
  const read = parse(() => parseArgs({ args, options, allowPositionals: true }));
  if (read instanceof Error || read.positionals.length === 0) {
    say(read instanceof Error ? read.message : "Name the files to read: behalf lint skill.yaml");
    return 2;
  }
  const { values, positionals } = read;
  const language = values.lang === "zh" ? "zh" : "en";
  let worst: 0 | 1 | 2 = 0;
  for (const file of positionals) {
    const text = await readFile(file, "utf8").catch((error: Error) => error);
    if (text instanceof Error) {
      say(`${file}: cannot be read (${text.message})`);
      worst = 2;
      continue;
    }
    const { problems } = await readSkillFile(text, { allowedHosts: values.allow ?? [] });
    for (const { severity, code, message, line, column } of problems) {
      say(`${file}:${line}:${column} ${severity} ${code} ${message[language]}`);
    }
    const errors = problems.filter(({ severity }) => severity === "error").length;
    say(`${file}: ${errors} errors, ${problems.length - errors} warnings`);
    if (errors > 0 && worst === 0) worst = 1;
  }
  await closeReaders();
  return worst;
}

function parse<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
