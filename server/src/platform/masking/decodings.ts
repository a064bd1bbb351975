import type { Reading } from "./reading.ts";

interface Coding {
  name: "base64" | "hex";
  bitsInDigit: number;
  isDigit: Uint8Array;
  /** At how many digits a byte may begin. */
  starts: readonly number[];
}

const codings: readonly Coding[] = [
  // Both alphabets (RFC 4648 sections 4 and 5).
  { name: "base64", bitsInDigit: 6, isDigit: setOf(/[A-Za-z0-9+/_-]/), starts: [0, 1, 2, 3] },
  { name: "hex", bitsInDigit: 4, isDigit: setOf(/[A-Fa-f0-9]/), starts: [0, 1] },
];

function setOf(letters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, letter) => Number(letters.test(String.fromCharCode(letter))));
}

/** What a reading may stand for in base64 or in hexadecimal, wherever in it a byte begins: so many bytes at least. */
export function decodingsOf(reading: Reading, shortest: number): Reading[] {
  return codings.flatMap((coding) => {
    const digits = digitsIn(reading.letters, coding, Math.floor((shortest * 8) / coding.bitsInDigit));
    return digits === undefined ? [] : coding.starts.map((start) => decoded(reading, digits, coding, start));
  });
}

/** What is no digit keeps its place as one: it spoils the bytes around it and no others. `undefined`: too few in a row. */
function digitsIn(letters: string, { isDigit }: Coding, most: number): string | undefined {
  const digits = Buffer.from(letters, "latin1");
  let run = 0;
  let longest = 0;
  for (let at = 0; at < digits.length; at++) {
    if (isDigit[digits[at] ?? 0] === 1) run += 1;
    else {
      digits[at] = 0x30;
      if (run > longest) longest = run;
      run = 0;
    }
  }
  return Math.max(run, longest) >= most ? digits.toString("latin1") : undefined;
}

function decoded(reading: Reading, digits: string, { name, bitsInDigit }: Coding, start: number): Reading {
  const digitsInByte = 8 / bitsInDigit;
  return {
    letters: Buffer.from(digits.slice(start), name).toString("latin1"),
    begin: (index) => reading.begin(start + Math.floor(index * digitsInByte)),
    end: (index) => reading.end(start + Math.ceil((index + 1) * digitsInByte) - 1),
  };
}
