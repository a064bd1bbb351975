import { expect, test } from "vitest";
import { checkNothing, hashPassword, isPassword } from "./password-hash.ts";
import type { Turn } from "./turn-queue.ts";

const atOnce: Turn = (work) => work();

test("a password is recognised by its hash, another one is not", async () => {
  const hash = await hashPassword("correct horse");

  expect(hash).not.toContain("correct horse");
  expect(await isPassword("correct horse", hash, atOnce)).toBe(true);
  expect(await isPassword("correct horsf", hash, atOnce)).toBe(false);
});

test("an account that does not exist has no password (T49)", async () => {
  expect(await checkNothing("anything", atOnce)).toBe(false);
});
