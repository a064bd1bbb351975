/** What a body that is an object says as a whole, beside what its properties say each for themselves. */
import { maxOperationParts, maxParts } from "../limits.ts";
import type { Node } from "../parse/tree.ts";
import { type Pass, report, silenced } from "../pass.ts";
import { schemaOf } from "../schema/schema.ts";
import type { JsonSchema, OtherMembers } from "../skill-spec.ts";
import type { BodyObject } from "./body-object.ts";

const ofTheWhole = new Set(["impossible_schema", "closed_parts", "values_of_other_type"]);

/** For the check of a value. It is read a second time here, so that only what concerns the whole is told. */
export function wholeSchema(pass: Pass, schema: Node): JsonSchema | undefined {
  const budget = { ...pass.budget, operation: maxOperationParts, file: maxParts };
  const apart = { ...silenced(pass), budget };
  const read = schemaOf(apart, schema);
  pass.budget.file -= maxParts - budget.file;
  for (const found of [...apart.findings.error.values(), ...apart.findings.warning.values()]) {
    const { rule, path, values } = found;
    if (ofTheWhole.has(rule)) report(pass, rule, { value: undefined, path }, values);
  }
  if (budget.operation >= 0) return read;
  report(pass, "body_not_checked", schema);
  return undefined;
}

/** What may be given besides the properties; undefined where nothing may. */
export function otherMembers(
  pass: Pass,
  { properties, others }: BodyObject,
  whole: JsonSchema | undefined,
): OtherMembers | undefined {
  if (others?.value === false && whole?.patternProperties === undefined) return undefined;
  const isDescribed = others !== undefined && typeof others.value !== "boolean";
  return { schema: isDescribed ? schemaOf(silenced(pass), others) : {}, except: [...properties.keys()] };
}
