import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";

/** Characters of one text that are written at once: a millisecond or two. */
const pieceLength = 256 * 1024;

/**
 * A value as JSON. With a text of megabytes in it, such as a skill file, in pieces: to write it at once would hold up
 * everybody else for a tenth of a second.
 */
export function jsonReply(value: unknown): string | Readable {
  const texts: string[] = [];
  const place = randomUUID();
  const rest = JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member !== "string" || member.length <= pieceLength) return member;
    texts.push(member);
    return place;
  });
  return texts.length === 0
    ? rest
    : Readable.from(pieces(rest.split(`"${place}"`), texts), { objectMode: false });
}

async function* pieces(around: readonly string[], texts: readonly string[]): AsyncGenerator<string> {
  for (const [index, part] of around.entries()) {
    yield part;
    const text = texts[index];
    if (text === undefined) return;
    yield '"';
    for (let at = 0; at < text.length; at += pieceLength) {
      // Half a surrogate pair at the cut is escaped on both sides, and whole again when it is read.
      yield JSON.stringify(text.slice(at, at + pieceLength)).slice(1, -1);
      await turn();
    }
    yield '"';
  }
}
