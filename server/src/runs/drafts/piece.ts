/** One attempt at an answer, as far as it is written. */
export interface Written {
  attempt: string;
  text: string;
}

/** A part of it, as one node tells another: what stands in the attempt from this place on. */
export interface Piece {
  attempt: string;
  from: number;
  text: string;
}

/** A notification holds 8000 bytes; one unit of UTF-16 is six at most as JSON writes it. */
const maxUnits = 1200;

export function piecesFrom({ attempt, text }: Written, from: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; at < text.length; at += maxUnits)
    pieces.push({ attempt, from: at, text: text.slice(at, at + maxUnits) });
  return pieces;
}

/** `undefined`: the piece tells nothing new, or what is before it is not known. */
export function withPiece(known: Written | undefined, { attempt, from, text }: Piece): Written | undefined {
  if (known?.attempt !== attempt) return from === 0 ? { attempt, text } : undefined;
  const more = from > known.text.length ? "" : text.slice(known.text.length - from);
  return more === "" ? undefined : { attempt, text: known.text + more };
}
