import { describe, expect, test } from "vitest";

import { foreignTo, hiddenFrom, join, type Label, own } from "./label.ts";

const [profile, weather, notes] = ["skl_profile", "skl_weather", "skl_notes"] as const;
const told: Label = { writers: [profile], privateOf: [profile] };
const open: Label = { writers: [weather], privateOf: [] };
const noted: Label = { writers: [notes], privateOf: [notes] };

/** As sets: in which order they were read is for the card alone. */
const members = ({ writers, privateOf }: Label) => [new Set(writers), new Set(privateOf)];

describe("labels join", () => {
  const labels = [own, told, open, noted, join(told, open)];

  test.each(labels.flatMap((a) => labels.map((b) => [a, b] as const)))("%j and %j, in any order", (a, b) => {
    expect(members(join(a, b))).toEqual(members(join(b, a)));
    expect(members(join(a, join(b, told)))).toEqual(members(join(join(a, b), told)));
    expect(members(join(a, a))).toEqual(members(a));
    expect(join(a, own)).toEqual(a);
  });

  test("to the least trusted and the most private: nothing that was read is forgotten", () => {
    expect(join(told, open, noted)).toEqual({
      writers: [profile, weather, notes],
      privateOf: [profile, notes],
    });
  });

  test("with the latest that was read last", () => {
    expect(join(told, open, told).writers).toEqual([weather, profile]);
  });
});

describe("who may read a value", () => {
  const rows: [label: Label, skill: string, hidden: string[]][] = [
    [own, notes, []],
    [open, notes, []],
    [told, profile, []],
    [told, notes, [profile]],
    [join(told, noted), profile, [notes]],
    [join(told, noted), weather, [profile, notes]],
  ];
  test.each(rows)("%j would show the skill %s what was told by %j", (label, skill, hidden) => {
    expect(hiddenFrom(skill, label)).toEqual(hidden);
  });

  test("a skill's own words are not foreign to it", () => {
    expect(foreignTo({ skillId: weather }, join(open, told))).toEqual([profile]);
    expect(foreignTo({ skillId: weather }, open)).toEqual([]);
  });
});
