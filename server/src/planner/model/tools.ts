import { nameIn } from "../../platform/text.ts";
import { openTo } from "../offline/choosing/retrieval/keywords.ts";
import { prepareIndex } from "../offline/choosing/retrieval/operation-index.ts";
import { rank } from "../offline/choosing/retrieval/ranking.ts";
import { operationOf, type PlannerInput, type PlannerOperation, type PlannerParameter } from "../planner.ts";
import type { Language } from "../telling/language.ts";
import { readTurn, textsOfPerson } from "../telling/turn.ts";
import { referenceSchema } from "./references.ts";

/** More would cost the person more and the model its aim. */
const maxOffered = 20;
/** Of what was said before the request, which may be about the same. */
const textsLookedAt = 3;

/** An operation as a model knows it. */
export interface Tool {
  name: string;
  operation: PlannerOperation;
  /** It was called in this turn and is named in what came of it, and no more. */
  past?: true;
}

/** What a model may choose from, found by the person's own words, with what it has called in this turn. */
export async function toolsFor(input: PlannerInput, signal: AbortSignal): Promise<Tool[]> {
  const { operations, chosen } = input;
  const turn = readTurn(input);
  const pressed = chosen && operationOf(chosen, operations);
  const isFirst = turn.calls.length === 0;
  const offered = pressed && isFirst ? [pressed] : await retrieved(input, signal);
  const called = turn.calls.flatMap((call) => operationOf(call, operations) ?? []);
  const past = called.filter(
    (operation, at) => !offered.includes(operation) && called.indexOf(operation) === at,
  );
  const taken = new Set<string>();
  const named = (operation: PlannerOperation): Tool => ({ name: nameFor(operation, taken), operation });
  return [...offered.map(named), ...past.map((operation): Tool => ({ ...named(operation), past: true }))];
}

/** Those that the request itself means come first, then those that what was said before means. */
async function retrieved(
  { operations, transcript, pending }: PlannerInput,
  signal: AbortSignal,
): Promise<PlannerOperation[]> {
  const texts = textsOfPerson(transcript).slice(-textsLookedAt).toReversed();
  const asking = pending ? operationOf(pending.about, operations) : undefined;
  const index = await prepareIndex(operations, signal);
  const open = openTo(texts[0] ?? "", index, asking);
  if (operations.length <= maxOffered) return operations.filter((_, at) => open.isOpen(at));
  const found = texts.map((text) => rank(text, open).map(({ operation }) => operation));
  const [now = [], ...before] = found;
  const enough = before.some(({ length }) => length > 0) ? maxOffered - 6 : maxOffered;
  const wanted = [...(asking ? [asking] : []), ...now.slice(0, enough), ...before.flat(), ...now];
  return [...new Set(wanted)].slice(0, maxOffered);
}

/** What providers take as a name, once in a request. */
function nameFor({ operationId }: PlannerOperation, taken: Set<string>): string {
  const base = operationId.replace(/[^\w-]/g, "_").slice(0, 56) || "operation";
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
  taken.add(name);
  return name;
}

/** What its developer says of it. */
export function describe(
  { title, summary, description, examples }: PlannerOperation,
  language: Language,
): string {
  const said = [
    nameIn(language, summary),
    description,
    ...examples.slice(0, 3).map(({ input }) => `e.g. ${input}`),
  ];
  const text = [...new Set(said.filter((each) => each.trim() !== ""))].join(" — ");
  return `[${title}; its developer says] ${text}`.slice(0, 1_000);
}

/** `calls`: the ones that a value may also be a part of the answer of. */
export function schemaOf(
  { parameters }: PlannerOperation,
  calls: readonly string[],
): Record<string, unknown> {
  const properties = parameters.map((each) => [each.key, parameterSchema(each, calls)]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: parameters.filter(({ required }) => required).map(({ key }) => key),
    additionalProperties: false,
  };
}

function parameterSchema({ schema, description, entity }: PlannerParameter, calls: readonly string[]) {
  const form =
    entity?.category === "time"
      ? "A date or time, ISO 8601."
      : entity?.category === "name"
        ? "The name of a person."
        : "";
  const said = [description, form].filter((each) => each !== "").join(" ");
  const own = { ...schema, ...(said !== "" && { description: said }) };
  return calls.length > 0 ? { description: said, anyOf: [own, referenceSchema(calls)] } : own;
}
