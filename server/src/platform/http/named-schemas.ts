import type { Description, JsonSchema } from "./open-api.ts";

const place = "#/components/schemas/";
const reference = /"#\/components\/schemas\/(\w+)"/g;

/**
 * Each named schema that something refers to, once. Before, each is there twice, as it is read (`…Input`) and as it is
 * answered; where the two say the same, or only the first is used, the name alone is left.
 */
export function keepNamedOnce(description: Description): Description {
  const { schemas, responses } = description.components;
  const used = reachable([description.paths, responses], schemas);
  const same = inputsLikeAnswers(schemas, used);
  const nameOf = (name: string) => (same.has(name) ? name.replace(/Input$/, "") : name);
  const renamed: Description = JSON.parse(
    JSON.stringify(description).replace(reference, (_, name: string) => `"${place}${nameOf(name)}"`),
  );
  const kept = Object.entries(renamed.components.schemas)
    .filter(([name]) => used.has(name))
    .map(([name, schema]) => [nameOf(name), schema] as const)
    .sort(([one], [other]) => one.localeCompare(other, "en"));
  return { ...renamed, components: { ...renamed.components, schemas: Object.fromEntries(kept) } };
}

function reachable(from: unknown, schemas: Record<string, JsonSchema>): Set<string> {
  const found = new Set<string>();
  const look = (at: unknown): void => {
    for (const name of referredTo(at)) {
      if (found.has(name)) continue;
      found.add(name);
      look(schemas[name]);
    }
  };
  look(from);
  return found;
}

function referredTo(at: unknown): string[] {
  return [...(JSON.stringify(at) ?? "").matchAll(reference)].map(([, name]) => name ?? "");
}

/** Those whose text, and the text of all that they refer to, is the answer's, or that have no answer beside them. */
function inputsLikeAnswers(schemas: Record<string, JsonSchema>, used: ReadonlySet<string>): Set<string> {
  const same = new Set([...used].filter((name) => name.endsWith("Input")));
  const asAnswer = (schema: unknown) =>
    JSON.stringify(schema).replace(reference, (text, name: string) =>
      same.has(name) ? `"${place}${name.replace(/Input$/, "")}"` : text,
    );
  for (let before = -1; before !== same.size; ) {
    before = same.size;
    for (const name of [...same]) {
      const answer = name.replace(/Input$/, "");
      if (used.has(answer) && asAnswer(schemas[name]) !== JSON.stringify(schemas[answer])) same.delete(name);
    }
  }
  return same;
}
