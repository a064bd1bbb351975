/** A parameter from its schema: what it may be, and how it gets its value other than from the planner. */

import { clipped } from "../../platform/text.ts";
import { maxParameterDescription } from "../limits.ts";
import { type Node, textOf } from "../parse/tree.ts";
import { type Pass, silenced } from "../pass.ts";
import { allOf, anyOf } from "../schema/combining.ts";
import { constantOf } from "../schema/constant.ts";
import { checkPossible } from "../schema/contradictions.ts";
import { composedOf, layered } from "../schema/references.ts";
import { schemaOf } from "../schema/schema.ts";
import type { Parameter, ParameterPlace } from "../skill-spec.ts";
import { paragraph } from "../text.ts";
import { readFilled } from "./filled.ts";

/** Its key depends on the operation's other parameters. */
export type UnkeyedParameter = Omit<Parameter, "key">;

export interface Identity {
  name: string;
  in: ParameterPlace;
  required: boolean;
}

/** Without a schema it is text. Also used for a body and its properties. */
export function buildParameter(
  pass: Pass,
  identity: Identity,
  schemaNode: Node | undefined,
  described: string | undefined,
): UnkeyedParameter {
  if (schemaNode === undefined) {
    return {
      ...identity,
      description: shortened(described),
      schema: { type: "string" },
      context: null,
      entity: null,
    };
  }
  const schema = schemaOf(pass, schemaNode);
  // References are followed twice here, for the schema and for what stands beside it; say so once.
  const layers = composedOf(silenced(pass), schemaNode);
  const filled = readFilled(pass, layers, identity);
  const constant = identity.required && filled.context === null ? constantOf(schema) : undefined;
  return {
    ...identity,
    description: shortened(described ?? textOf(layered(layers, "description"))),
    schema,
    ...filled,
    ...(constant !== undefined && { constant }),
  };
}

/** A parameter that several schemas describe: all of `certain`, and one of `forms`. */
export function combinedParameter(
  pass: Pass,
  identity: Identity,
  { certain, forms }: { certain: readonly Node[]; forms: readonly Node[] },
): UnkeyedParameter {
  const all = [...certain, ...forms].map((node) => buildParameter(pass, identity, node, undefined));
  const [first, ...others] = all;
  if (first === undefined || others.length === 0)
    return first ?? buildParameter(pass, identity, undefined, "");
  const schemas = all.map((each) => each.schema);
  const [, again] = certain;
  if (again !== undefined) checkPossible(pass, again, { allOf: schemas.slice(0, certain.length) });
  const choice = forms.length > 0 ? [anyOf(schemas.slice(certain.length))] : [];
  const schema = allOf([...schemas.slice(0, certain.length), ...choice]);
  const { constant: _, ...read } = Object.assign({}, ...all.toReversed());
  const constant = identity.required && read.context === null ? constantOf(schema) : undefined;
  return {
    ...read,
    description: all.find(({ description }) => description !== "")?.description ?? "",
    schema,
    context: all.find(({ context }) => context !== null)?.context ?? null,
    entity: all.find(({ entity }) => entity !== null)?.entity ?? null,
    ...(constant !== undefined && { constant }),
  };
}

function shortened(description: string | undefined): string {
  return clipped(paragraph(description ?? ""), maxParameterDescription);
}
