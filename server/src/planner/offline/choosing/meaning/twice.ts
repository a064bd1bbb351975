import type { PlannerInput } from "../../../planner.ts";
import { wantsDate } from "../../values/mentions/dates.ts";
import { mentionsIn } from "../../values/mentions/mentions.ts";
import { isKind } from "../../values/slots/slot-kinds.ts";
import { type Slot, slotsOf } from "../../values/slots/slots.ts";
import { type IntendedStep, stepFrom } from "./understanding.ts";

const maxTimes = 5;
/** Between names in letters a comma may stand; in Chinese it ends what was said before. */
const joint = "(?:\\s*(?:、|和|与|跟|以及)\\s*|\\s*(?:,\\s*(?:and\\s+)?|\\band\\b|&)\\s*)";
const name =
  "(?:\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+)*|[A-Za-z]{1,4}-?\\d[\\w-]*|\\d{5,}|\\p{Script=Han}{2,5}?(?=的|今|明|后天|昨|会|怎|天气|[\\s，,。？?！!、和与跟]|以及|$))";

/** "weather in Rome and Madrid": the same for each of the names that were said where one is taken. */
export async function forEachName(
  step: IntendedStep,
  words: string,
  input: PlannerInput,
): Promise<IntendedStep[]> {
  for (const slot of slotsOf(step.operation).filter(takesName)) {
    const [key] = slot.path;
    if (typeof key !== "string") continue;
    const value = step.said[key];
    const isOpen = step.missing.some((it) => it.key === key) && isKind(slot, "code");
    const names = typeof value === "string" ? namesWith(value, words) : isOpen ? codesIn(words) : [];
    if (names.length < 2) continue;
    return Promise.all(
      names.slice(0, maxTimes).map(async (each) => ({
        ...(await stepFrom(
          step.operation,
          { filled: { ...step.said, [key]: each }, asked: [], reply: "" },
          input,
        )),
        ...(step.isOthers && { isOthers: true }),
      })),
    );
  }
  return [step];
}

/** "track A1 and B2": several where one is asked for. */
const codesIn = (words: string): string[] => [
  ...new Set(mentionsIn(words).flatMap(({ kind, text }) => (kind === "code" ? [text] : []))),
];

const takesName = (slot: Slot): boolean =>
  slot.type === "string" &&
  slot.path.length === 1 &&
  !slot.list &&
  slot.choices.length === 0 &&
  slot.entity?.category !== "name" &&
  !wantsDate(slot) &&
  !isKind(slot, "content") &&
  !isKind(slot, "topic");

/** The row of names in the words of which this is one, or which this is. */
function namesWith(value: string, words: string): string[] {
  const row = new RegExp(`${name}(?:${joint}${name})+`, "gu");
  const parts = (text: string) =>
    text
      .split(new RegExp(joint, "u"))
      .map((it) => it.trim())
      .filter((it) => it !== "");
  const own = parts(value);
  if (own.length > 1) return own;
  return (
    [...words.matchAll(row)]
      .map(([found]) => withoutLead(parts(found), value))
      .find((it) => it.includes(value) && areAlike(it)) ?? []
  );
}

/** "B-12, 2 hours" is no row: a number stands beside numbers, a code beside codes. */
const areAlike = (names: readonly string[]): boolean =>
  new Set(names.map((it) => (/^\d/.test(it) ? "number" : /\d/.test(it) ? "code" : "name"))).size === 1;

/** "明天上海": what stands before the first name is no part of it. */
const withoutLead = ([first = "", ...others]: string[], value: string): string[] => [
  first.endsWith(value) ? value : first,
  ...others.map((it) => (it.startsWith(value) ? value : it)),
];
