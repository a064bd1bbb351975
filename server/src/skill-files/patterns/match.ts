import { type Steps, take } from "../../platform/steps.ts";
import type { CharacterTest } from "./character-test.ts";
import type { Edge, Instruction, Pattern } from "./pattern.ts";

type Waiting = Extract<Instruction, { kind: "character" }>;

/** Whether the pattern is found anywhere in the text. @throws TooManySteps */
export function isFound(pattern: Pattern, text: string, steps: Steps): boolean {
  const { instructions, start } = pattern;
  take(steps, instructions.length / 8);
  const search: Search = { instructions, text, steps, seen: new Int32Array(instructions.length).fill(-1) };
  const begins = instructions[start];
  const isAnchored = begins?.kind === "edge" && begins.edge === "start";
  let waiting: Waiting[] = [];
  if (reach(search, start, 0, waiting)) return true;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const fit = fitting(waiting, code, steps);
    at += code > 0xffff ? 2 : 1;
    waiting = [];
    for (const { next } of fit) if (reach(search, next, at, waiting)) return true;
    if (!isAnchored && reach(search, start, at, waiting)) return true;
    if (isAnchored && waiting.length === 0) return false;
  }
  return false;
}

interface Search {
  instructions: readonly Instruction[];
  text: string;
  steps: Steps;
  /** Where in the text an instruction was last come to: there it is gone through once. */
  seen: Int32Array;
}

/** Goes on to the instructions that wait for a character; true at the end of the pattern. */
function reach({ instructions, text, steps, seen }: Search, from: number, at: number, waiting: Waiting[]) {
  const open = [from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    take(steps);
    const instruction = instructions[index];
    if (instruction === undefined || seen[index] === at) continue;
    seen[index] = at;
    if (instruction.kind === "end") return true;
    if (instruction.kind === "character") waiting.push(instruction);
    else if (instruction.kind === "ways") open.push(...instruction.next);
    else if (isAt(instruction.edge, text, at)) open.push(instruction.next);
  }
  return false;
}

/** Those whose character this is. */
function fitting(waiting: readonly Waiting[], code: number, steps: Steps): Waiting[] {
  take(steps, 1 + waiting.length);
  const character = String.fromCodePoint(code);
  /** What is written out many times is looked at once. */
  let last: CharacterTest | undefined;
  let fits = false;
  return waiting.filter(({ test }) => {
    if (test === last) return fits;
    take(steps, test.cost);
    last = test;
    fits = test.has(character, code);
    return fits;
  });
}

function isAt(edge: Edge, text: string, at: number): boolean {
  if (edge === "start") return at === 0;
  if (edge === "end") return at === text.length;
  const isChange = isWord(text[at - 1]) !== isWord(text[at]);
  return edge === "word" ? isChange : !isChange;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
