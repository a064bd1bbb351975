import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";
import { type Budget, type Built, faultsOf, kilobytes, type Load, loadsOf } from "./loads.ts";

/* What each part of the app may weigh. The build prints it as a table, and fails where a part is heavier. */
const budget: Budget = {
  first: {
    name: "chat, all that is loaded first",
    limit: 150_000,
    rightBehind: [],
    never: ["/@codemirror/", "/yaml-language-server/", "/recharts/", "/react-markdown/"],
  },
  later: 60_000,
  heavy: {
    // Shares its fields with the test phrases of the first tab.
    "src/studio/planning/rules-editor.tsx": 64_000,
    // Charts: the numbers stand in a table beside it before it is there.
    "src/ui/day-chart.tsx": 125_000,
    // CodeMirror; the difference of two texts is fetched on top of it, and the language service runs beside the page.
    "src/studio/skill/skill-page.tsx": 240_000,
    "src/studio/skill/difference/difference-dialog.tsx": 250_000,
    "assets/yaml-worker.js": 130_000,
  },
};

/** The table of the last build, in the folder of the build. */
export const tableFile = ".budget.txt";
/** The files that chat loads first, by name. */
export const firstFile = ".first.json";
/** The files of each later load, by the module that it begins with. */
export const laterFile = ".later.json";

export function keepBudget(): Plugin {
  return {
    name: "keep-budget",
    apply: "build",
    generateBundle(_, bundle) {
      const built = Object.values(bundle).flatMap((output) => weigh(output, this.environment.config.root));
      const [first, ...later] = loadsOf(built, budget);
      const table = printed([first, ...later]);
      this.emitFile({ type: "asset", fileName: tableFile, source: table });
      this.emitFile({ type: "asset", fileName: firstFile, source: JSON.stringify(first.files) });
      const files = Object.fromEntries(later.map(({ name, files }) => [name, files]));
      this.emitFile({ type: "asset", fileName: laterFile, source: JSON.stringify(files) });
      this.info(`\n${table}`);
      const faults = faultsOf(built, budget);
      if (faults.length > 0) this.error(faults.join(" "));
    },
  };
}

/** A worker's file is an asset to the build, though it is as much of a load as any other. */
function weigh(output: Rolldown.OutputAsset | Rolldown.OutputChunk, root: string): Built[] {
  if (output.type === "chunk") {
    const made = output.facadeModuleId?.split("?")[0]?.replace(`${root}/`, "") ?? null;
    const { fileName: file, isEntry, isDynamicEntry: isLazy, imports, moduleIds: modules } = output;
    return [{ file, made, isEntry, isLazy, imports, modules, ...weights(output.code) }];
  }
  if (!output.fileName.endsWith(".js")) return [];
  const { fileName: file, source } = output;
  const made = file.replace(/-[\w-]{8}(?=\.js$)/, "");
  return [{ file, made, isEntry: false, isLazy: true, imports: [], modules: [], ...weights(source) }];
}

function weights(source: string | Uint8Array) {
  return { raw: Buffer.byteLength(source), gzip: gzipSync(source, { level: 9 }).length };
}

/** What weighs next to nothing is one line, so that the rest is seen. */
function printed(loads: readonly Load[]): string {
  const small = loads.filter(({ gzip }) => gzip < 2_000);
  const lines = loads
    .filter(({ gzip }) => gzip >= 2_000)
    .map(({ name, raw, gzip, limit }) => row(name, kilobytes(raw), kilobytes(gzip), kilobytes(limit)));
  return [
    row("what is loaded (after chat: on top of it)", "raw", "gzip", "limit"),
    ...lines,
    `${small.length} more, each under 2 kB gzip`,
    "",
  ].join("\n");
}

function row(name: string, ...numbers: string[]): string {
  return [name.padEnd(58), ...numbers.map((number) => number.padStart(10))].join("");
}
