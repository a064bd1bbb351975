import { expect, test } from "vitest";
import { type Piece, piecesFrom, type Written, withPiece } from "./piece.ts";

const written = (text: string, attempt = "a"): Written => ({ attempt, text });
const piece = (from: number, text: string, attempt = "a"): Piece => ({ attempt, from, text });

test.each<[what: string, known: Written | undefined, piece: Piece, then: Written | undefined]>([
  ["the first piece", undefined, piece(0, "Hel"), written("Hel")],
  ["the next piece", written("Hel"), piece(3, "lo"), written("Hello")],
  ["one that overlaps", written("Hel"), piece(1, "ello"), written("Hello")],
  ["one that was told before", written("Hello"), piece(0, "Hel"), undefined],
  ["one after a gap", written("Hel"), piece(5, "!"), undefined],
  ["one of the middle, the beginning unknown", undefined, piece(3, "lo"), undefined],
  ["another attempt", written("Hello"), piece(0, "Good", "b"), written("Good", "b")],
  ["the middle of another attempt", written("Hello"), piece(4, " morning", "b"), undefined],
])("%s", (_, known, told, then) => {
  expect(withPiece(known, told)).toEqual(then);
});

test.each([
  ["letters", "abc".repeat(3000)],
  ["Chinese", "你好，世界。".repeat(1000)],
  ["what JSON must escape", "\u0001\0".repeat(3000)],
  ["emoji, cut in half between two pieces", `a${"😀".repeat(2000)}`],
])("a long text of %s travels in pieces that a notification can hold, and comes out whole", (_, text) => {
  const pieces = piecesFrom(written(text), 0).map((it): Piece => {
    const said = JSON.stringify(it);
    expect(Buffer.byteLength(said)).toBeLessThan(7_900);
    return JSON.parse(said);
  });
  expect(pieces.reduce<Written | undefined>((known, it) => withPiece(known, it) ?? known, undefined)).toEqual(
    written(text),
  );
});

test("only what was not told yet is told", () => {
  expect(piecesFrom(written("Hello"), 3)).toEqual([piece(3, "lo")]);
  expect(piecesFrom(written("Hello"), 5)).toEqual([]);
});
