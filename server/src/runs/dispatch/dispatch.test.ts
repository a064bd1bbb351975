import { describe, expect, test } from "vitest";
import { dispatch, dispatchTable, type Facts, type Verdict } from "./dispatch.ts";

/** A read that needs no permission, by what the person said themselves. */
const plain: Facts = {
  holdsSecret: false,
  permission: "not needed",
  isLed: false,
  said: "nothing",
  fileAsks: false,
  leaks: false,
  mayTell: false,
  isForeign: false,
  namesPerson: false,
  isRepeated: false,
  does: "reads",
};
const allowed: Facts = { ...plain, permission: "given" };
const write: Facts = { ...allowed, does: "writes" };
const post: Facts = { ...plain, does: "posts" };

const go = { kind: "go" };
const consent = { kind: "consent" };
const stay = (outcome: string) => ({ kind: "stay", outcome });
const confirm = (reason: string, waivable = false) => ({ kind: "confirm", reason, waivable });

/** For each row of the table, in its order: what it decides, and that it comes before what follows. */
const rows: [row: string, facts: Facts, then: object][] = [
  ["a secret of ours goes nowhere", { ...write, holdsSecret: true, said: "run" }, stay("failed")],
  ["without planning no permission is used", { ...write, permission: "planning off" }, stay("planning_off")],
  ["nor one that no admin approved", { ...write, permission: "not approved" }, stay("not_available")],
  ["a no to this call is a no", { ...write, permission: "refused" }, stay("refused")],
  [
    "what another skill's answer led to is asked, whatever stands",
    { ...allowed, isLed: true, leaks: true },
    consent,
  ],
  ["what is not allowed is asked", { ...write, permission: "missing", leaks: true }, consent],
  ["what the person does not want is not sent", { ...allowed, said: "cancel" }, stay("cancelled")],
  ["what they saw and want is sent", { ...write, said: "run", leaks: true, fileAsks: true }, go],
  ["what its file wants shown is shown", { ...write, fileAsks: true, leaks: true }, confirm("file")],
  ["what is private to another skill leaves only seen", { ...write, leaks: true }, confirm("data_flow")],
  ["so does what was chosen by whoever knew that", { ...allowed, mayTell: true }, confirm("data_flow")],
  ["a write to somebody is seen each time", { ...write, namesPerson: true }, confirm("write")],
  ["so is one that another skill had a hand in", { ...write, isForeign: true }, confirm("write")],
  ["so is one that is made once more", { ...write, isRepeated: true }, confirm("write")],
  ["any other write until it is let run", write, confirm("write", true)],
  ["who was found in the directory is seen", { ...post, namesPerson: true }, confirm("name")],
  ["a POST that another skill had a hand in is seen", { ...post, isForeign: true }, confirm("first_post")],
  ["any other POST the first time", post, confirm("first_post", true)],
  ["the rest goes: it reads, is allowed, and tells nobody anything new", allowed, go],
];

describe("go, card or stay (T29)", () => {
  test("each row of the table has its test", () => {
    expect(rows.map(([row]) => row)).toEqual(dispatchTable.map(([row]) => row));
  });

  test.each(rows)("%s", (row, facts, then) => {
    expect(dispatch(facts)).toEqual(then);
    const without = dispatchTable.filter(([other]) => other !== row);
    const next = without.find(([, when]) =>
      Object.entries(when).every(([fact, is]) => new Map(Object.entries(facts)).get(fact) === is),
    );
    if (row === rows.at(-1)?.[0]) return expect(next).toBeUndefined();
    expect(next?.[2], "without its row something else is decided").not.toEqual(then);
  });
});

describe("whatever else holds", () => {
  const flags = [true, false];
  const all: Facts[] = flags.flatMap((leaks) =>
    flags.flatMap((isForeign) =>
      flags.flatMap((isLed) =>
        (["reads", "writes", "posts"] as const).flatMap((does) =>
          (["not needed", "missing", "given"] as const).map((permission) => ({
            ...plain,
            leaks,
            isForeign,
            isLed: isLed && permission !== "not needed",
            does,
            permission,
          })),
        ),
      ),
    ),
  );
  const waivable = (verdict: Verdict) => verdict.kind === "confirm" && verdict.waivable;

  test("nothing private leaves, and no permission is spent by another's answer, without a card (T31)", () => {
    for (const facts of all.filter(({ leaks, isLed }) => leaks || isLed)) {
      const verdict = dispatch(facts);
      expect(["consent", "confirm"], JSON.stringify(facts)).toContain(verdict.kind);
      expect(waivable(verdict), JSON.stringify(facts)).toBe(false);
    }
  });

  test("no waiver reaches a change that another skill had a hand in", () => {
    for (const facts of all.filter(({ isForeign, does }) => isForeign && does !== "reads"))
      expect(waivable(dispatch(facts)), JSON.stringify(facts)).toBe(false);
  });
});
