/** How a parameter gets its value other than from the planner: `x-dingtalk-context`, `-entity`, `-default`. */

import { child, isMap, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { plainValue } from "../schema/plain-value.ts";
import { type Layers, layered } from "../schema/references.ts";
import type { Context, Entity } from "../skill-spec.ts";
import { quoted } from "../text.ts";

const contexts = [
  "currentUser/userId",
  "currentUser/unionId",
  "currentUser/jobNum",
  "currentUser/oauthAuthCode",
  "currentOrg/corpId",
  "currentInput/raw",
  "currentInput/attribute",
  "currentConversation/openConversationId",
  "currentConversation/threadId",
  "currentConversation/runId",
  "currentConversation/conversationToken",
  "currentConversation/sessionWebhook",
];

export interface Filled {
  context: Context | null;
  entity: Entity | null;
  default?: unknown;
}

export function readFilled(
  pass: Pass,
  schema: Layers,
  parameter: { name: string; required: boolean },
): Filled {
  const context = readContext(pass, schema);
  const given = layered(schema, "x-dingtalk-default");
  const values = { name: quoted(parameter.name) };
  if (context !== null) {
    for (const node of [given, layered(schema, "default")]) {
      if (node !== undefined) report(pass, "default_on_context", node, values);
    }
    return { context, entity: null };
  }
  if (given !== undefined && parameter.required) report(pass, "default_on_required", given, values);
  const entity = readEntity(pass, schema);
  // OpenAPI's own `default` says what the skill assumes when nothing is sent; only this one asks for sending.
  return { context, entity, ...(given && { default: plainValue(pass, given.value) }) };
}

function readContext(pass: Pass, schema: Layers): Context | null {
  const node = layered(schema, "x-dingtalk-context");
  if (node === undefined) return null;
  const { property, format, at } = pairOf(node, "property", "format", contexts);
  if (contexts.includes(`${property}/${format}`)) return { property, format };
  const context = isMap(node.value) ? `${property}/${format}` : JSON.stringify(node.value);
  report(pass, "unknown_context", at, { context: quoted(context), known: contexts.join(", ") });
  return null;
}

const entities = ["name/unionId", "name/userId", "time/iso8601", "time/strftime:yyyy-MM-dd"];

/** Converted values are text, so on anything else it has no effect. */
function readEntity(pass: Pass, schema: Layers): Entity | null {
  const node = layered(schema, "x-dingtalk-entity");
  if (node === undefined) return null;
  const { property: category, format: written, at } = pairOf(node, "category", "format", entities);
  const format = written.replace(/^strftime:\s*/, "strftime:");
  if (!isEntity(category, format)) {
    const entity = isMap(node.value) ? `${category}/${format}` : JSON.stringify(node.value);
    report(pass, "unknown_entity", at, { entity: quoted(entity), known: entities.join(", ") });
    return null;
  }
  const type = layered(schema, "type")?.value ?? "string";
  if (type === "string" || (Array.isArray(type) && type.includes("string"))) return { category, format };
  report(pass, "entity_not_text", node, { type: quoted(type) });
  return null;
}

/** Both halves of a pair, and the half to point to when they are not a pair that is known. */
function pairOf(
  node: Node,
  first: string,
  second: string,
  known: readonly string[],
): { property: string; format: string; at: Node } {
  const [property, format] = [first, second].map((key) => textOf(child(node, key))?.trim() ?? "");
  const isHalfKnown = known.some((pair) => pair.startsWith(`${property}/`));
  const at = child(node, isHalfKnown ? second : first) ?? node;
  return { property: property ?? "", format: format ?? "", at };
}

/** Time patterns are in Java's letters despite their name. */
function isEntity(category: string, format: string): boolean {
  if (category === "name") return format === "unionId" || format === "userId";
  return (
    category === "time" && (format === "iso8601" || /^strftime:[\w\-/:. '年月日时分秒]{1,40}$/.test(format))
  );
}
