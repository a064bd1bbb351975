import { type Steps, take } from "../../platform/steps.ts";
import { isFound } from "./match.ts";
import { compilePattern, maxPatternLength, maxPatternParts, type Pattern } from "./pattern.ts";

/** Whether the platform can check a value against this pattern at all. */
export function isUsablePattern(source: string): boolean {
  return compilePattern(source, () => false) !== undefined;
}

/** Whether a text suits a pattern; one that is not usable suits every text. @throws TooManySteps */
export type Patterns = (source: string, text: string) => boolean;

/** Checks with patterns that take their steps together from `steps`, and keep what they are made of as long. */
export function patternsWithin(steps: Steps): Patterns {
  const engines = new Map<string, RegExp>();
  const compiled = new Map<string, Pattern | undefined>();

  function named(name: string, character: string): boolean {
    const known = engines.get(name);
    if (known !== undefined) return known.test(character);
    take(steps, stepsOfNaming(name));
    // One character is matched without going back, whatever the set.
    const engine = new RegExp(`^${name}$`, "u");
    engines.set(name, engine);
    return engine.test(character);
  }

  function usable(source: string): Pattern | undefined {
    if (compiled.has(source)) return compiled.get(source);
    take(steps, stepsOfReading * Math.min(source.length, maxPatternLength));
    const pattern = compilePattern(source, named);
    take(steps, stepsOfPart * (pattern?.parts ?? maxPatternParts));
    compiled.set(source, pattern);
    return pattern;
  }

  return (source, text) => {
    const pattern = usable(source);
    return pattern === undefined || isFound(pattern, text, steps);
  };
}

const stepsOfReading = 20;
const stepsOfPart = 5;
/** A property of Unicode is a list of some hundred ranges, which the engine reads first. */
const stepsOfNaming = (name: string): number => (name.length > 2 ? 20_000 : 100);
