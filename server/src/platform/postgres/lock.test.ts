import { symlink } from "node:fs/promises";
import { expect, test } from "vitest";
import { lockDataFolder } from "./index.ts";
import { givenDataFolder, givenProcess } from "./postgres.fixture.ts";

test("a second process on a data folder is refused at once, and told who holds it", async () => {
  const dataDir = await givenDataFolder();
  const lock = await lockDataFolder(dataDir);

  const { refused } = await (await givenProcess(dataDir)).said;

  expect(refused).toContain(
    `StartError: Another Behalf (process ${process.pid}) is running on the data folder`,
  );
  lock.release();
});

test("the lock of a killed process is free", async () => {
  const dataDir = await givenDataFolder();
  const holder = await givenProcess(dataDir);
  await holder.said;
  await expect(lockDataFolder(dataDir)).rejects.toThrow(`process ${holder.child.pid}`);

  await holder.end("SIGKILL");

  (await lockDataFolder(dataDir)).release();
});

test("a released lock can be taken again", async () => {
  const dataDir = await givenDataFolder();
  (await lockDataFolder(dataDir)).release();

  (await lockDataFolder(dataDir)).release();
});

test("the lock is the folder's, by whatever name it is called", async () => {
  const dataDir = await givenDataFolder();
  const alias = `${await givenDataFolder()}/alias`;
  await symlink(dataDir, alias);
  const lock = await lockDataFolder(dataDir);

  await expect(lockDataFolder(alias)).rejects.toThrow("Another Behalf");
  lock.release();
});
