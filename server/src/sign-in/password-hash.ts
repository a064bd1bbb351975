import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { hashing, type Turn } from "./turn-queue.ts";

const cost = { N: 16_384, r: 8, p: 1 } satisfies ScryptOptions;
const keyLength = 32;

/**
 * `scrypt$N$r$p$salt$key`: the cost stands beside the key, so that it can be raised later. Waits for a slot like a check.
 * Errors: 429 where too many wait.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await hashing.visit({ lane: "new" }, (turn) => turn(() => derive(password, salt, cost)));
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

export async function isPassword(password: string, stored: string, turn: Turn): Promise<boolean> {
  const [, n, r, p, salt = "", key = ""] = stored.split("$");
  const expected = Buffer.from(key, "base64url");
  const options = { N: Number(n), r: Number(r), p: Number(p) };
  const derived = await turn(() => derive(password, Buffer.from(salt, "base64url"), options));
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** The work of a check for an account that does not exist, so that the answer's time tells nothing. */
export async function checkNothing(password: string, turn: Turn): Promise<false> {
  await turn(() => derive(password, Buffer.alloc(16), cost));
  return false;
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyLength, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
