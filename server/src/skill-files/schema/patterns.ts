/**
 * Whether a `pattern` may be matched on our own thread. Steps are over-estimated: every choice the matcher
 * has (an alternative, a length) multiplies; an unbounded repetition, or a missing `^`, counts as the longest
 * value. What could reach more than a few milliseconds is not matched at all.
 */
const maxPatternLength = 200;
const maxValueLength = 100_000;
const maxSteps = 10_000_000;

export function isSafePattern(pattern: string): boolean {
  if (pattern.length > maxPatternLength || !isValid(pattern)) return false;
  if (/\\[1-9k]|\(\?<?[=!]/.test(pattern)) return false;
  const steps = stepsOf(pattern);
  const isAnchored = pattern.startsWith("^") && !hasTopLevelAlternative(pattern);
  return steps * (isAnchored ? 1 : maxValueLength) <= maxSteps;
}

function isValid(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** A class or an escape is one atom; `(?:` and `(?<name>` are groups like any other. */
const tokens =
  /\[(?:\\.|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\.|\((?:\?(?::|<\w+>))?|\)|\||[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;

interface Group {
  steps: number;
  alternatives: number;
}

function stepsOf(pattern: string): number {
  const open: Group[] = [{ steps: 1, alternatives: 1 }];
  let closed: Group | undefined;
  for (const [token] of pattern.matchAll(tokens)) {
    const group = open.at(-1);
    if (group === undefined) return Number.POSITIVE_INFINITY;
    const quantifier = quantifierOf(token);
    if (quantifier !== undefined) {
      // A repeated group that has choices of its own is where matching explodes.
      if (quantifier.most > 1 && closed !== undefined && closed.steps > 1) return Number.POSITIVE_INFINITY;
      group.steps *= quantifier.most - quantifier.least + 1;
    }
    closed = undefined;
    if (token.startsWith("(")) open.push({ steps: 1, alternatives: 1 });
    else if (token === "|") group.alternatives++;
    else if (token === ")") {
      open.pop();
      closed = { steps: group.steps * group.alternatives, alternatives: 1 };
      const outer = open.at(-1);
      if (outer !== undefined) outer.steps *= closed.steps;
    }
  }
  const [whole] = open;
  return whole === undefined ? Number.POSITIVE_INFINITY : whole.steps * whole.alternatives;
}

function quantifierOf(token: string): { least: number; most: number } | undefined {
  if (/^[*+]\??$/.test(token)) return { least: 0, most: maxValueLength };
  if (/^\?\??$/.test(token)) return { least: 0, most: 1 };
  const bounds = /^\{(\d+)(,)?(\d*)\}\??$/.exec(token);
  if (bounds === null) return undefined;
  const least = Number(bounds[1]);
  if (bounds[2] === undefined) return { least, most: least };
  return { least, most: bounds[3] === "" ? least + maxValueLength : Number(bounds[3]) };
}

function hasTopLevelAlternative(pattern: string): boolean {
  let depth = 0;
  for (const [token] of pattern.matchAll(tokens)) {
    if (token.startsWith("(")) depth++;
    else if (token === ")") depth--;
    else if (token === "|" && depth === 0) return true;
  }
  return false;
}
