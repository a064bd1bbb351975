import type { LoadedSkill } from "../../assistants/index.ts";
import type { Reference } from "../../planner/index.ts";
import { compareNumbers, isNumber } from "../../platform/exact/index.ts";
import type { JsonSchema, Operation } from "../../skill-files/index.ts";
import type { Call, Turn } from "../run.ts";
import { findOperation } from "../skill-operation.ts";
import { stepsSoFar } from "../steps.ts";
import { join, type Label, own } from "./label.ts";
import { isOwnWording, isPrompted, unpromptedTextsOf } from "./own-words.ts";
import { labelOfAnswer, planOf, readByNow } from "./read.ts";
import { findReferenced, referenceIn } from "./reference.ts";

/** Of more pieces a message could be put together, each of them being harmless by itself. */
const mostPieces = 5;
/** Out of more than these the choice itself would be a message. */
const mostChoices = 20;

/**
 * The label of what a call would send: that of all its planner had read, but for few pieces that others than the planner
 * have written. What a model did to a value in between cannot be told, so nothing is asked of what it looks like.
 */
export function labelOfValues(
  turn: Pick<Turn, "run" | "earlier" | "earlierRuns">,
  skills: readonly LoadedSkill[],
  call: Call,
): Label {
  const read = planOf(stepsSoFar(turn), call)?.detail.read ?? readByNow(turn, skills);
  const { operation, skill } = findOperation(skills, call) ?? {};
  const pieces = piecesOf(call, operation);
  const ownTexts = unpromptedTextsOf(turn);
  const labels = pieces.map((piece) => {
    if ("reference" in piece) return labelOfReference(turn, skills, { ...piece, read });
    const { value, offered } = piece;
    const isOthers =
      typeof value === "boolean" ||
      offered.some((it) => isSame(it, value)) ||
      isOwnWording(String(value), ownTexts);
    return isOthers ? own : read;
  });
  const isMessage =
    pieces.length > mostPieces ||
    isOneOfMany(skill) ||
    (operation !== undefined &&
      (choosesOfMany(operation, call) || (takesMessage(operation) && isPrompted(turn))));
  return join(...labels, isMessage ? read : own);
}

const isOneOfMany = (skill: LoadedSkill | undefined): boolean =>
  (skill?.operations.length ?? 0) > mostChoices;

/** Which of many values were given, and which left out, would be a message too. */
function choosesOfMany({ parameters }: Operation, { arguments: values }: Call): boolean {
  const left = parameters.filter(({ context, required }) => context === null && !required);
  return left.length > mostChoices && left.some(({ key }) => Object.hasOwn(values, key));
}

/** The platform fills in what the person said, whoever put it into their mouth. */
const takesMessage = ({ parameters }: Operation): boolean =>
  parameters.some(({ context }) => context?.property === "currentInput" && context.format === "raw");

/** As it stands in an answer it has that call's label alone: what the skill says, and what it was sent. */
function labelOfReference(
  turn: Pick<Turn, "run" | "earlier" | "earlierRuns">,
  skills: readonly LoadedSkill[],
  { reference, read }: { reference: Reference; read: Label },
): Label {
  const steps = stepsSoFar(turn);
  const found = findReferenced(reference, steps);
  const plan = found && planOf(steps, found.step);
  const call = plan?.detail.calls.find(({ callId }) => callId === reference.from);
  if (found === undefined || call === undefined) return read;
  const label = join(labelOfValues(turn, skills, call), labelOfAnswer(found.step, skills));
  return found.among > mostChoices ? join(label, read) : label;
}

type Piece = { reference: Reference } | { value: unknown; offered: readonly unknown[] };

/** What the planner put in: who was looked up comes from the directory, what is left out from the file. */
function piecesOf({ arguments: values, people = {} }: Call, operation: Operation | undefined): Piece[] {
  return Object.entries(values)
    .filter(([key]) => !Object.hasOwn(people, key))
    .flatMap(([key, value]) => {
      const parameter = operation?.parameters.find((each) => each.key === key);
      const offered = parameter === undefined ? [] : offeredBy(parameter.schema);
      const { default: fallback, constant = fallback } = parameter ?? {};
      // The name of a further member is the planner's too.
      const name: Piece[] =
        operation !== undefined && parameter === undefined ? [{ value: key, offered: [] }] : [];
      return isSame(value, constant) ? [] : [...name, ...leavesOf(value, offered)];
    });
}

const isSame = (a: unknown, b: unknown): boolean =>
  isNumber(a) && isNumber(b) ? compareNumbers(a, b) === 0 : a === b;

/** Is there, and says nothing but that. */
const presence: Piece = { value: null, offered: [null] };

/** Names of members count too: they are text like any other. So does what is empty, and how lists stand in one another. */
function leavesOf(value: unknown, offered: readonly unknown[]): Piece[] {
  const reference = referenceIn(value);
  if (reference !== undefined) return [{ reference }];
  if (value === null) return [presence];
  if (typeof value !== "object" || isNumber(value)) return [{ value, offered }];
  const inner = Array.isArray(value)
    ? value.flatMap((item) => [...(Array.isArray(item) ? [presence] : []), ...leavesOf(item, offered)])
    : Object.entries(value).flatMap(([name, item]) => [
        { value: name, offered: [] },
        ...leavesOf(item, offered),
      ]);
  return inner.length === 0 ? [presence] : inner;
}

function offeredBy({ enum: choices = [], ...schema }: JsonSchema): unknown[] {
  if ("const" in schema) return [schema.const];
  return choices.length > mostChoices ? [] : choices;
}
