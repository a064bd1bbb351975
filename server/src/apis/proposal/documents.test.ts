/** Real and hostile documents, where the test material is at hand. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { sampled } from "../../../test/world/sampled.ts";
import { closeReaders } from "../../skill-files/index.ts";
import { mostProposed } from "./merge.ts";
import { proposeApi } from "./propose.ts";

const corpora = fileURLToPath(new URL("../../../../../shared/data/corpora/", import.meta.url));
const isAbsent = !existsSync(corpora);
if (isAbsent) process.stderr.write(`skipped: the corpora are not at ${corpora}\n`);

afterAll(closeReaders);

function filesIn(folder: string): string[] {
  if (isAbsent) return [];
  const names = readdirSync(join(corpora, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.(json|ya?ml)$/.test(name)).map((name) => join(corpora, folder, name));
}

const proposed = (path: string) => proposeApi(readFileSync(path, "utf8"), { taken: [] });

/** What they describe is called by nobody from outside: webhooks, or parts of another document. */
const withoutOperations = /adyen\.com_.*Notification|webhooks|scalar-galaxy/;

describe.skipIf(isAbsent)("OpenAPI documents from the field", () => {
  const documents = filesIn("openapi").filter((path) => !withoutOperations.test(path));

  test.each(sampled(documents, 12).map((path) => [basename(path), path]))(
    "%s is proposed with points that are right but for its address",
    async (_name, path) => {
      const { proposal } = await proposed(path);
      const errors = proposal?.problems.filter(({ severity }) => severity === "error") ?? [];
      expect(proposal?.covered).toBeGreaterThan(0);
      expect(proposal?.content.points.length).toBeLessThanOrEqual(mostProposed);
      expect(errors.filter((one) => one.path !== "baseUrl")).toEqual([]);
      expect((await proposed(path)).proposal).toEqual(proposal);
    },
  );
});

describe.skipIf(isAbsent)("hostile documents", () => {
  test.each(sampled(filesIn("yaml/hostile"), 10).map((path) => [basename(path), path]))(
    "%s ends with a proposal or with why there is none",
    async (_name, path) => {
      const { proposal, problems } = await proposed(path);
      if (proposal === null) expect(problems.length).toBeGreaterThan(0);
      else expect(proposal.content.points.length).toBeLessThanOrEqual(mostProposed);
    },
  );
});
