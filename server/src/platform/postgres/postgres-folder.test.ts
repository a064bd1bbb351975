import {
  chmod,
  cp,
  lstat,
  mkdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sampled } from "../../../test/world/sampled.ts";
import { startPostgres } from "./index.ts";
import {
  dataFolderMadeOnce,
  givenDataFolder,
  givenProcess,
  isRoot,
  ordinary,
  ordinaryCanRun,
  query,
  takeAway,
} from "./postgres.fixture.ts";

const silent = () => {};
const madeFolder = await dataFolderMadeOnce();

describe.runIf(isRoot)("started by root", () => {
  test("it works in a folder closed to others, and leaves it closed", async () => {
    const closed = await givenDataFolder();
    const dataDir = join(closed, "data");
    onTestFinished(() => takeAway(dataDir));
    await chmod(closed, 0o700);

    const { url } = await startPostgres({ dataDir, progress: silent });

    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  test("the server runs as somebody else, who owns nothing but the cluster and the socket", async () => {
    const dataDir = madeFolder();
    await startPostgres({ dataDir, progress: silent });
    const folder = await realpath(join(dataDir, "postgres"));
    const ownerOf = async (name: string) => (await lstat(join(folder, name))).uid;

    expect(await ownerOf("cluster")).toBeGreaterThan(0);
    expect(await ownerOf("socket")).toBe(await ownerOf("cluster"));
    expect([await ownerOf("."), await ownerOf("password"), await ownerOf("postgres.log")]).toEqual([0, 0, 0]);
  });

  test("a deleted data folder begins anew", async () => {
    const dataDir = await givenDataFolder();
    const first = await startPostgres({ dataDir, progress: silent });
    await query(first.url, "create table note ()");
    await first.stop();
    const left = await realpath(join(dataDir, "postgres"));
    onTestFinished(() => rm(left, { recursive: true }));
    await rm(dataDir, { recursive: true });

    const second = await startPostgres({ dataDir, progress: silent });

    expect(await query(second.url, "select to_regclass('note') as found")).toEqual([{ found: null }]);
  });

  test("a copy of the data folder does not share its database", async () => {
    const dataDir = await givenDataFolder();
    await startPostgres({ dataDir, progress: silent });
    const copy = `${dataDir}-copy`;
    onTestFinished(() => rm(copy, { recursive: true }));
    await cp(dataDir, copy, { recursive: true, verbatimSymlinks: true });

    await expect(startPostgres({ dataDir: copy, progress: silent })).rejects.toThrow(
      `${copy} is a copy of ${dataDir} and would share its database: delete the link ${copy}/postgres`,
    );
  });

  test("a link that root did not make is not followed", async () => {
    const dataDir = await givenDataFolder(ordinary);
    const elsewhere = await givenDataFolder(ordinary);
    await symlink(elsewhere, join(dataDir, "postgres"));

    await expect(startPostgres({ dataDir, progress: silent })).rejects.toThrow("which root did not make");
  });

  test.runIf(ordinaryCanRun)(
    "a database made by an ordinary user keeps its place and its owner",
    async () => {
      const dataDir = await givenDataFolder(ordinary);
      const maker = await givenProcess(dataDir, ordinary);
      const { url = "" } = await maker.said;
      await query(url, "create table note as select 'kept' as text");
      await maker.end("SIGKILL");
      const adopted = await startPostgres({ dataDir, progress: silent });
      await adopted.stop();

      const again = await startPostgres({ dataDir, progress: silent });

      expect(await query(again.url, "select text from note")).toEqual([{ text: "kept" }]);
      expect((await lstat(join(dataDir, "postgres"))).isDirectory()).toBe(true);
    },
  );
});

describe.runIf(ordinaryCanRun)("started by an ordinary user", () => {
  test.for(sampled(["data", "数据 folder, it's %41", "x".repeat(110)]))(
    "it works in a folder named %s",
    async (name) => {
      const dataDir = join(await givenDataFolder(ordinary), name);
      onTestFinished(() => takeAway(dataDir));
      const { said } = await givenProcess(dataDir, ordinary);

      const { url = "" } = await said;

      expect(await query(url, "select current_database() as db")).toEqual([{ db: "behalf" }]);
      expect((await stat(join(dataDir, "postgres", "cluster"))).uid).toBe(ordinary.uid ?? process.getuid?.());
      expect((await stat(join(dataDir, "postgres", "socket"))).mode & 0o777).toBe(0o700);
    },
  );

  test("a folder that is not writable is refused with the way out", async () => {
    const dataDir = await givenDataFolder(ordinary);
    await chmod(dataDir, 0o500);

    const { refused } = await (await givenProcess(dataDir, ordinary)).said;

    expect(refused).toContain(`StartError: The data folder ${dataDir} is not writable by user`);
    expect(refused).toContain("chown");
  });

  test("a name that PostgreSQL's shell calls would misread is refused", async () => {
    const dataDir = join(await givenDataFolder(ordinary), "$HOME");

    const { refused } = await (await givenProcess(dataDir, ordinary)).said;

    expect(refused).toContain("choose another folder with DATA_DIR");
  });
});

test("a file in the place of the folder is refused with the way out", async () => {
  const dataDir = join(await givenDataFolder(), "data");
  await writeFile(dataDir, "");

  for (const path of [dataDir, join(dataDir, "below")]) {
    await expect(startPostgres({ dataDir: path, progress: silent })).rejects.toThrow(
      `The data folder ${path} cannot be used because a file is in its place`,
    );
  }
});

test("a cluster of another major version is left alone", async () => {
  const dataDir = madeFolder();
  const version = join(dataDir, "postgres", "cluster", "PG_VERSION");
  const ours = await readFile(version);
  onTestFinished(() => writeFile(version, ours));
  await writeFile(version, "17\n");

  await expect(startPostgres({ dataDir, progress: silent })).rejects.toThrow("was made by PostgreSQL 17");
});

test("a damaged cluster is refused with PostgreSQL's own reason", async () => {
  const dataDir = madeFolder();
  const control = join(dataDir, "postgres", "cluster", "global", "pg_control");
  await rename(control, `${control}.kept`);
  onTestFinished(() => rename(`${control}.kept`, control));

  await expect(startPostgres({ dataDir, progress: silent })).rejects.toThrow(
    /did not start \(.*pg_control.*\): see postgres.log/,
  );
});

test("an old version's binaries go when the new ones run", async () => {
  const dataDir = madeFolder();
  const old = join(dataDir, "postgres", "bin-17.0.0");
  await mkdir(old);

  await startPostgres({ dataDir, progress: silent });

  await expect(stat(old)).rejects.toThrow("ENOENT");
});
