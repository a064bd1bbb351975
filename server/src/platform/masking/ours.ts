import { secretForm } from "../secret.ts";
import type { Stretch } from "./finder.ts";

const beginning = "bhf_";
const ours = new RegExp(`^${secretForm}$`, "i");
/** `secretForm`, mirrored. */
const mirrored = /^[A-Za-z0-9_-]{43}_[A-Za-z0-9_-]{16}_fhb$/i;

export const isOurs = (text: string): boolean => ours.test(text);

const anyOfOurs = new RegExp(secretForm, "g");
const randomLength = 43;
export const lengthOfOurs = beginning.length + 16 + "_".length + randomLength;

/** The random ends of those that stand in a text, such as an address with one in it. */
export const randomsOfOurs = (text: string): string[] =>
  Array.from(text.matchAll(anyOfOurs), ([secret]) => secret.slice(-randomLength));

/** A secret of ours among letters. */
interface Found extends Stretch {
  secret: string;
}

/** Where one may stand: few of what only begins so do. */
const beginnings = /bhf_(?=.{16}_)/gi;
const endings = /(?<=_.{16})_fhb/gi;

/** Those that stand there, whoever they were made for: recognised by their form, backwards too. */
export function oursIn(letters: string): Found[] {
  const found: Found[] = [];
  for (const from of placesOf(beginnings, letters)) {
    const secret = letters.slice(from, from + lengthOfOurs);
    if (isOurs(secret)) found.push({ from, to: from + lengthOfOurs, secret });
  }
  for (const at of placesOf(endings, letters)) {
    const to = at + beginning.length;
    const secret = letters.slice(Math.max(0, to - lengthOfOurs), to);
    if (mirrored.test(secret)) found.push({ from: to - lengthOfOurs, to, secret: backwards(secret) });
  }
  return found;
}

function placesOf(pattern: RegExp, letters: string): number[] {
  const places: number[] = [];
  pattern.lastIndex = 0;
  while (pattern.test(letters)) places.push(pattern.lastIndex - beginning.length);
  return places;
}

const backwards = (text: string): string => [...text].reverse().join("");
