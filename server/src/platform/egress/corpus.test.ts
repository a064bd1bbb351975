import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { spiedEgress } from "./spied-egress.fixture.ts";

interface CorpusRow {
  url: string;
  expect: "blocked" | "allowed" | "blocked-if-resolves-private" | "blocked-or-pinned";
  dnsSequence?: string[][];
}
const corpus = new URL("../../../../../shared/data/corpora/ssrf/", import.meta.url);
const rows: CorpusRow[] = existsSync(corpus)
  ? JSON.parse(readFileSync(new URL("ssrf-urls.json", corpus), "utf8"))
  : [];

test.skipIf(rows.length === 0)(
  "every address of the corpus gets its verdict (skipped without it) (T36, T37)",
  async () => {
    const stub: Record<string, string[]> = JSON.parse(readFileSync(new URL("dns-stub.json", corpus), "utf8"));
    const wrong: unknown[] = [];
    for (const row of rows) {
      const sequence = [...(row.dnsSequence ?? [])];
      const { get, connects } = spiedEgress(9, (host) =>
        Promise.resolve(sequence.shift() ?? stub[host] ?? []),
      );
      for (const _ of row.dnsSequence ?? [1]) await get(row.url);
      const toPublic = connects.every(({ addresses }) => addresses.every((each) => each === "93.184.216.34"));
      const right = row.dnsSequence ? toPublic : connects.length === (row.expect === "allowed" ? 1 : 0);
      if (!right) wrong.push([row.url, row.expect, connects]);
    }
    expect(wrong).toEqual([]);
  },
);
