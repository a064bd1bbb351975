/** A value against several forms of which it is to have one: `anyOf`, `oneOf`, and a discriminator that says which. */
import { isMembers } from "../../platform/exact/index.ts";
import type { JsonSchema } from "../../skill-files/index.ts";
import type { Finding } from "./finding.ts";
import { finding, inside, type Looking, schemasIn } from "./looking.ts";

type Walk = (schema: JsonSchema, looking: Looking) => Finding[];

interface Choice {
  keyword: "anyOf" | "oneOf";
  wanted: unknown;
  looking: Looking;
  /** The schema that the forms stand in. */
  schema: JsonSchema;
}

/** Of `anyOf` one form is enough, of `oneOf` a second is one too many; which counts is for a discriminator to say. */
export function formsFound({ keyword, wanted, looking, schema }: Choice, walk: Walk): Finding[] {
  const forms = schemasIn(wanted);
  const discriminator = discriminatorIn(schema);
  const isNamed = discriminator !== undefined && !(keyword === "anyOf" && schema.oneOf !== undefined);
  const findings = (some: readonly JsonSchema[]) => some.map((form) => () => walk(form, looking));
  if (!isNamed || !isMembers(looking.value)) return fittingOne(findings(forms), { keyword, wanted, looking });
  const { propertyName, mapping } = discriminator;
  const member = inside(looking, looking.value, propertyName);
  if (member.value === undefined) return withoutWord(findings(forms), looking, member);
  const named = Object.hasOwn(mapping, String(member.value)) ? mapping[String(member.value)] : undefined;
  if (named === undefined && isAllNamed(forms, mapping))
    return [finding("enum", Object.keys(mapping), member)];
  const meant = named === undefined ? forms : forms.filter((_, at) => named.includes(at));
  const [only, ...others] = findings(meant);
  return only !== undefined && others.length === 0
    ? only()
    : fittingOne(findings(meant), { keyword: "anyOf", wanted: meant, looking });
}

/** What is wrong with a value as one of the forms. */
type Form = () => Finding[];

interface Discriminator {
  propertyName: string;
  /** The places of the forms that each value stands for. */
  mapping: Record<string, number[]>;
}

function discriminatorIn({ discriminator }: JsonSchema): Discriminator | undefined {
  return isDiscriminator(discriminator) ? discriminator : undefined;
}

function isDiscriminator(value: unknown): value is Discriminator {
  return typeof value === "object" && value !== null && "propertyName" in value && "mapping" in value;
}

function isAllNamed(forms: readonly JsonSchema[], mapping: Discriminator["mapping"]): boolean {
  const named = new Set(Object.values(mapping).flat());
  return forms.every((_, at) => named.has(at));
}

/** Nobody said which form is meant: the only one that fits is, or else it must be said. */
function withoutWord(forms: readonly Form[], looking: Looking, member: Looking): Finding[] {
  const found = forms.map((form) => form());
  if (found.filter((each) => each.length === 0).length === 1) return [];
  return clearlyMeant(found, looking) ?? [finding("required", undefined, member)];
}

function fittingOne(forms: readonly Form[], { keyword, wanted, looking }: Omit<Choice, "schema">): Finding[] {
  const found: Finding[][] = [];
  let fitting = 0;
  for (const form of forms) {
    const wrong = form();
    if (wrong.length === 0) fitting += 1;
    if (fitting > (keyword === "anyOf" ? 0 : 1)) break;
    found.push(wrong);
  }
  if (fitting === 1) return [];
  const none = finding(keyword, wanted, looking);
  if (fitting > 1) return [{ ...none, below: [] }];
  const meant = clearlyMeant(found, looking);
  if (meant !== undefined) return [{ ...none, below: meant, isClear: true }];
  const lacking = lackingIn(found, looking);
  return [{ ...none, below: found.flat(), ...(lacking && { lacking }) }];
}

/**
 * What is wrong with the form that is meant: the only one that lacks nothing but what could be nothing else, or the
 * only one of whose fixed members none is otherwise.
 */
function clearlyMeant(found: readonly Finding[][], looking: Looking): Finding[] | undefined {
  const complete = found.filter((each) => each.every(({ only }) => only !== undefined));
  if (complete.length === 1) return complete[0];
  const isOther = ({ keyword, wanted, place }: Finding) =>
    (place.within === looking.place &&
      (keyword === "const" || (keyword === "enum" && [wanted].flat().length === 1))) ||
    (place === looking.place && keyword === "type");
  const left = found.filter((each) => !each.some(isOther));
  return left.length === 1 && found.length > 1 ? left[0] : undefined;
}

/** Of forms that want nothing but members, which: undefined when one of them wants more. */
function lackingIn(found: readonly Finding[][], { place }: Looking): string[][] | undefined {
  const isMissing = ({ keyword, place: at }: Finding) => keyword === "required" && at.within === place;
  if (found.length < 2 || !found.every((each) => each.every(isMissing))) return undefined;
  return found.map((each) => each.map(({ place: { key } }) => key));
}
