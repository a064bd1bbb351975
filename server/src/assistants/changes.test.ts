import { describe, expect, test } from "vitest";
import { newId } from "../platform/ids.ts";
import { skillFile } from "./builders.fixture.ts";
import { changesBetween, newScopes } from "./changes.ts";
import { readText } from "./reading/read-text.ts";
import { reviewedShape } from "./reading/shape.ts";
import { options } from "./reading/skill-file.fixture.ts";

const id = newId("skl");
const words = { name: "Weather", description: "", planning: true };

function skill(document: string, more: { id?: typeof id; applicationId?: string; privacyUrl?: string } = {}) {
  const { document: reading } = readText(document, options);
  if (reading === null) throw new Error("the test's file is not readable");
  const shape = reviewedShape(reading, { id: more.applicationId ?? "app_1" });
  return { id: more.id ?? id, document, reading, shape, privacyUrl: more.privacyUrl ?? null };
}

const before = skill(skillFile(["Contact.User.Read"]));
const elsewhere = skill(
  skillFile(["Contact.User.Read"], { servers: "servers: [{ url: https://other.example }]" }),
);
const wider = skill(skillFile(["Contact.User.Read", "Contact.User.mobile"]));

describe("what a new version changes", () => {
  test.each([
    ["nothing", before, [], []],
    ["a privacy address", skill(before.document, { privacyUrl: "https://a.example" }), ["skill_changed"], []],
    ["the host", elsewhere, ["skill_changed", "destination_changed"], []],
    ["the application", skill(before.document, { applicationId: "app_2" }), ["destination_changed"], []],
    ["a scope more", wider, ["skill_changed", "scopes_widened"], ["Contact.User.mobile"]],
    ["no scope any more", skill(skillFile([])), ["skill_changed"], []],
    [
      "another skill instead",
      skill(before.document, { id: newId("skl") }),
      ["skill_added", "skill_removed"],
      [],
    ],
  ])("%s", (_, after, kinds, scopes) => {
    const changes = changesBetween({ words, skills: [before] }, { words, skills: [after] });

    expect(changes.map(({ kind }) => kind)).toEqual(kinds);
    expect(newScopes([before], [after])).toEqual(scopes);
  });

  test("the first version adds every skill and scope", () => {
    const changes = changesBetween({ words: null, skills: [] }, { words, skills: [wider] });

    expect(changes.map(({ text }) => text.en)).toEqual([
      "Added the skill “Weather”",
      "New permission Contact.User.Read",
      "New permission Contact.User.mobile",
    ]);
  });

  test("another name, and planning switched on", () => {
    const after = { words: { ...words, name: "Climate" }, skills: [before] };

    const changes = changesBetween({ words: { ...words, planning: false }, skills: [before] }, after);

    expect(changes.map(({ text }) => text.en)).toEqual([
      "Changed the name or description",
      "Switched planning & reasoning on",
    ]);
  });

  test("with planning off a skill that needs permission is warned of, another one is not", () => {
    const off = { ...words, planning: false };
    const kinds = (skills: (typeof before)[]) =>
      changesBetween({ words: off, skills }, { words: off, skills }).map(({ kind }) => kind);

    expect(kinds([before])).toEqual(["planning_off"]);
    expect(kinds([skill(skillFile([]))])).toEqual([]);
  });

  test("where data goes now is named", () => {
    const changes = changesBetween({ words, skills: [before] }, { words, skills: [elsewhere] });

    expect(changes[1]?.text.en).toBe(
      "The skill “Weather” now goes to another application or host: other.example",
    );
  });
});
