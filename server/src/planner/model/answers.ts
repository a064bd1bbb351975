import type { AnswerPart, NextStep, PlannerInput } from "../planner.ts";
import { type Language, languageOf } from "../telling/language.ts";
import { tellCalls } from "../telling/outcomes.ts";
import { readTurn } from "../telling/turn.ts";
import { isWithheld } from "./messages.ts";
import { wordsIn } from "./words.ts";

type Answer = Extract<NextStep, { kind: "answer" }>;

/**
 * What a model says ends the turn. What it was not shown is told under its words by the planner that needs no model, in
 * parts that stand for what was answered.
 */
export function answerOf(text: string, input: PlannerInput): Answer {
  const { calls } = readTurn(input);
  if (text === "") {
    const said = calls.length === 0 ? { text: wordsIn(languageIn(input)).nothingSaid } : tellCalls(input);
    return { kind: "answer", ...said };
  }
  const withheld = input.transcript.filter((entry) => entry.kind !== "call" || isWithheld(entry, input));
  if (!withheld.some(({ kind }) => kind === "call")) return { kind: "answer", text };
  return { kind: "answer", ...joined({ text }, tellCalls({ ...input, transcript: withheld })) };
}

/** The model went away after a call was made: what there is, and that it can be tried again. */
export function stopsHere(input: PlannerInput): Answer {
  const words = wordsIn(languageIn(input));
  return {
    kind: "answer",
    ...joined(tellCalls(input), { text: words.stopsHere }),
    suggestions: [words.again],
  };
}

/** What the turn may use is used up: what there is, and that it ends here. */
export function budgetUsed(input: PlannerInput): Answer {
  const { budgetUsed: text } = wordsIn(languageIn(input));
  const isBegun = readTurn(input).calls.length > 0;
  return { kind: "answer", ...(isBegun ? joined(tellCalls(input), { text }) : { text }) };
}

/** A step of the planner without a model, which says that it is one. */
export function goesOn(step: NextStep, input: PlannerInput): NextStep {
  if (step.kind === "calls") return step;
  const { goesOnBuiltIn: text } = wordsIn(languageIn(input));
  return { ...step, ...joined({ text }, step) };
}

interface Told {
  text: string;
  parts?: readonly AnswerPart[];
}

function joined(first: Told, second: Told): { text: string; parts?: AnswerPart[] } {
  const text = `${first.text}\n\n${second.text}`;
  if (first.parts === undefined && second.parts === undefined) return { text };
  const partsOf = (told: Told) => told.parts ?? [{ text: told.text }];
  return { text, parts: [...partsOf(first), ...partsOf(second)] };
}

const languageIn = (input: PlannerInput): Language => languageOf(readTurn(input), input.locale);
