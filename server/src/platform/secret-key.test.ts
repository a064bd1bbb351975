import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "./config.ts";
import { ownSecretKey } from "./secret-key.ts";

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "behalf-key-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test("an installation without a key makes one, for its owner alone, and keeps it", async () => {
  const data = await folder();

  const made = await ownSecretKey(data);

  expect(made.reveal().length).toBeGreaterThanOrEqual(32);
  expect((await ownSecretKey(data)).reveal()).toBe(made.reveal());
  expect((await readFile(join(data, "secret-key"), "utf8")).trim()).toBe(made.reveal());
  if (process.platform !== "win32") expect((await stat(join(data, "secret-key"))).mode & 0o777).toBe(0o600);
});

test("a key that was cut off keeps the server from starting, with the way out", async () => {
  const data = await folder();
  await writeFile(join(data, "secret-key"), "");

  await expect(ownSecretKey(data)).rejects.toThrow(/holds no key: restore it from a backup/);
});

const key = "k".repeat(32);
const databaseUrl = "postgres://db/behalf";

test("with a database of its own server a key is required, and one line says how to make it", () => {
  const start = (env: object) => () => readConfig([], { DATABASE_URL: databaseUrl, ...env });

  for (const env of [{}, { SECRET_KEY: "" }]) {
    expect(start(env)).toThrow(/SECRET_KEY: required with DATABASE_URL.*openssl rand -base64 32/);
    expect(start(env)).toThrow(/^[^\n]+$/);
  }
  expect(start({ SECRET_KEY: key })().SECRET_KEY?.map((each) => each.reveal())).toEqual([key]);
  expect(readConfig([], {}).SECRET_KEY).toBeUndefined();
});

test("several keys are listed with commas; a short one is refused without being told", () => {
  const listed = readConfig([], { SECRET_KEY: `${key}a, ${key}b` }).SECRET_KEY;

  expect(listed?.map((each) => each.reveal())).toEqual([`${key}a`, `${key}b`]);
  expect(JSON.stringify(listed)).not.toContain(key);
  for (const text of ["canary", `${key},canary`, ","]) {
    const start = () => readConfig([], { SECRET_KEY: text });
    expect(start).toThrow(/each key has at least 32 characters/);
    expect(start).not.toThrow(/canary/);
  }
});
