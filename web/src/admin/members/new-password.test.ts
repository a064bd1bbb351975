import { expect, test } from "vitest";
import { newPassword } from "./new-password.ts";

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

test("a new password has sixteen characters that are not mistaken for one another", () => {
  const passwords = Array.from({ length: 200 }, () => newPassword(random));
  for (const password of passwords) expect(password).toMatch(/^[a-zA-Z2-9]{16}$/);
  expect(passwords.join("")).not.toMatch(/[lIO]/);
});

test("no two are alike", () => {
  expect(new Set(Array.from({ length: 200 }, () => newPassword(random))).size).toBe(200);
});

test("bytes that would favour some letters are not used", () => {
  const rounds = [255, 250, 0];
  const password = newPassword((bytes) => bytes.fill(rounds.shift() ?? 1));
  expect(password).toBe("a".repeat(16));
});
