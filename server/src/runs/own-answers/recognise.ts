import type { Names } from "./named.ts";
import type { OwnRequest } from "./own-request.ts";
import { permissionTalk } from "./permission-talk.ts";
import { smallRequest } from "./small-words.ts";
import { plainWords } from "./words.ts";

/** Longer than this nobody says what the platform answers. */
const maxCharacters = 300;

/** What the platform answers itself, by the words alone; `undefined`: it is for a planner. */
export function ownRequest(text: string, names: Names): OwnRequest | undefined {
  if (text.length > maxCharacters) return undefined;
  const whole = inOneBreath(text, names);
  if (whole !== undefined) return whole;
  const clauses = text.split(/[,，;；。!！?？\n]+|\.\s/).filter((clause) => plainWords(clause) !== "");
  const asked = clauses.map((clause) => inOneBreath(clause, names));
  // What is not wanted and what is wanted instead, both of the platform's own: the latter is answered.
  return clauses.length > 1 && asked.every((each) => each !== undefined) ? asked.at(-1) : undefined;
}

function inOneBreath(text: string, names: Names): OwnRequest | undefined {
  const said = plainWords(text);
  return smallRequest(said) ?? permissionTalk(said, names);
}

/* Asked before anything is known of the assistant. */

/** The last request once more. */
export const isAgain = (text: string): boolean => small(text) === "again";
export const isStop = (text: string): boolean => small(text) === "stop";

const small = (text: string) =>
  text.length > maxCharacters ? undefined : smallRequest(plainWords(text))?.asks;
