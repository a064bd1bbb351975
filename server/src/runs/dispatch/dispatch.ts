import type { ConfirmReason } from "../../confirmations/index.ts";
import type { CallProblem } from "../../invocation/index.ts";

/** What counts when a planned call is about to be sent. */
export interface Facts {
  /** Something that would be sent holds a secret of ours. */
  holdsSecret: boolean;
  /** Whether the person lets the skill do this at all: `refused` when they were asked about this very call and did not. */
  permission: "not needed" | "planning off" | "not approved" | "refused" | "missing" | "given";
  /**
   * Another skill's answer led to it, or to what the person pressed or repeated for it, and they have not allowed this
   * skill exactly this since.
   */
  isLed: boolean;
  /** What the person said to the card with exactly these values. */
  said: "nothing" | "run" | "cancel";
  /** Its file wants it shown. */
  fileAsks: boolean;
  /** A value may hold what only the person and another skill may read. */
  leaks: boolean;
  /**
   * Whoever chose it knew what only the person and another skill may read, and it needs no permission: that it is called
   * at all may tell it.
   */
  mayTell: boolean;
  /** Another skill's words may be in it, or have chosen it. */
  isForeign: boolean;
  /** A member was looked up for one of its values. */
  namesPerson: boolean;
  /** The same call once more, after its permission had gone or because the person wants it again. */
  isRepeated: boolean;
  /** `posts`: nobody but its developer says that it changes nothing. */
  does: "reads" | "writes" | "posts";
}

/**
 * `stay`: it is not sent. `consent`: may the skill do this? `confirm`: these values, now? `waivable`: not where the
 * person, or an admin for everyone, lets the operation run unasked.
 */
export type Verdict =
  | { kind: "go" }
  | { kind: "stay"; outcome: CallProblem }
  | { kind: "consent" }
  | { kind: "confirm"; reason: ConfirmReason; waivable: boolean };

const stay = (outcome: CallProblem): Verdict => ({ kind: "stay", outcome });
const confirm = (reason: ConfirmReason, waivable = false): Verdict => ({ kind: "confirm", reason, waivable });
const go: Verdict = { kind: "go" };
const consent: Verdict = { kind: "consent" };

/** From the top, the first row that fits decides; after each answer of the person it is read again. */
export const dispatchTable: readonly (readonly [row: string, when: Partial<Facts>, then: Verdict])[] = [
  ["a secret of ours goes nowhere", { holdsSecret: true }, stay("failed")],
  ["without planning no permission is used", { permission: "planning off" }, stay("planning_off")],
  ["nor one that no admin approved", { permission: "not approved" }, stay("not_available")],
  ["a no to this call is a no", { permission: "refused" }, stay("refused")],
  ["what another skill's answer led to is asked, whatever stands", { isLed: true }, consent],
  ["what is not allowed is asked", { permission: "missing" }, consent],
  ["what the person does not want is not sent", { said: "cancel" }, stay("cancelled")],
  ["what they saw and want is sent", { said: "run" }, go],
  ["what its file wants shown is shown", { fileAsks: true }, confirm("file")],
  ["what is private to another skill leaves only seen", { leaks: true }, confirm("data_flow")],
  ["so does what was chosen by whoever knew that", { mayTell: true }, confirm("data_flow")],
  ["a write to somebody is seen each time", { does: "writes", namesPerson: true }, confirm("write")],
  ["so is one that another skill had a hand in", { does: "writes", isForeign: true }, confirm("write")],
  ["so is one that is made once more", { does: "writes", isRepeated: true }, confirm("write")],
  ["any other write until it is let run", { does: "writes" }, confirm("write", true)],
  ["who was found in the directory is seen", { namesPerson: true }, confirm("name")],
  [
    "a POST that another skill had a hand in is seen",
    { does: "posts", isForeign: true },
    confirm("first_post"),
  ],
  ["any other POST the first time", { does: "posts" }, confirm("first_post", true)],
  ["the rest goes: it reads, is allowed, and tells nobody anything new", {}, go],
];

export function dispatch(facts: Facts): Verdict {
  const row = dispatchTable.find(([, when]) => fits(when, facts));
  if (row === undefined) throw new Error("the last row of the table fits everything");
  return row[2];
}

function fits(when: Partial<Facts>, facts: Facts): boolean {
  return Object.entries(when).every(([fact, value]) =>
    Object.entries(facts).some(([name, is]) => name === fact && is === value),
  );
}
