/** Without characters that are mistaken for one another when read aloud or written down. */
const alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const length = 16;

/** 16 random characters, about 93 bits. `random` fills an array with random bytes, as `crypto.getRandomValues` does. */
export function newPassword(random: (bytes: Uint8Array<ArrayBuffer>) => unknown): string {
  const limit = 256 - (256 % alphabet.length);
  let password = "";
  while (password.length < length) {
    const bytes = new Uint8Array(length);
    random(bytes);
    for (const byte of bytes) {
      // A byte past the last whole round would favour the first letters.
      if (byte < limit && password.length < length) password += alphabet[byte % alphabet.length];
    }
  }
  return password;
}
