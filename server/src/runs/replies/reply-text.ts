import { maskOurs } from "../../platform/masking/masking.ts";
import { clipped, visible } from "../../platform/text.ts";

const maxCharacters = 8000;
const maxDepth = 8;

/**
 * What a card says, as Markdown: the texts that stand in it, in their order. Cards of the compatible platform come as a
 * JSON text whose form depends on a template that exists only there; what has no text in it says nothing here. Secrets
 * of ours are masked before it is clipped: of half a one nobody would know.
 */
export function replyText(content: string): string {
  const texts = textsIn(parsed(content), 0);
  return clipped(maskOurs(visible(texts.join("\n\n")).trim()), maxCharacters);
}

function parsed(content: string): unknown {
  try {
    const said: unknown = JSON.parse(content);
    return typeof said === "number" ? content : said;
  } catch {
    return content;
  }
}

const texty = new Set(["markdown", "text", "content", "title"]);

function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || depth > maxDepth) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, depth + 1));
  return Object.entries(value).flatMap(([name, item]) =>
    typeof item === "string" && !texty.has(name) ? [] : textsIn(item, depth + 1),
  );
}
