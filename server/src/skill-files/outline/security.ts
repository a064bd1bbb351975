import { child, entries, items, type Node, textOf } from "../parse/tree.ts";
import type { Pass } from "../pass.ts";
import { follow } from "../schema/references.ts";
import type { OutlinedScope } from "./outline.ts";
import { plainText } from "./plain.ts";

const maxScopes = 1_000;
const maxName = 200;
const maxDescription = 300;

/** Those of every OAuth scheme, each once. */
export function scopesOf(pass: Pass): OutlinedScope[] {
  const scopes = new Map<string, OutlinedScope>();
  for (const [, scheme] of entries(below(pass.root, "components", "securitySchemes"))) {
    const flows = entries(child(follow(pass, scheme) ?? scheme, "flows"));
    for (const [flow, node] of flows)
      for (const [name, text] of entries(child(node, "scopes"))) {
        if (name.length > maxName || scopes.size >= maxScopes) continue;
        const before = scopes.get(name);
        scopes.set(name, {
          name,
          description: before?.description || plainText(textOf(text) ?? "", maxDescription),
          applicationsOnly: (before?.applicationsOnly ?? true) && flow === "clientCredentials",
        });
      }
  }
  return [...scopes.values()];
}

/** What an operation asks for: its own requirements, or else those of the document. */
export function neededBy({ root }: Pass, operation: Node): { scopes: string[]; isOpen: boolean } {
  const own = child(operation, "security");
  const requirements = items(own ?? child(root, "security"));
  const named = requirements.flatMap((requirement) =>
    entries(requirement).flatMap(([, scopes]) => items(scopes).flatMap((scope) => textOf(scope) ?? [])),
  );
  const scopes = [...new Set(named)].filter((name) => name.length <= maxName).slice(0, 100);
  return { scopes, isOpen: Array.isArray(own?.value) && own.value.length === 0 };
}

function below(node: Node, ...keys: string[]): Node | undefined {
  return keys.reduce<Node | undefined>((at, key) => at && child(at, key), node);
}
