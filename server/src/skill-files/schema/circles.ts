/** Parts of the document that lead only back to themselves: there is nothing that they could mean. */
import { child, entries, isMap, items, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { quoted } from "../text.ts";
import { lookUp } from "./references.ts";

/** An error where an operation has followed a reference to it, a warning elsewhere. */
export function checkCircles(pass: Pass): void {
  const verdicts = new Map<string, boolean>();
  for (const [kind, parts] of entries(child(pass.root, "components"))) {
    for (const [name, part] of entries(parts)) {
      const pointer = `#/components/${pointed(kind)}/${pointed(name)}`;
      if (!leadsNowhere(pass, part, [pointer], verdicts)) continue;
      const isUsed = pass.followed.has(pointer);
      report(pass, isUsed ? "circle" : "circle_unused", part, { ref: quoted(pointer) });
    }
  }
}

const pointed = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

const maxSteps = 100;

function leadsNowhere(
  pass: Pass,
  node: Node,
  open: readonly string[],
  verdicts: Map<string, boolean>,
): boolean {
  if (open.length > maxSteps || !isMap(node.value)) return false;
  const reference = textOf(child(node, "$ref"));
  const parts = items(child(node, "allOf"));
  if (reference === undefined) {
    const isOnlyParts = Object.keys(node.value).every(
      (key) => key === "allOf" || key === "description" || key === "title",
    );
    return parts.length > 0 && isOnlyParts && parts.every((part) => leadsNowhere(pass, part, open, verdicts));
  }
  if (open.includes(reference)) return true;
  const known = verdicts.get(reference);
  if (known !== undefined) return known;
  const target = reference.startsWith("#/") ? lookUp(pass.root, reference) : undefined;
  const verdict = target !== undefined && leadsNowhere(pass, target, [...open, reference], verdicts);
  verdicts.set(reference, verdict);
  return verdict;
}
