import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type ThreatCase, threats } from "./cases.ts";

const root = resolve(import.meta.dirname, "../../..");
const folders = ["server/src", "server/test", "web/src", "web/test", "sdk/src", "cli/src"];

interface NamedTest {
  name: string;
  /** From the root of the repository. */
  file: string;
  /** The cases that it holds, as its name says at its end: `(T01, T02)`. */
  cases: string[];
}

/** A line that names a group or a test; the name of a `test.each` stands on a line of its own. */
const naming = /^( *)(describe|test)?.*?(["`])((?:(?!\3).)+?)(?: \(((?:T\d\d(?:, )?)+)\))?\3,/;

/** All tests whose names say which cases they hold; what a group holds, its name says for all of it. */
export function namedTests(): NamedTest[] {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.test.{ts,tsx}`, { cwd: root }));
  return files.sort().flatMap((file) => testsIn(file, readFileSync(join(root, file), "utf8")));
}

export function testsIn(file: string, text: string): NamedTest[] {
  const groups: { indent: number; name: string }[] = [];
  return text.split("\n").flatMap((line) => {
    const [, indent = "", word, , name = "", held] = naming.exec(line) ?? [];
    if (name === "") return [];
    while ((groups.at(-1)?.indent ?? -1) >= indent.length) groups.pop();
    const whole = [...groups.map((group) => group.name), name].join(" ");
    if (word === "describe") groups.push({ indent: indent.length, name });
    return held === undefined ? [] : [{ name: whole, file, cases: held.split(", ") }];
  });
}

/** What `docs/security.md` says between its marks. */
export function threatTable(tests: readonly NamedTest[]): string {
  return Object.entries(threats)
    .map(([group, cases]) => {
      const rows = cases.map((threat) => `| ${threat.id} | ${threat.what} | ${heldBy(threat, tests)} |`);
      return [`### ${group}`, "", "|     | what is tried | held by |", "| --- | --- | --- |", ...rows].join(
        "\n",
      );
    })
    .join("\n\n");
}

function heldBy({ id, open }: ThreatCase, tests: readonly NamedTest[]): string {
  const holding = tests.filter(({ cases }) => cases.includes(id));
  const links = holding.map(({ name, file }) => `[${plain(name)}](../${file})`);
  return [...(open === undefined ? [] : [`_open: ${open}_`]), ...links].join("<br>");
}

/** Placeholders of `test.each` and what Markdown would read as its own. */
function plain(name: string): string {
  return name.replace(/\$\w+|%\w/g, "…").replace(/[[\]|<>_*`\\]/g, (sign) => `\\${sign}`);
}

const [begin, end] = ["<!-- threats: npm run threats -->", "<!-- /threats -->"];
const page = join(root, "docs/security.md");

/** The page as it stands, and as it should. */
export function securityPage(): { path: string; text: string; should: string } {
  const text = readFileSync(page, "utf8");
  const [before = "", rest = ""] = text.split(begin);
  const [, after = ""] = rest.split(end);
  const should = `${before}${begin}\n\n${threatTable(namedTests())}\n\n${end}${after}`;
  return { path: page, text, should };
}
