import type { ModelMessage } from "ai";
import { clipped } from "../../platform/text.ts";
import type { Model } from "../../policies/index.ts";
import type { Why } from "../why.ts";
import type { ReadCall } from "./calls.ts";
import type { Tool } from "./tools.ts";

type Shown = Extract<Why, { by: "model" }>["shown"][number];

const maxShown = 8;
const maxText = 300;
const maxRefused = 10;

/** What a model had to go by. */
export function whyOfModel(
  { provider, name }: Pick<Model, "provider" | "name">,
  {
    messages,
    tools,
    read,
  }: { messages: readonly ModelMessage[]; tools: readonly Tool[]; read: readonly ReadCall[] },
): Why {
  const refused = read.flatMap((call) => ("problem" in call ? [call] : []));
  return {
    by: "model",
    provider,
    model: name,
    offered: tools.filter(({ past }) => past === undefined).map((tool) => tool.name),
    shown: messages.flatMap(shownOf).slice(-maxShown),
    refused: refused
      .slice(0, maxRefused)
      .map(({ name, problem }) => ({ name: clipped(name, 60), problem: clipped(problem, maxText) })),
  };
}

function shownOf(message: ModelMessage): Shown[] {
  const { role, content } = message;
  if (role === "system") return [];
  if (typeof content === "string") return [{ role, text: clipped(content, maxText) }];
  return content.flatMap((part): Shown[] => {
    if (part.type === "text") return [{ role, text: clipped(part.text, maxText) }];
    if (part.type === "tool-call") return [{ role, text: `→ ${part.toolName}` }];
    return part.type === "tool-result" ? [{ role, text: outlineOf(part.output) }] : [];
  });
}

/** What came of a call, and how much of its answer was shown; not what it says. */
function outlineOf(output: { type: string; value?: unknown }): string {
  const text = typeof output.value === "string" ? output.value : "";
  const [head = "", ...rest] = text.split("\n");
  const length = rest.join("\n").length;
  return length === 0 ? clipped(head, maxText) : `${clipped(head, maxText)} (+${length})`;
}
