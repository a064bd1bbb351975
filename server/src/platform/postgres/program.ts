import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { StartError } from "../start-error.ts";
import { codeOf } from "./data-folder.ts";
import { boundRoot, type PostgresFolder } from "./postgres-folder.ts";

/** Nothing of our own environment, which holds secrets and perhaps PG… variables. English, UTC. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: "C", TZ: "UTC" };
}

/**
 * Runs one of PostgreSQL's programs to its end, as the cluster's user.
 * @throws StartError with the program's own reason
 */
export async function runProgram(
  folder: PostgresFolder,
  program: string,
  args: string[],
  input = "",
): Promise<void> {
  const { code, output } = await outcomeOf(folder, program, args, input).catch((error: unknown) => {
    throw new StartError(whyNotRun(program, error), { cause: error });
  });
  if (code !== 0) throw new StartError(whyItEnded(folder, output));
}

async function outcomeOf(folder: PostgresFolder, program: string, args: string[], input: string) {
  const child = spawn(program, args, {
    cwd: folder.dir,
    env: quietEnvironment(),
    windowsHide: true,
    ...folder.runAs,
  });
  const ended = once(child, "close");
  child.stdin.on("error", () => undefined); // an early exit is told by the exit code
  child.stdin.end(input);
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output: `${said}\n${complained}` };
}

/** One line for a program that could not even be started. */
export function whyNotRun(program: string, error: unknown): string {
  if (codeOf(error) === "EPERM" && process.getuid?.() === 0) return boundRoot;
  return `PostgreSQL cannot be run on this machine (${codeOf(error)}): ${program} needs a file system that is not mounted noexec and a Linux with glibc; or set DATABASE_URL to a PostgreSQL server.`;
}

/** One line out of what a PostgreSQL program wrote before it gave up. */
export function whyItEnded(folder: PostgresFolder, output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const reason =
    lines.findLast((line) => /(FATAL|PANIC|ERROR|error): /.test(line)) ?? lines.at(-1) ?? "no reason given";
  const short = reason.replace(/^.*?(FATAL|PANIC|ERROR|error): +/, "");
  return `PostgreSQL in ${folder.dir} did not start (${short}): ${wayOut(short)}`;
}

function wayOut(reason: string): string {
  if (/No space left|Disk quota/.test(reason)) return "free some disk space and start again.";
  if (/effective user ID/.test(reason))
    return "start Behalf as a user listed in /etc/passwd, or set DATABASE_URL.";
  if (/shared memory/.test(reason))
    return "end the postgres processes that still use this folder and start again.";
  return "see postgres.log in that folder; a damaged folder must be restored from a backup.";
}
