import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** The one arrow line of the house: a domain imports only what stands to its left, through its index.ts. */
const line = [
  "platform",
  "audit",
  "directory",
  "sign-in",
  "permissions",
  "applications",
  "skill-files",
  "assistants",
  "consent",
  "oauth",
  "resources",
  "invocation",
  "confirmations",
  "planner",
  "conversations",
  "runs",
  "app",
];

const src = resolve(import.meta.dirname, "../src");

interface Import {
  from: string;
  to: string;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.endsWith(".fixture.ts"))
    .map((file) => join(folder, file));
}

const files = filesOf(src);

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers.map((specifier) => ({
    from: relative(src, file),
    to: relative(src, resolve(file, "..", specifier)),
  }));
}

const imports = files.flatMap(importsOf);
const domainOf = (path: string) => path.split("/")[0] ?? "";
const show = ({ from, to }: Import) => `${from} → ${to}`;

describe("the house", () => {
  test("the imports were really read", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
    expect(new Set(files.map((file) => domainOf(relative(src, file))))).toEqual(new Set(line));
  });

  test("a domain imports only what stands to its left", () => {
    const wrong = imports.filter(({ from, to }) => line.indexOf(domainOf(to)) > line.indexOf(domainOf(from)));
    expect(wrong.map(show)).toEqual([]);
  });

  test("another domain is entered through its index.ts alone, the platform by file", () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        domainOf(from) !== domainOf(to) &&
        domainOf(to) !== "platform" &&
        !to.endsWith(`${domainOf(to)}/index.ts`),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test("nothing of the server imports from outside it", () => {
    expect(imports.filter(({ to }) => to.startsWith("..")).map(show)).toEqual([]);
  });

  test("SQL is written in stores alone", () => {
    const wrong = files
      .map((file) => relative(src, file))
      .filter(
        (file) =>
          !file.startsWith("platform/") && !/(^|[/-])store\.ts$/.test(file) && file !== "audit/record.ts",
      )
      .filter((file) => /from "(kysely|pg)"/.test(readFileSync(join(src, file), "utf8")));
    expect(wrong).toEqual([]);
  });

  test("a door has at most thirty lines and hands out names, never everything", () => {
    const doors = files.filter(
      (file) => file.endsWith("/index.ts") && relative(src, file).split("/").length === 2,
    );
    for (const door of doors) {
      const text = readFileSync(door, "utf8");
      expect(text.trimEnd().split("\n").length, door).toBeLessThanOrEqual(30);
      expect(text, door).not.toContain("export *");
    }
  });

  test("the page to read first fits on a page", () => {
    const page = readFileSync(join(src, "runs/turn/advance.ts"), "utf8");
    expect(page.split("\n").length).toBeLessThanOrEqual(150);
  });

  test("no room is a dumping ground", () => {
    const rooms = files.flatMap((file) => relative(src, file).split("/").slice(0, -1));
    for (const name of ["utils", "util", "helpers", "shared", "common", "misc", "lib"])
      expect(rooms).not.toContain(name);
  });
});
