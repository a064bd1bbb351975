import { buildParameter, combinedParameter, type Identity } from "../parameters/parameter-value.ts";
import type { Placed } from "../parameters/parameters.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import { type Pass, report } from "../pass.ts";
import { composedOf, follow, layered } from "../schema/references.ts";
import type { JsonSchema, Method, OtherMembers } from "../skill-spec.ts";
import { isName, quoted } from "../text.ts";
import { chooseMedia, type Media } from "./body-media.ts";
import { bodyObject } from "./body-object.ts";
import { readField } from "./form-field.ts";
import { otherMembers, wholeSchema } from "./whole-body.ts";

export interface Body {
  placed: Placed[];
  required: boolean;
  contentType: string | null;
  /** `placed` is one parameter, and all of the body. */
  isWhole: boolean;
  schema?: JsonSchema | undefined;
  others?: OtherMembers | undefined;
}

const none: Body = { placed: [], required: false, contentType: null, isWhole: false };

/**
 * An object's first level of properties, each a parameter; anything else is one parameter as a whole.
 * `beside`: the operation's other parameters.
 */
export function readBody(pass: Pass, operation: Node, method: Method, beside: readonly Placed[]): Body {
  const written = child(operation, "requestBody");
  if (written === undefined || written.value === null) return none;
  if (method === "GET") {
    report(pass, "body_ignored", written);
    return none;
  }
  const body = follow(pass, written);
  if (body === undefined) return none;
  const media = chooseMedia(body);
  if (media === undefined) {
    report(pass, "body_without_media", written);
    return none;
  }
  const items = child(media.node, "itemSchema");
  if (items !== undefined) report(pass, "newer_feature", items, { name: "itemSchema" });
  const required = child(body, "required")?.value === true;
  const { contentType } = media;
  const read = readProperties(pass, media);
  if (read !== undefined) return { ...read, required, contentType, isWhole: false };
  const isTaken = beside.some(({ parameter }) => parameter.name === "body");
  const identity = { name: isTaken ? "requestBody" : "body", in: "body", required } as const;
  return { placed: [readWhole(pass, body, media, identity)], required, contentType, isWhole: true };
}

/** Undefined when the body is not an object, or one of which the names of its members are not told. */
function readProperties(pass: Pass, media: Media): Pick<Body, "placed" | "schema" | "others"> | undefined {
  if (media.kind === "text" || media.kind === "other") return undefined;
  const written = child(media.node, "schema");
  if (written === undefined) return { placed: [] };
  const body = bodyObject(pass, written);
  const { properties, required, isOther, isOpen, saysMore } = body;
  if (isOther || (isOpen && properties.size === 0)) return undefined;
  const placed: Placed[] = [];
  for (const [name, { certain, forms }] of properties) {
    const [node] = [...certain, ...forms];
    if (node === undefined || child(node, "readOnly")?.value === true) continue;
    if (!isName(name)) {
      const expected = { expected: "short visible text", expectedZh: "简短的可见文本" };
      report(pass, "wrong_type", node, { name: quoted(name), ...expected });
      continue;
    }
    const identity = { name, in: "body", required: required.has(name) } as const;
    const parameter = combinedParameter(pass, identity, { certain, forms });
    placed.push({ parameter: { ...parameter, ...readField(pass, media, name, node) }, node });
  }
  const isDemanding = [...required].some((name) => !properties.has(name));
  const schema = saysMore || isDemanding ? wholeSchema(pass, written) : undefined;
  return { placed, schema, others: otherMembers(pass, body, schema) };
}

function readWhole(pass: Pass, body: Node, media: Media, identity: Identity): Placed {
  const schema = child(media.node, "schema");
  if (media.kind === "other") {
    const rule = /xml$/.test(media.contentType) ? "body_xml" : "body_binary";
    report(pass, rule, media.node, { type: quoted(media.contentType) });
  } else if (media.kind === "form" || media.kind === "multipart") {
    report(pass, "form_not_object", schema ?? media.node);
  }
  const isFit = schema !== undefined && (media.kind === "json" || isText(pass, schema));
  const described = textOf(child(body, "description"));
  return {
    parameter: buildParameter(pass, identity, isFit ? schema : undefined, described),
    node: media.node,
  };
}

const texts: readonly unknown[] = ["string", "number", "integer", "boolean"];

function isText(pass: Pass, schema: Node): boolean {
  const type = layered(composedOf(pass, schema), "type")?.value;
  return (Array.isArray(type) ? type : [type]).every((one) => texts.includes(one));
}
