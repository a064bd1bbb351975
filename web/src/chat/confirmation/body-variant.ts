/** The forms of a body whose members are parameters: the one that is meant, and what it makes of the parameters. */
import type { Confirmation, ConfirmationParameter, ParameterSchema } from "../../api/schema.gen.ts";
import { candidatesOf } from "./candidates.ts";
import { readForm, type Texts, textIn } from "./form.ts";
import { textOf, typeOf } from "./parameter-text.ts";
import { constantOf, objectPartsOf } from "./schema-parts.ts";
import { fixedIn, type Variant, type Variants, variantIn, variantsOf } from "./variants.ts";

export interface BodyVariant {
  variants: Variants;
  current: Variant | undefined;
  /** As the form that is meant wants them, without those of other forms. */
  parameters: readonly ConfirmationParameter[];
  /** Members that the choice of the form fills in. */
  fixed: ReadonlySet<string>;
}

type Card = Pick<Confirmation, "parameters" | "body">;

/** Undefined where the body has no forms to choose from. */
export function bodyVariantOf(
  { parameters, body }: Card,
  { texts, variant }: { texts: Texts; variant: number | null },
): BodyVariant | undefined {
  const variants = body?.schema && variantsOf(body.schema);
  if (variants === undefined) return undefined;
  const members = parameters.filter((parameter) => isMember(parameter, variants));
  const { values } = readForm(parameters, new Map());
  const proposed = Object.fromEntries(
    members.filter(({ key }) => Object.hasOwn(values, key)).map(({ key, name }) => [name, values[key]]),
  );
  const chosen = variants.all.find(({ at }) => at === variant);
  const current = chosen ?? variantIn(variants, proposed);
  const elsewhere = current === undefined ? new Set() : namesOnlyElsewhere(variants, current);
  const fixed = new Set(members.filter(({ name }) => isFixed(name, variants, current)).map(({ key }) => key));
  const isShown = (parameter: ConfirmationParameter) =>
    !(members.includes(parameter) && elsewhere.has(parameter.name)) ||
    (chosen === undefined && textIn(texts, parameter) !== "");
  const shown = parameters.filter(isShown);
  return {
    variants,
    current,
    fixed,
    parameters:
      current === undefined
        ? shown
        : shown.map((each) => (members.includes(each) ? inVariant(each, current) : each)),
  };
}

/** The texts once a form is chosen: what says that it is meant is filled in, all else stays. */
export function textsIn(variant: Variant, parameters: readonly ConfirmationParameter[], texts: Texts): Texts {
  const next = new Map(texts);
  for (const { key, name, platform } of parameters) {
    const only =
      fixedIn(variant, name) ?? (variant.words?.member === name ? variant.words.values[0] : undefined);
    if (!platform && only !== undefined) next.set(key, textOf(only));
  }
  return next;
}

/** Names are told apart by their place where two have one; without it, the name is the body's if the body has it. */
function isMember({ name, place, platform }: ConfirmationParameter, { all }: Variants): boolean {
  const isNamed = all.some(({ members, own }) => members.has(name) || own.has(name));
  return !platform && isNamed && (place === undefined || place === "body");
}

function namesOnlyElsewhere({ all, isExclusive }: Variants, current: Variant): Set<string> {
  if (!isExclusive) return new Set();
  const names = new Set(all.flatMap(({ own }) => [...own]));
  return new Set([...names].filter((name) => !current.own.has(name)));
}

/** A form that leaves a member free is asked about it; while none is chosen, its word is told by the choice alone. */
function isFixed(name: string, { all }: Variants, current: Variant | undefined): boolean {
  if (current !== undefined) return fixedIn(current, name) !== undefined;
  return all.every((variant) => fixedIn(variant, name) !== undefined);
}

function inVariant(
  parameter: ConfirmationParameter,
  { members, required, own }: Variant,
): ConfirmationParameter {
  const { name, schema, description } = parameter;
  const member = own.has(name) ? members.get(name) : undefined;
  if (candidatesOf(parameter) !== null) return { ...parameter, required: required.has(name) };
  return {
    ...parameter,
    required: parameter.required || required.has(name),
    ...(member?.title !== undefined && { title: member.title }),
    description: member?.description ?? description,
    schema: member === undefined ? schema : narrower(schema, member),
  };
}

/** The form's own schema where the one for all forms takes several types or values. */
function narrower(wide: ParameterSchema, own: ParameterSchema): ParameterSchema {
  const isNarrower = typeOf(wide) === undefined || own.enum !== undefined || constantOf(own) !== undefined;
  return isNarrower && objectPartsOf(own).members.size >= objectPartsOf(wide).members.size ? own : wide;
}
