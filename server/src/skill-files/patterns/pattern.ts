/**
 * A `pattern` of JSON Schema as a program that is followed on all its ways at once (Thompson's construction): the
 * time is at most the length of the text times the size of the program, where a matcher that goes back and tries
 * again may need for ever. The syntax is ECMAScript's, as its parser reads it.
 */
import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type Steps, TooManySteps, take } from "../../platform/steps.ts";
import { type CharacterTest, characterTest, type NamedSets } from "./character-test.ts";

export type Instruction =
  | { kind: "character"; test: CharacterTest; next: number }
  | { kind: "edge"; edge: Edge; next: number }
  | { kind: "ways"; next: number[] }
  | { kind: "end" };

export type Edge = "start" | "end" | "word" | "no word";

export interface Pattern {
  instructions: readonly Instruction[];
  start: number;
  /** Parts that it took to make it. */
  parts: number;
}

/** Characters of a pattern. */
export const maxPatternLength = 1_000;
/** What a repetition with numbers is written out to: two for each time of `.{1,4000}`. */
export const maxPatternParts = 10_000;

const parser = new RegExpParser({ ecmaVersion: 2025 });

/**
 * Undefined for what is not valid, is too large, or asks for what no program of this kind can do: look-around and
 * references back.
 */
export function compilePattern(source: string, named: NamedSets): Pattern | undefined {
  if (source.length > maxPatternLength) return undefined;
  const making = { instructions: [], tests: new Map(), named, steps: { left: maxPatternParts } };
  try {
    const { alternatives } = parser.parsePattern(source, 0, source.length, { unicode: true });
    const end = add(making, { kind: "end" });
    const start = choice(making, alternatives, end);
    return { instructions: making.instructions, start, parts: maxPatternParts - making.steps.left };
  } catch (error) {
    const isUnusable =
      error instanceof NotRegular || error instanceof TooManySteps || error instanceof SyntaxError;
    if (isUnusable) return undefined;
    throw error;
  }
}

class NotRegular extends Error {}

interface Making {
  instructions: Instruction[];
  /** One for each place in the pattern, however often that is written out. */
  tests: Map<AST.Element, CharacterTest>;
  named: NamedSets;
  steps: Steps;
}

function add({ instructions }: Making, instruction: Instruction): number {
  return instructions.push(instruction) - 1;
}

/** Where to begin so that one of them is gone through before `next`. */
function choice(making: Making, alternatives: readonly AST.Alternative[], next: number): number {
  const ways = alternatives.map(({ elements }) =>
    elements.reduceRight((after, element) => before(making, element, after), next),
  );
  const [only, ...others] = ways;
  return only !== undefined && others.length === 0 ? only : add(making, { kind: "ways", next: ways });
}

/** Where to begin so that the element is gone through before `next`. */
function before(making: Making, element: AST.Element, next: number): number {
  take(making.steps);
  switch (element.type) {
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
      return add(making, { kind: "character", test: testOf(making, element), next });
    case "Assertion":
      return add(making, { kind: "edge", edge: edgeOf(element), next });
    case "CapturingGroup":
      return choice(making, element.alternatives, next);
    case "Group":
      if (element.modifiers !== null) throw new NotRegular();
      return choice(making, element.alternatives, next);
    case "Quantifier":
      return repetition(making, element, next);
    default:
      throw new NotRegular();
  }
}

function repetition(making: Making, { element, min, max }: AST.Quantifier, next: number): number {
  let start = next;
  if (max === Number.POSITIVE_INFINITY) {
    const ways = [next];
    start = add(making, { kind: "ways", next: ways });
    ways.push(before(making, element, start));
  } else {
    for (let more = min; more < max; more++)
      start = add(making, { kind: "ways", next: [next, before(making, element, start)] });
  }
  for (let must = 0; must < min; must++) start = before(making, element, start);
  return start;
}

function edgeOf(assertion: AST.Assertion): Edge {
  if (assertion.kind === "start" || assertion.kind === "end") return assertion.kind;
  if (assertion.kind === "word") return assertion.negate ? "no word" : "word";
  throw new NotRegular();
}

function testOf(
  { tests, named }: Making,
  element: AST.Character | AST.CharacterSet | AST.CharacterClass,
): CharacterTest {
  const test = tests.get(element) ?? characterTest(element, named);
  if (test === undefined) throw new NotRegular();
  tests.set(element, test);
  return test;
}
