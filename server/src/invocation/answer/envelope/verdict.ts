import { isMembers } from "../../../platform/exact/index.ts";
import { type Envelope, envelopeOf } from "./envelope.ts";

/** `doubtful`: read as an error after a read, and as done, with the skill's own words, after anything else. */
export type Verdict = "ok" | "failed" | "doubtful";

type When = { readonly [Clue in keyof Envelope]?: readonly Envelope[Clue][] } & { does?: readonly Does[] };
type Does = "reads" | "writes";

const nothing = ["absent", "null"] as const;
const littleOrNothing = ["absent", "null", "empty"] as const;
const wordsAtMost = [...littleOrNothing, "words"] as const;
const noReason = ["nothing", "mixed", "failed"] as const;

/**
 * Whether an answer under a good status says that it failed: from the top, the first row that fits. A guess that it
 * failed invites a person to do it again, so what only may be a failure is none, least of all after a write.
 */
export const verdictTable: readonly (readonly [row: string, when: When, then: Verdict])[] = [
  ["what was done in part was done", { says: ["part"] }, "ok"],
  [
    "it says yes, and its code and words say no",
    { flag: ["yes"], code: ["bad", "fault"], says: ["failed"] },
    "doubtful",
  ],
  ["it says yes", { flag: ["yes"] }, "ok"],
  [
    "it says no, and nothing that is not of an envelope",
    { flag: ["no", "nought"], others: ["none"] },
    "failed",
  ],
  ["it says no beside other things, and why", { flag: ["no"], says: ["failed"] }, "failed"],
  [
    "it says no beside other things, with a code",
    { flag: ["no", "nought"], code: ["bad", "fault"] },
    "failed",
  ],
  [
    "it says no beside other things, with an error",
    { flag: ["no", "nought"], error: ["full", "list"] },
    "failed",
  ],
  ["it says no to a write, with things of its own", { flag: ["no"], does: ["writes"] }, "failed"],
  [
    "it says no beside other things, with words and without an answer",
    { flag: ["no"], hasMessage: [true], payload: littleOrNothing },
    "failed",
  ],
  ["it says nought beside other things, and why", { flag: ["nought"], says: ["failed"] }, "doubtful"],
  ["a record that has such a member", { flag: ["no", "nought"] }, "ok"],
  [
    "an error, and a code that says there is none",
    { error: ["full"], code: ["good"], says: ["failed"], payload: littleOrNothing },
    "doubtful",
  ],
  ["an error whose code says there is none", { error: ["full"], code: ["good"] }, "ok"],
  [
    "an error and nothing else",
    { error: ["full", "list"], payload: littleOrNothing, others: ["none"] },
    "failed",
  ],
  ["an error beside what was answered", { error: ["full", "list"], payload: ["full", "words"] }, "ok"],
  ["an error and what it is about", { error: ["full"], others: ["few"], says: ["failed"] }, "doubtful"],
  ["a record that has errors", { error: ["full", "list"] }, "ok"],
  ["a record's own state, alone", { state: ["bad"], isAlone: [true], does: ["reads"] }, "ok"],
  ["a state that is bad", { state: ["bad"], others: ["none"] }, "failed"],
  ["a record whose state is bad", { state: ["bad"] }, "ok"],
  ["a code of errors whose words say that it went well", { code: ["fault", "bad"], says: ["done"] }, "ok"],
  ["a code of errors", { code: ["fault"], payload: wordsAtMost, others: ["none"] }, "failed"],
  ["a code of errors, and why", { code: ["fault"], payload: littleOrNothing, says: ["failed"] }, "failed"],
  ["a record that has such a code", { code: ["fault"], others: ["few", "many"] }, "ok"],
  ["a bad code and no answer", { code: ["bad"], payload: wordsAtMost, others: ["none"] }, "failed"],
  [
    "a bad code and why, beside particulars",
    { code: ["bad", "fault"], others: ["none"], says: ["failed"] },
    "failed",
  ],
  [
    "a bad code and why, and what it is about",
    { code: ["bad"], others: ["few"], says: ["failed"] },
    "doubtful",
  ],
  [
    "a code that no record has, and why, and what it is about",
    { code: ["bad", "odd"], isOfCall: [true], others: ["few"], payload: littleOrNothing, says: ["failed"] },
    "failed",
  ],
  [
    "a good code and a bad word, without an answer",
    { code: ["good"], payload: nothing, others: ["none"], says: ["failed"] },
    "doubtful",
  ],
  [
    "a code that nobody knows, and why",
    { code: ["odd", "round"], payload: wordsAtMost, others: ["none"], says: ["failed"] },
    "failed",
  ],
  [
    "a code that nobody knows in place of an answer",
    { code: ["odd"], payload: ["null"], others: ["none"], says: noReason, hasMessage: [true] },
    "failed",
  ],
  [
    "a code that some end well with, in place of an answer",
    { code: ["round"], payload: ["null"], others: ["none"], says: noReason, hasMessage: [true] },
    "doubtful",
  ],
];

const ruleFor = (envelope: Envelope, does: Does) =>
  verdictTable.find(([, when]) => fits(when, { ...envelope, does }));

/** The row that speaks of an answer itself, not of what it wraps. */
export const ruleOn = (value: unknown, does: Does) =>
  isMembers(value) ? ruleFor(envelopeOf(value), does) : undefined;

export function verdictOn(value: unknown, does: Does, depth = 0): Verdict {
  if (Array.isArray(value)) return isListOfErrors(value) ? "failed" : "ok";
  if (!isMembers(value) || depth > 3) return "ok";
  const envelope = envelopeOf(value);
  const own = ruleFor(envelope, does)?.[2] ?? "ok";
  if (own !== "ok") return own;
  const hasSaid = envelope.flag !== "none" || envelope.code === "good" || envelope.says === "part";
  // What it holds may be a record that has failed; what wraps it speaks of the call.
  const wrapped = envelope.error === "full" ? [] : envelope.inner;
  const held = hasSaid || envelope.others === "many" || isRecord(envelope.held) ? [] : [envelope.held];
  const inner = [...wrapped, ...held].map((each) => verdictOn(each, does, depth + 1));
  return inner.find((each) => each === "failed") ?? inner.find((each) => each === "doubtful") ?? "ok";
}

/** A state alone, or a flag, may be that of the thing that was asked for. */
function isRecord(value: unknown): boolean {
  if (!isMembers(value)) return true;
  const { code, error, others } = envelopeOf(value);
  return others !== "none" || (error === "none" && code !== "fault" && code !== "bad");
}

/** `[{"message": "…", "errorCode": "…"}]`. */
function isListOfErrors(list: readonly unknown[]): boolean {
  return (
    list.length > 0 &&
    list.slice(0, 20).every((item) => {
      if (!isMembers(item)) return false;
      const { code, hasMessage, others } = envelopeOf(item);
      return (code === "fault" || code === "bad") && hasMessage && others !== "many";
    })
  );
}

function fits(when: When, clues: Envelope & { does: Does }): boolean {
  const known = new Map<string, unknown>(Object.entries(clues));
  return Object.entries(when).every(([clue, values]) => values.some((value) => value === known.get(clue)));
}
