import type { Growth, Measured } from "./corpus-read.ts";

const MOST_GROWTH = 150;

export const limits = `2 s a file (10 s above 8 MB, maxMs where the index has one), 50 ms without a break, ${MOST_GROWTH} MB of growth that stays.`;

export interface Summary {
  files: number;
  ok: number;
  refused: number;
  crashed: number;
  /** Milliseconds. */
  slowest: number;
  block: number;
  growth: Growth;
  broken: string[];
}

export function summary(files: readonly Measured[], growth: Growth): Summary {
  const count = (verdict: Measured["verdict"]) => files.filter((file) => file.verdict === verdict).length;
  const broken = files.flatMap(({ name, broken }) => broken.map((limit) => `${name}: ${limit}`));
  if (growth.left > MOST_GROWTH) broken.push(`grew by more than ${MOST_GROWTH} MB for good`);
  return {
    files: files.length,
    ok: count("ok"),
    refused: count("refused"),
    crashed: count("crashed"),
    slowest: Math.max(0, ...files.map(({ milliseconds }) => milliseconds)),
    block: Math.max(0, ...files.map(({ block }) => block)),
    growth,
    broken,
  };
}

export const table = {
  head: `${"file".padEnd(64)} ${"kB".padStart(7)} ${"ms".padStart(6)} ${"block".padStart(6)}  verdict`,

  row({ name, bytes, milliseconds, block, verdict, detail, broken }: Measured): string {
    const said = [verdict, detail, ...broken.map((limit) => `← ${limit}`)].filter((part) => part !== "");
    const numbers = [(bytes / 1000).toFixed(1).padStart(7), String(milliseconds).padStart(6)];
    return `${shortened(name).padEnd(64)} ${numbers.join(" ")} ${String(block).padStart(6)}  ${said.join(" ")}`;
  },

  totals({ files, ok, refused, crashed, slowest, block, growth, broken }: Summary): string {
    const lines = [
      "",
      `${files} files: ${ok} ok, ${refused} refused, ${crashed} crashed`,
      `slowest ${slowest} ms, longest block ${block} ms, growth ${growth.left} MB (${growth.peak} MB meanwhile)`,
      broken.length === 0
        ? "every limit kept"
        : `limits broken:\n${broken.map((one) => `  ${one}`).join("\n")}`,
    ];
    return lines.join("\n");
  },
};

function shortened(name: string): string {
  return name.length <= 64 ? name : `…${name.slice(-63)}`;
}
