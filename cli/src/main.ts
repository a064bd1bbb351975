#!/usr/bin/env node
import { lint, lintManual } from "./commands/lint.ts";

const [command, ...args] = process.argv.slice(2);

switch (command) {
  case "lint":
    process.exitCode = await lint(args, (line) => process.stdout.write(`${line}\n`));
    break;
  case "--help":
  case "-h":
    process.stdout.write(`${lintManual}\n`);
    break;
  default:
    process.stderr.write(
      `${command === undefined ? "Say what to do." : `There is no “${command}”.`}\n\n${lintManual}\n`,
    );
    process.exitCode = 2;
}
