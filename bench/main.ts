// `npm run bench -- redeem`: what this does in a second, beside what its database could do.
import { parseArgs } from "node:util";
import { type Comparison, describe } from "./rounds.ts";
import { measureBearer, measureRedeem, type TokensOptions } from "./tokens.ts";

interface Command {
  about: string;
  measure(options: TokensOptions): Promise<Comparison>;
}

const commands: Record<string, Command> = {
  redeem: { about: "codes redeemed over HTTP, beside the redeeming statement alone", measure: measureRedeem },
  bearer: { about: "uses of a token over HTTP, beside the check's statement alone", measure: measureBearer },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "7" },
    count: { type: "string", default: "1500" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const command = commands[positionals[0] ?? ""];

if (values.help || command === undefined) {
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`);
  process.stdout.write(
    `npm run bench -- <name> [--rounds 7] [--count 1500] [--json]\n\n${lines.join("\n")}\n`,
  );
  process.exitCode = values.help ? 0 : 64;
} else {
  const comparison = await command.measure({ rounds: Number(values.rounds), count: Number(values.count) });
  process.stdout.write(`${values.json ? JSON.stringify(comparison) : describe(comparison)}\n`);
}
