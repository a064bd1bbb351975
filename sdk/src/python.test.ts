import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { claims, closesLater, keepsItsPromises, type Serve, seenHeader } from "./testing/promises.ts";

const python = "python3";
const has = (what: string): boolean => spawnSync(python, ["-c", what], { stdio: "ignore" }).status === 0;
const there = has("import sys; sys.exit(sys.version_info < (3, 9))");

/** Frameworks are tried where they are installed: the SDK needs none of them. */
const ways = ["http.server", "wsgi", "asgi", "flask", "fastapi"].map((way) => ({
  way,
  why: !there
    ? "no Python 3.9 is here"
    : has(way.includes("sgi") ? "" : `import ${way}`)
      ? ""
      : "not installed here",
}));

const serving =
  (way: string): Serve =>
  async ({ baseUrl, apiId, secret }, needs) => {
    const options = { base_url: baseUrl, api_id: apiId, secret };
    const given = [options, needs, claims, seenHeader].map((each) => JSON.stringify(each));
    const script = join(import.meta.dirname, "testing/serve.py");
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const server = spawn(python, [script, way, ...given], { stdio: ["pipe", "pipe", "inherit"], env });
    closesLater(() => {
      server.stdin.end();
      return once(server, "exit");
    });
    const [port] = await once(server.stdout, "data");
    return `http://127.0.0.1:${String(port).trim()}`;
  };

for (const { way, why } of ways)
  describe.skipIf(why !== "")(`behind protect of Python's ${way}${why && ` (skipped: ${why})`}`, () =>
    keepsItsPromises(serving(way)),
  );

test.skipIf(!there)(
  `the promises of behalf.py by itself${there ? "" : " (skipped: no Python 3.9 is here)"}`,
  () => {
    const folder = join(import.meta.dirname, "../python");
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const { status, stderr } = spawnSync(python, ["-m", "unittest", "-q"], {
      cwd: folder,
      env,
      encoding: "utf8",
    });

    expect(stderr).toContain("OK");
    expect(status).toBe(0);
  },
);
