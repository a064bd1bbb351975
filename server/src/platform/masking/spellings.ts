import { letterOf, nothing } from "./letters.ts";
import { readingsOf } from "./reading.ts";

/** What a secret comes to in a reading or a decoding, however it was spelt. */
export function spellingsOf(secret: string): string[] {
  const utf8 = Buffer.from(secret);
  const read = (text: string) => readingsOf(text).map(({ letters }) => letters);
  return [
    utf8.toString("latin1"),
    ...read(secret),
    // Header names are in lower case.
    ...read(secret.toLowerCase()),
    ...read([...secret].reverse().join("")),
    // In a URL, a space and what is not ASCII.
    lettersOf(utf8),
    lettersOf(Buffer.from(secret.replaceAll(" ", "+"))),
  ];
}

/** As bytes that were percent-encoded are read. */
function lettersOf(bytes: Buffer): string {
  const letters = [...bytes].map((byte) => (byte < 0x80 ? letterOf(byte) : byte));
  return Buffer.from(letters.filter((letter) => letter !== nothing)).toString("latin1");
}
