import { expect, test } from "vitest";
import { createReaders } from "./readers.ts";
import { file, options } from "./skill-file.fixture.ts";

/** A worker that reads holds one of these and so keeps our process alive; an idle one lets go of it. */
const holding = () => process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;

test("a worker that is done keeps nothing alive, and none takes its place without work", async () => {
  const before = holding();
  const readers = createReaders({
    workers: 2,
    milliseconds: 9_000,
    heapMegabytes: 768,
    idleMilliseconds: 100,
  });

  expect((await readers.read(file(), options)).spec?.title).toBe("Weather");
  expect(holding()).toBe(before);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(holding()).toBe(before);

  const reading = readers.read(file(), options);
  expect(holding()).toBe(before + 1);
  await reading;
  readers.close();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(holding()).toBe(before);
});

test("the time that a worker takes to start is not counted as the file's", async () => {
  const readers = createReaders({ workers: 1, milliseconds: 250, heapMegabytes: 768, idleMilliseconds: 100 });

  expect((await readers.read(file(), options)).spec?.title).toBe("Weather");
  readers.close();
});

test("those who wait are taken in turn: many files of one hold up nobody else's (T54)", async () => {
  const readers = createReaders({
    workers: 1,
    milliseconds: 9_000,
    heapMegabytes: 768,
    idleMilliseconds: 100,
  });
  const done: string[] = [];
  const read = (lane: string) => readers.read(file(), options, lane).then(() => done.push(lane));

  await Promise.all(["many", "many", "many", "many", "one", "other"].map(read));

  expect(done).toEqual(["many", "many", "one", "other", "many", "many"]);
});
