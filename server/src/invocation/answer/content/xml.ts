import { tokensIn } from "./tokens.ts";

interface Element {
  name: string;
  text: string;
  children: Element[];
}

const maxDepth = 40;

export interface Xml {
  /** What its elements hold, line by line, each with its name where there are several. */
  text: string;
  /** As members, for what an answer says about itself: names without a prefix, an element without children as its text. */
  value: unknown;
}

export function xmlIn(text: string): Xml {
  const root: Element = { name: "", text: "", children: [] };
  const path = [root];
  tokensIn(text, true, (token) => {
    const inside = path.at(-1) ?? root;
    if (token.kind === "text") inside.text += token.text;
    else if (token.kind === "open" && path.length < maxDepth) {
      const element = { name: token.name, text: "", children: [] };
      inside.children.push(element);
      path.push(element);
    } else if (token.kind === "close" && path.length > 1 && inside.name === token.name) path.pop();
  });
  const leaves = leavesOf(root);
  const shown =
    leaves.length === 1 ? leaves.map(([, said]) => said) : leaves.map(([name, said]) => `${name}: ${said}`);
  return { text: shown.join("\n"), value: asMembers(root.children[0] ?? root) };
}

/** Also the text between elements, as in a page. */
function leavesOf(element: Element): [name: string, text: string][] {
  const own = tidy(element.text);
  const inner = element.children.flatMap(leavesOf);
  return own === "" ? inner : [[element.name, own], ...inner];
}

function asMembers({ text, children }: Element): unknown {
  if (children.length === 0) return tidy(text);
  const byName = Map.groupBy(children, ({ name }) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => [
      name,
      all.length === 1 && all[0] ? asMembers(all[0]) : all.map(asMembers),
    ]),
  );
}

const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();
