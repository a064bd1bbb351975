/** Where one message may go on to another request. Whether it does, ranking decides. */
const joints =
  /[。；;！!？?\n]+|\.\s+(?=[A-Z])|[,，]?\s*(?:\b(?:and then|after that|and also|also|then|additionally|finally|furthermore|moreover|lastly|next|second(?:ly)?|and|plus)\b|然后|接着|随后|并且|同时|另外|此外|还有|以及|最后|其次|顺便|再|并|和)\s*[,，]?|[,，]\s*/gi;

const maxPieces = 40;

/** Splits a message at its joints; a single piece when there are none. */
export function piecesOf(text: string): string[] {
  const pieces = text.split(joints).map((piece) => piece.trim());
  return pieces.filter((piece) => piece.length > 1).slice(0, maxPieces);
}
