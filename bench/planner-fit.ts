/**
 * Fits the weights of the built-in planner's ranking: `node bench/planner-fit.ts <utterances.jsonl>`. A multinomial
 * logistic regression over the operations on offer and "none of them", checked five-fold, then fitted on all.
 * Each line of the file has an `utterance`, its `kind`, the `expected.tool`, and `tools` or the name of a `toolset`.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allOf, type OpenOperations } from "../server/src/planner/offline/choosing/retrieval/keywords.ts";
import { indexOf } from "../server/src/planner/offline/choosing/retrieval/operation-index.ts";
import { candidates, evidence } from "../server/src/planner/offline/choosing/retrieval/ranking.ts";
import { wordingOf, wordsOf } from "../server/src/planner/words/words.ts";
import { toOperation } from "./planner.ts";

interface Case {
  options: number[][];
  /** The right one's place among the options; -1 when none is right, -2 when the right one is not among them. */
  right: number;
}

const FOLDS = 5;
const ROUNDS = 400;
const SHRINK = 0.003;

const [file] = process.argv.slice(2);
if (file === undefined)
  throw new Error("Give the file of utterances: node bench/planner-fit.ts <utterances.jsonl>");
const known = new Map<string, OpenOperations>();
let names: string[] = [];
const cases = readCases(file);

const folds = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = fit(cases.filter((_, at) => at % FOLDS !== fold));
  return cases
    .filter((_, at) => at % FOLDS === fold)
    .map((it) => ({ right: it.right, chosen: choose(it, weights) }));
});
const weights = fit(cases);
const meant = folds.map((fold) => fold.filter(({ right }) => right !== -1));
const none = folds.map((fold) => fold.filter(({ right }) => right === -1));
const lines = [
  "On held-out utterances, by fold:",
  ...sharesOf("  right", folds, ({ right, chosen }) => right === chosen),
  ...sharesOf("  nothing chosen where nothing is right", none, ({ chosen }) => chosen === -1),
  ...sharesOf("  nothing chosen where something is", meant, ({ chosen }) => chosen === -1),
  ...names.map((name, at) => `  ${name}: ${(weights[at] ?? 0).toFixed(2)},`),
  `BAR ${(weights[names.length] ?? 0).toFixed(2)}`,
];
process.stdout.write(`${lines.join("\n")}\n`);

interface Held {
  right: number;
  chosen: number;
}

function sharesOf(label: string, folds: readonly Held[][], holds: (held: Held) => boolean): string[] {
  const share = (held: readonly Held[]) => ((100 * held.filter(holds).length) / held.length).toFixed(1);
  return [`${label}: ${share(folds.flat())} (${folds.map(share).join(" ")})`];
}

function readCases(path: string): Case[] {
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return rows.flatMap(({ utterance, kind, expected, tools, toolset }) => {
    if (!["single", "oos", "incomplete"].includes(kind)) return [];
    const offered = toolset
      ? JSON.parse(readFileSync(join(dirname(path), "toolsets", `${toolset}.json`), "utf8"))
      : tools;
    const found = optionsFor(utterance, offered);
    const place = found.ids.indexOf(expected.tool);
    return [{ options: found.options, right: kind === "oos" ? -1 : place < 0 ? -2 : place }];
  });
}

function optionsFor(utterance: string, tools: Parameters<typeof toOperation>[0][]) {
  const key = JSON.stringify(tools.map((tool) => tool.name));
  const index = known.get(key) ?? allOf(indexOf(tools.map(toOperation)));
  known.set(key, index);
  const said = wordsOf(utterance);
  const wording = wordingOf(utterance);
  const entries = candidates(said, index);
  const found = entries.map((entry) => evidence(said, wording, entry, index));
  names = Object.keys(found[0] ?? {}).length > 0 ? Object.keys(found[0] ?? {}) : names;
  return {
    ids: entries.map((it) => it.operation.operationId),
    options: found.map((it) => Object.values(it)),
  };
}

function scoreOf(option: readonly number[], weights: readonly number[]): number {
  return option.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), -(weights[option.length] ?? 0));
}

function choose({ options }: Case, weights: readonly number[]): number {
  const scores = options.map((option) => scoreOf(option, weights));
  const best = Math.max(0, ...scores);
  return best > 0 ? scores.indexOf(best) : -1;
}

/** Adam on the mean log loss with a little shrinkage; the last weight is the bar for calling anything. */
function fit(cases: readonly Case[]): number[] {
  const size = names.length + 1;
  const weights = new Array<number>(size).fill(0);
  const mean = new Array<number>(size).fill(0);
  const square = new Array<number>(size).fill(0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeOf(cases, weights);
    for (let at = 0; at < size; at++) {
      const value = (slope[at] ?? 0) + (at < names.length ? SHRINK * (weights[at] ?? 0) : 0);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * value;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * value ** 2;
      const step =
        (mean[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - 0.1 * step;
    }
  }
  return weights;
}

function slopeOf(cases: readonly Case[], weights: readonly number[]): number[] {
  const slope = new Array<number>(weights.length).fill(0);
  for (const { options, right } of cases) {
    if (right === -2) continue;
    const powers = options.map((option) => Math.exp(scoreOf(option, weights)));
    const total = powers.reduce((sum, power) => sum + power, 1);
    options.forEach((option, at) => {
      const pull = ((powers[at] ?? 0) / total - (at === right ? 1 : 0)) / cases.length;
      option.forEach((value, feature) => {
        slope[feature] = (slope[feature] ?? 0) + pull * value;
      });
      slope[option.length] = (slope[option.length] ?? 0) - pull;
    });
  }
  return slope;
}
