#!/usr/bin/env node
import { lint } from "./commands/lint.ts";

const manual = `behalf lint FILE …      What is wrong with skill files, place by place, as the Studio says it.

  --lang zh             in Chinese
  --allow HOST          a private host that skills may be on (as EGRESS_ALLOW); may be repeated
  --help

Ends with 1 when a file has errors, 2 when the call itself is off.`;

const [command, ...args] = process.argv.slice(2);

switch (command) {
  case "lint":
    process.exitCode = await lint(args, (line) => process.stdout.write(`${line}\n`));
    break;
  case "--help":
  case "-h":
    process.stdout.write(`${manual}\n`);
    break;
  default:
    process.stderr.write(
      `${command === undefined ? "Say what to do." : `There is no “${command}”.`}\n\n${manual}\n`,
    );
    process.exitCode = 2;
}
