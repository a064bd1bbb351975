#!/usr/bin/env node
import { api, apiManual } from "./commands/api/api.ts";
import { audit, auditManual } from "./commands/audit.ts";
import { lint, lintManual } from "./commands/lint.ts";
import { skill, skillTestManual } from "./commands/skill-test.ts";
import { token, tokenManual } from "./commands/token-inspect.ts";

const [command, ...args] = process.argv.slice(2);
const manual = `${[lintManual, skillTestManual, apiManual, tokenManual, auditManual].join("\n\n\n")}\n`;
const say = (line: string) => process.stdout.write(`${line}\n`);

switch (command) {
  case "lint":
    process.exitCode = await lint(args, say);
    break;
  case "skill":
    process.exitCode = await skill(args, say);
    break;
  case "api":
    process.exitCode = await api(args, say);
    break;
  case "token":
    process.exitCode = await token(args, say);
    break;
  case "audit":
    process.exitCode = await audit(args, say);
    break;
  case "--help":
  case "-h":
    process.stdout.write(manual);
    break;
  default:
    process.stderr.write(
      `${command === undefined ? "Say what to do." : `There is no “${command}”.`}\n\n${manual}`,
    );
    process.exitCode = 2;
}
