import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ContractServer, contractServer, own } from "./testing/contract-server.ts";

const root = resolve(import.meta.dirname, "../..");
const [, api = "", skill = ""] = readFileSync(join(root, "sdk/README.md"), "utf8").split(/^## .*$/m);
const example = (section: string) => /^```js\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? "";

let folder: string;
let contract: ContractServer;
const started: ChildProcess[] = [];

beforeAll(async () => {
  contract = await contractServer();
  folder = realpathSync(mkdtempSync(join(tmpdir(), "behalf-sdk-")));
  const npm = (...args: string[]) =>
    execFileSync("npm", args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, npm_config_loglevel: "error" },
    });
  // As the README says: where npm runs no scripts of packages, packing alone builds nothing.
  npm("run", "build", "--prefix", join(root, "sdk"));
  const tarball = npm("pack", join(root, "sdk"), "--silent").trim().split("\n").at(-1) ?? "";
  writeFileSync(join(folder, "package.json"), "{}");
  npm("install", "--offline", "--no-audit", "--no-fund", join(folder, tarball));
});

afterAll(async () => {
  for (const process of started) process.kill();
  await contract.close();
  rmSync(folder, { recursive: true });
});

/** Whether an example of the README, started as it says, answers at its port. */
async function starts(name: string, code: string, env: Record<string, string>): Promise<string> {
  writeFileSync(join(folder, name), code);
  const port = String(20_000 + (process.pid % 10_000) + started.length);
  started.push(
    spawn(process.execPath, [name], {
      cwd: folder,
      stdio: "inherit",
      env: { ...process.env, ...env, PORT: port },
    }),
  );
  const origin = `http://127.0.0.1:${port}`;
  await expect
    .poll(() =>
      fetch(origin).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .not.toBe(0);
  return origin;
}

test("the package holds plain JavaScript with its types, and needs no other", () => {
  const listed = execFileSync("npm", ["pack", join(root, "sdk"), "--dry-run", "--json", "--ignore-scripts"], {
    cwd: folder,
    encoding: "utf8",
  });
  const [{ files }] = JSON.parse(listed);
  const names: string[] = files.map(({ path }: { path: string }) => path);
  const { dependencies, exports } = JSON.parse(readFileSync(join(root, "sdk/package.json"), "utf8"));

  expect(dependencies).toBeUndefined();
  for (const { types, default: code } of Object.values<{ types: string; default: string }>(exports))
    expect(names).toEqual(expect.arrayContaining([types.slice(2), code.slice(2)]));
  expect(names.filter((name) => /\.test\.|testing/.test(name) || /(?<!\.d)\.ts$/.test(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(["README.md", "python/behalf.py"]));
});

test("the API of the README runs from the package in an empty folder", async () => {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(join(root, "node_modules/express"), join(folder, "node_modules/express"));
  const origin = await starts("api.mjs", example(api), {
    BEHALF_URL: contract.baseUrl,
    API_ID: own.apiId,
    API_SECRET: own.secret,
  });

  const asked = await fetch(`${origin}/claims`, { headers: { authorization: `Bearer ${contract.token()}` } });

  expect(await asked.json()).toEqual({ of: "usr_alice", claims: [{ id: "c1", amount: 42 }] });
  expect((await fetch(`${origin}/claims`)).status).toBe(401);
});

test("the skill of the README runs from the package in an empty folder", async () => {
  const origin = await starts("skill.mjs", example(skill), {
    BEHALF_URL: contract.baseUrl,
    CLIENT_ID: "ding1",
    CLIENT_SECRET: "s",
  });

  expect((await fetch(`${origin}/nothing`)).status).toBe(404);
  expect((await fetch(`${origin}/phone?oauthAuthCode=none`)).status).toBe(502);
});

test("TypeScript finds the types of every entry", () => {
  for (const name of ["@types/node", "@types/express", "@types", "undici-types", "fastify", "hono"])
    try {
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
    } catch {
      // `@types` brought the others along.
    }
  writeFileSync(
    join(folder, "uses.ts"),
    `import express from "express";
import { verifyWebhook, platform, type TokenStore } from "@behalf/sdk";
import { behalfApi } from "@behalf/sdk/express";
import { behalfApi as forFastify } from "@behalf/sdk/fastify";
import { behalfApi as forHono } from "@behalf/sdk/hono";
import { behalfApi as forNode } from "@behalf/sdk/node";
const behalf = behalfApi({ baseUrl: "", apiId: "", secret: "" });
express().get("/:id", behalf.protect({ scope: "A.B.Read" }), (request, response) => {
  const sub: string | undefined = request.behalf.sub;
  response.json({ sub, id: request.params.id });
});
export const all = [verifyWebhook, platform, forFastify, forHono, forNode];
export type Store = TokenStore;
// @ts-expect-error: a misspelt setting is none.
behalfApi({ baseurl: "", apiId: "", secret: "" });
`,
  );
  const tsc = join(root, "node_modules/.bin/tsc");
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--types", "node", "uses.ts"];

  expect(execFileSync(tsc, flags, { cwd: folder, encoding: "utf8" })).toBe("");
});
