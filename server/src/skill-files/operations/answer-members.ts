import { isJson, mediaType } from "../parameters/media-type.ts";
import { child, entries, items, type Node } from "../parse/tree.ts";
import type { Pass } from "../pass.ts";
import { type Layers, layered, layersOf } from "../schema/references.ts";

/** Schemas of one operation's answer that are looked at, the outermost first. */
const maxSchemas = 500;
const maxDepth = 6;

/** What the schema of a good answer says of a part of it. */
export interface AnswerMember {
  /** The names of the members that lead to it; a list on the way is gone through. */
  path: readonly string[];
  layers: Layers;
}

interface Place {
  schema: Node;
  path: readonly string[];
  depth: number;
}

export function readAnswerMembers(pass: Pass, operation: Node): AnswerMember[] {
  // Nothing is reported: what is wrong with the schema of an answer keeps nothing from working.
  const silent: Pass = { ...pass, findings: { error: new Map(), warning: new Map() } };
  const schema = answerSchema(silent, operation);
  const members: AnswerMember[] = [];
  const open: Place[] = schema === undefined ? [] : [{ schema, path: [], depth: 0 }];
  for (let seen = 0; seen < open.length && seen < maxSchemas; seen++) {
    const place = open[seen];
    if (place === undefined || pass.budget.answers-- <= 0) break;
    const layers = layersOf(silent, place.schema);
    members.push({ path: place.path, layers });
    if (place.depth < maxDepth) open.push(...layers.nodes.flatMap((node) => below(node, place)));
  }
  return members;
}

/** Of the first answer that tells of success; JSON is read with members, anything else is not. */
function answerSchema(pass: Pass, operation: Node): Node | undefined {
  const responses = entries(child(operation, "responses"));
  const [, good] = responses.find(([status]) => /^2(?:\d\d|XX)$/i.test(status)) ?? [];
  const answer = good && layered(layersOf(pass, good), "content");
  const [, media] = entries(answer).find(([name]) => isReadable(mediaType(name) ?? "")) ?? [];
  return media && child(media, "schema");
}

const isReadable = (type: string): boolean => isJson(type) || type === "*/*";

/** A list has no name of its own: what is said of its items holds for each of them. */
function below(node: Node, { path, depth }: Place): Place[] {
  const members = entries(child(node, "properties")).map(([name, schema]) => ({
    schema,
    path: [...path, name],
    depth: depth + 1,
  }));
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => items(child(node, keyword)));
  const inner = child(node, "items");
  const same = [...parts, ...(inner ? [inner] : [])];
  return [...members, ...same.map((schema) => ({ schema, path, depth: depth + 1 }))];
}
