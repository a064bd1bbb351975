/** How a parameter gets its value other than from the planner: `x-dingtalk-context`, `-entity`, `-default`. */
import { plainValue } from "./plain-value.ts";
import { type Reading, report } from "./reading.ts";
import { type Layers, layered } from "./references.ts";
import type { Context, Entity } from "./skill-document.ts";
import { quoted } from "./text.ts";
import { child, isMap, textOf } from "./tree.ts";

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
  reading: Reading,
  schema: Layers,
  parameter: { name: string; required: boolean },
): Filled {
  const context = readContext(reading, schema);
  const given = layered(schema, "x-dingtalk-default");
  const standard = layered(schema, "default");
  const values = { name: quoted(parameter.name) };
  if (context !== null) {
    for (const node of [given, standard]) {
      if (node !== undefined) report(reading, "default_on_context", node, values);
    }
    return { context, entity: null };
  }
  if (given !== undefined && parameter.required) report(reading, "default_on_required", given, values);
  const fallback = given ?? standard;
  const entity = readEntity(reading, schema);
  return { context, entity, ...(fallback && { default: plainValue(reading, fallback.value) }) };
}

function readContext(reading: Reading, schema: Layers): Context | null {
  const node = layered(schema, "x-dingtalk-context");
  if (node === undefined) return null;
  const property = textOf(child(node, "property"))?.trim() ?? "";
  const format = textOf(child(node, "format"))?.trim() ?? "";
  if (contexts.includes(`${property}/${format}`)) return { property, format };
  const context = isMap(node.value) ? `${property}/${format}` : JSON.stringify(node.value);
  report(reading, "unknown_context", node, { context: quoted(context), known: contexts.join(", ") });
  return null;
}

function readEntity(reading: Reading, schema: Layers): Entity | null {
  const node = layered(schema, "x-dingtalk-entity");
  if (node === undefined) return null;
  const category = textOf(child(node, "category"))?.trim() ?? "";
  const format = (textOf(child(node, "format"))?.trim() ?? "").replace(/^strftime:\s*/, "strftime:");
  if (isEntity(category, format)) return { category, format };
  report(reading, "unknown_entity", node, { entity: quoted(`${category}/${format}`) });
  return null;
}

/** Time patterns are in Java's letters despite their name. */
function isEntity(category: string, format: string): boolean {
  if (category === "name") return format === "unionId" || format === "userId";
  return (
    category === "time" && (format === "iso8601" || /^strftime:[\w\-/:. '年月日时分秒]{1,40}$/.test(format))
  );
}
