import { judge, type Rules } from "../../src/platform/organisation-check/judge.ts";
import type { Sent } from "../../src/platform/organisation-check/watch-statements.ts";

/** What is wrong with these statements and with the list of what may cross organisations, by file. */
export function statementFaults(statements: readonly Sent[], rules: Rules): string[] {
  const judged = statements
    .toSorted((one, other) => `${one.file} ${one.verb}`.localeCompare(`${other.file} ${other.verb}`))
    .map((sent) => judge(sent, rules));
  const crossed = judged.flatMap(({ crossed }) => crossed);
  const unneeded = rules.crossings.flatMap((crossing) =>
    crossing.tables
      .filter((table) => !crossed.some((each) => each.crossing === crossing && each.table === table))
      .map(
        (table) =>
          `${crossing.file}, ${crossing.verb} does not ask for ${table} of all organisations any more: take it off the list in ${rules.list}`,
      ),
  );
  return [...new Set([...judged.flatMap(({ fault }) => fault ?? []), ...unneeded])];
}
