import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { circlesOf, domainOf, type Import, line, show, sourcesOf } from "./house/imports.ts";

const src = resolve(import.meta.dirname, "../src");
const { files, imports } = sourcesOf(src);
const web = sourcesOf(resolve(import.meta.dirname, "../../web/src"));

/** The inner room of a domain or an area that a file is in, if it is in one. */
const roomOf = (path: string) => /^[^/]+\/[^/]+(?=\/)/.exec(path)?.[0];

const betweenRooms = (imports: readonly Import[]) =>
  imports.flatMap(({ from, to }) => {
    const [room, other] = [roomOf(from), roomOf(to)];
    const within = room !== undefined && other !== undefined && domainOf(room) === domainOf(other);
    return within && room !== other ? [{ from: room, to: other }] : [];
  });

const shown = (circles: readonly string[][]) => circles.map((circle) => circle.join(" ↔ "));

describe("the house", () => {
  test("the imports were really read", () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
    expect(new Set(files.map(domainOf))).toEqual(new Set(line));
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
      .filter((file) => !file.startsWith("platform/") && !/(^|[/-])store\.ts$/.test(file))
      .filter((file) => /from "(kysely|pg)"/.test(readFileSync(join(src, file), "utf8")));
    expect(wrong).toEqual([]);
  });

  test("a door has at most thirty lines and hands out names, never everything", () => {
    const doors = files.filter((file) => /^[^/]+\/index\.ts$/.test(file));
    expect(doors.length).toBeGreaterThan(10);
    for (const door of doors) {
      const text = readFileSync(join(src, door), "utf8");
      expect(text.trimEnd().split("\n").length, door).toBeLessThanOrEqual(30);
      expect(text, door).not.toContain("export *");
    }
  });

  test("the page to read first fits on a page", () => {
    const page = readFileSync(join(src, "runs/turn/advance.ts"), "utf8");
    expect(page.split("\n").length).toBeLessThanOrEqual(150);
  });

  test("no room is a dumping ground", () => {
    const rooms = files.flatMap((file) => file.split("/").slice(0, -1));
    for (const name of ["utils", "util", "helpers", "shared", "common", "misc", "lib"])
      expect(rooms).not.toContain(name);
  });

  test("no files know one another in a circle, by a type neither", () => {
    expect(shown(circlesOf(imports))).toEqual([]);
  });

  test("the rooms of a domain stand on a line too", () => {
    const arrows = betweenRooms(imports);
    expect(arrows.length).toBeGreaterThan(20);
    expect(shown(circlesOf(arrows))).toEqual([]);
  });
});

describe("the planner", () => {
  const rooms = [
    "why.ts",
    "planner.ts",
    "words",
    "telling",
    "rules",
    "offline",
    "phrases",
    "suggesting",
    "model",
    "index.ts",
  ];
  const roomIn = (path: string) => rooms.indexOf(path.split("/")[1] ?? "");
  const within = imports.filter(({ from, to }) => from.startsWith("planner/") && to.startsWith("planner/"));

  test("its rooms stand on a line: the seam knows no planner, and a planner what every planner needs", () => {
    expect(within.length).toBeGreaterThan(50);
    const wrong = within.filter(
      ({ from, to }) => roomIn(to) < 0 || roomIn(from) < 0 || roomIn(to) > roomIn(from),
    );
    expect(wrong.map(show)).toEqual([]);
  });
});

describe("the web app", () => {
  const common = ["ui", "api"];

  test("its imports were really read", () => {
    expect(web.files.length).toBeGreaterThan(200);
    expect(web.imports.length).toBeGreaterThan(800);
  });

  test("an area imports nothing of another but what is for all: ui and api; app brings the areas together", () => {
    const wrong = web.imports.filter(({ from, to }) => {
      const [area, other] = [domainOf(from), domainOf(to)];
      return area !== other && area !== "app" && !common.includes(other);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("ui may use the api, and the api knows nothing of screens", () => {
    const wrong = web.imports.filter(({ from, to }) => domainOf(from) === "api" && domainOf(to) !== "api");
    expect(wrong.map(show)).toEqual([]);
  });

  test("no files know one another in a circle", () => {
    expect(circlesOf(web.imports)).toEqual([]);
    expect(circlesOf(betweenRooms(web.imports))).toEqual([]);
  });
});
