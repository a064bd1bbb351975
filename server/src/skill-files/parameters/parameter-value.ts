/** A parameter from its schema: what it may be, and how it gets its value other than from the planner. */

import { clipped } from "../../platform/text.ts";
import { maxParameterDescription } from "../limits.ts";
import { type Node, textOf } from "../parse/tree.ts";
import type { Pass } from "../pass.ts";
import { constantOf } from "../schema/constant.ts";
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
  const silent: Pass = { ...pass, findings: { error: new Map(), warning: new Map() } };
  const layers = composedOf(silent, schemaNode);
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

function shortened(description: string | undefined): string {
  return clipped(paragraph(description ?? ""), maxParameterDescription);
}
