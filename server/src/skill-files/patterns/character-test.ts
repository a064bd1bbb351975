import type { AST } from "@eslint-community/regexpp";

/** Whether a character is one of those that a part of a pattern stands for. */
export interface CharacterTest {
  has(character: string, code: number): boolean;
  /** Steps of one look. */
  cost: number;
}

/** Whether a character is of a set that has a name, such as `\d` or `\p{L}`. */
export type NamedSets = (name: string, character: string) => boolean;

type One = AST.Character | AST.CharacterSet;
type InClass = AST.CharacterClass["elements"][number];

/** Undefined for what may stand for more than one character. */
export function characterTest(node: One | AST.CharacterClass, named: NamedSets): CharacterTest | undefined {
  if (node.type !== "CharacterClass") return partTest(node, named);
  const parts: CharacterTest[] = [];
  for (const element of node.elements) {
    const part = partTest(element, named);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  const { negate } = node;
  return {
    has: (character, code) => parts.some((part) => part.has(character, code)) !== negate,
    cost: parts.reduce((sum, { cost }) => sum + cost, 1),
  };
}

function partTest(part: One | InClass, named: NamedSets): CharacterTest | undefined {
  switch (part.type) {
    case "Character":
      return { has: (_, code) => code === part.value, cost: 1 };
    case "CharacterClassRange":
      return { has: (_, code) => part.min.value <= code && code <= part.max.value, cost: 1 };
    case "CharacterSet":
      return { has: (character) => named(part.raw, character), cost: 4 };
    default:
      return undefined;
  }
}
