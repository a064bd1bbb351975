import { defineConfig } from "vitest/config";

const everywhere = ["**/node_modules/**", "**/dist/**"];

/** One PostgreSQL for the whole run; each file that wants a database clones its own from a migrated template. */
export default defineConfig({
  test: {
    globalSetup: ["server/test/world/postgres.ts"],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // What a busy machine put out of step is told once more; `npm test` names it, and why it failed.
    retry: 1,
    maxWorkers: 2,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit and integration",
          include: [
            "{server,sdk,cli}/src/**/*.test.ts",
            "web/{src,build}/**/*.test.{ts,tsx}",
            "server/test/*.test.ts",
          ],
          exclude: everywhere,
        },
      },
      {
        extends: true,
        test: {
          name: "flow",
          include: ["server/test/{flow,injection}/**/*.test.ts", "examples/**/*.test.ts"],
          testTimeout: 120_000,
          // A node keeps nothing outside itself, so many of them in one process do not meet; loading it once is enough.
          isolate: false,
          exclude: everywhere,
        },
      },
      {
        extends: true,
        test: {
          name: "hard promises",
          include: ["server/test/{races,kill,canary}/**/*.test.ts"],
          testTimeout: 120_000,
          exclude: everywhere,
          // Several nodes at once: alone, after the others, they do not run out of time or of connections.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          globalSetup: ["web/test/unpack.ts"],
          include: ["web/test/**/*.test.ts"],
          testTimeout: 120_000,
          exclude: everywhere,
        },
      },
    ],
  },
});
