import { expect, test } from "vitest";
import { slotsFor, type Turn, TurnQueue } from "./turn-queue.ts";

/** Work that goes on until it is let go, and what began in which order. */
function givenWork(queue: TurnQueue) {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (turn: Turn) =>
    turn(async () => {
      began.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    });
  const comes = (lane: string, name: string, gone?: AbortSignal) =>
    queue.visit({ lane, ...(gone && { gone }) }, work(name));
  const knownComes = (lane: string, name: string) => queue.visit({ lane, known: true }, work(name));
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { began, comes, knownComes, ends: end };
}

const tooMany = { code: "too_many_attempts", retryAfterSeconds: 2 };

test("no more are hashed at once than there are slots", async () => {
  const { began, comes, ends } = givenWork(new TurnQueue({ slots: 2, perLane: 9, total: 9 }));
  const all = ["a", "b", "c", "d"].map((name) => comes("one", name));
  expect(began).toEqual(["a", "b"]);
  await ends("b");
  expect(began).toEqual(["a", "b", "c"]);
  for (const name of ["a", "c", "d"]) await ends(name);
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
});

test("whoever comes to a full lane or a full house is sent away at once, and those who leave make room", async () => {
  const { comes, ends } = givenWork(new TurnQueue({ slots: 1, perLane: 2, total: 3 }));
  const first = comes("one", "a");
  const others = [comes("one", "b"), comes("two", "c")];
  await expect(comes("one", "d")).rejects.toMatchObject(tooMany);
  await expect(comes("three", "e")).rejects.toMatchObject(tooMany);
  await ends("a");
  expect(await first).toBe("a");
  const last = comes("three", "f");
  for (const name of ["b", "c", "f"]) await ends(name);
  expect(await Promise.all([...others, last])).toEqual(["b", "c", "f"]);
});

test("lanes take turns: one that is long holds up nobody else", async () => {
  const { began, comes, ends } = givenWork(new TurnQueue({ slots: 1, perLane: 9, total: 9 }));
  const all = ["a", "b", "c", "d"].map((name) => comes("long", name));
  all.push(comes("other", "x"), comes("third", "y"));
  for (let at = 0; at < 6; at += 1) await ends(began[at] ?? "");
  await Promise.all(all);
  expect(began).toEqual(["a", "b", "x", "y", "c", "d"]);
});

test("whoever is known finds a place and is next, however many strangers wait, and takes two at most", async () => {
  const queue = new TurnQueue({ slots: 1, perLane: 9, total: 3, kept: 3 });
  const { began, comes, knownComes, ends } = givenWork(queue);
  const all = ["a", "b", "c"].map((name) => comes(name, name));
  await expect(comes("d", "d")).rejects.toMatchObject(tooMany);
  all.push(knownComes("alice", "x"), knownComes("alice", "y"));
  await expect(knownComes("alice", "z")).rejects.toMatchObject(tooMany);
  all.push(knownComes("bob", "v"));
  await expect(knownComes("carol", "w")).rejects.toMatchObject(tooMany);
  for (let at = 0; at < 6; at += 1) await ends(began[at] ?? "");
  await Promise.all(all);
  expect(began).toEqual(["a", "v", "x", "b", "c", "y"]);
});

test("who is gone before their turn is dropped, and never hashed", async () => {
  const { began, comes, ends } = givenWork(new TurnQueue({ slots: 1, perLane: 9, total: 9 }));
  const leaving = new AbortController();
  const first = comes("one", "a");
  const gone = comes("one", "b", leaving.signal);
  const last = comes("one", "c");
  leaving.abort();
  await expect(gone).rejects.toMatchObject({ code: "too_many_attempts" });
  await expect(comes("one", "d", leaving.signal)).rejects.toMatchObject({ code: "too_many_attempts" });
  await ends("a");
  await ends("c");
  await Promise.all([first, last]);
  expect(began).toEqual(["a", "c"]);
});

test("a hash that fails gives its slot back", async () => {
  const queue = new TurnQueue({ slots: 1, perLane: 9, total: 9 });
  const failing = queue.visit({ lane: "one" }, (turn) => turn(() => Promise.reject(new Error("no memory"))));
  await expect(failing).rejects.toThrow("no memory");
  expect(await queue.visit({ lane: "one" }, (turn) => turn(async () => "next"))).toBe("next");
});

test.each([
  [1, 4, 1],
  [2, 4, 1],
  [4, 4, 3],
  [16, 4, 3],
  [16, 32, 15],
  [8, 1, 1],
])("with %i processors and %i threads there are %i slots", (processors, threads, slots) => {
  expect(slotsFor(processors, threads)).toBe(slots);
});
