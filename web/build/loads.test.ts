import { expect, test } from "vitest";
import { type Budget, type Built, faultsOf, loadsOf } from "./loads.ts";

const budget: Budget = {
  first: { name: "chat", limit: 100_000, rightBehind: ["src/card.tsx"], never: ["/heavy-editor/"] },
  later: 20_000,
  heavy: { "src/editor.tsx": 60_000 },
};

const file = (name: string, kilobytes: number, more: Partial<Built> = {}): Built => ({
  file: `${name}.js`,
  made: `src/${name}.tsx`,
  isEntry: false,
  isLazy: true,
  imports: [],
  modules: [],
  raw: kilobytes * 3_000,
  gzip: kilobytes * 1_000,
  ...more,
});

const built: Built[] = [
  file("main", 50, { made: "index.html", isEntry: true, isLazy: false, imports: ["base.js"] }),
  file("base", 20, { made: null, isLazy: false }),
  file("dialog", 8, { made: null, isLazy: false }),
  file("card", 10, { imports: ["base.js", "dialog.js"] }),
  file("page", 5, { imports: ["main.js", "dialog.js", "rows.js"] }),
  file("rows", 4, { made: null, isLazy: false }),
  file("editor", 55, { modules: ["/x/node_modules/heavy-editor/index.js"] }),
];

const withFile = (changed: Built) => built.map((each) => (each.file === changed.file ? changed : each));

test("the first load is the entry, what is asked for right behind it, and all that these import", () => {
  const [first] = loadsOf(built, budget);
  expect(first.files.toSorted()).toEqual(["base.js", "card.js", "dialog.js", "main.js"]);
  expect(first).toMatchObject({ name: "chat", gzip: 88_000, raw: 264_000, limit: 100_000 });
});

test("a later load is only what is not there yet, the heaviest first", () => {
  const [, ...later] = loadsOf(built, budget);
  expect(later).toMatchObject([
    { name: "src/editor.tsx", gzip: 55_000, limit: 60_000 },
    { name: "src/page.tsx", gzip: 9_000, limit: 20_000, files: ["page.js", "rows.js"] },
  ]);
});

test("a build within its budget has no fault", () => {
  expect(faultsOf(built, budget)).toEqual([]);
});

test.each([
  [file("card", 23, { imports: ["base.js", "dialog.js"] }), "chat is 101.0 kB gzip, its limit is 100.0 kB."],
  [file("page", 25), "src/page.tsx is 25.0 kB gzip, its limit is 20.0 kB."],
  [
    file("base", 20, { made: null, isLazy: false, modules: ["/x/node_modules/heavy-editor/a.js"] }),
    "/heavy-editor/ is in what chat loads first.",
  ],
  [file("card", 10, { made: null }), "The budget names src/card.tsx, which is no file of its own."],
])("a heavier or misplaced %o is a fault", (changed, fault) => {
  expect(faultsOf(withFile(changed), budget)).toEqual([fault]);
});
