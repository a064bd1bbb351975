import { describe, expect, test } from "vitest";
import { platformCatalogue as catalogue } from "../permissions/index.ts";
import { newId } from "../platform/ids.ts";
import { plainLine } from "../platform/text.ts";
import { cardOf, scopeOnCard } from "./card.ts";
import { defaultDuration } from "./durations.ts";

describe("a stranger's text on a card (T23)", () => {
  test.each([
    ["line breaks that forge a field", "Weather\n\nProvided by: Your bank", "Weather Provided by: Your bank"],
    ["marks that turn the reading order", "Pay\u202Egnp.exe", "Paygnp.exe"],
    ["invisible characters", "Pay\u200Bpal\u2060", "Paypal"],
    ["control characters", "a\u0000b\u001b[31mc", "a b [31mc"],
  ])("loses %s", (_, text, shown) => {
    expect(plainLine(text, 60)).toBe(shown);
  });

  test("is clipped by characters, not in the middle of one", () => {
    expect(plainLine("😀".repeat(100), 5)).toBe("😀😀😀😀…");
  });

  test("is clipped wherever it stands on the card, the person's own words too", () => {
    const long = "x".repeat(500);
    const skill = {
      skillId: newId("skl"),
      title: long,
      host: "skill.example",
      application: { id: newId("app"), name: long, provider: long, privacyUrl: null },
    };
    const scopes = ["Contact.User.Read"];
    const card = cardOf(
      {
        skill,
        request: long,
        because: long,
        scopes,
        all: [{ skill, scopes }],
        widened: [],
        leftOut: [],
        changed: false,
      },
      catalogue,
    );

    expect(card.application.name.length).toBe(60);
    expect(card.application.provider.length).toBe(60);
    expect(card.skill.title.length).toBe(60);
    expect(card.because?.skill.length).toBe(60);
    expect(card.request.length).toBe(80);
    expect(card.allSkills?.map(({ skill, application }) => [skill.title, application.name])).toEqual([
      [card.skill.title, card.application.name],
    ]);
  });
});

test("what a permission means is said by the catalogue, in the reader's language", () => {
  expect(scopeOnCard("Contact.User.mobile", { locale: "zh", catalogue })).toMatchObject({
    name: "个人手机号信息",
    sensitive: true,
  });
  expect(scopeOnCard("Contact.User.mobile", { locale: "en", catalogue })).toMatchObject({
    name: "Read your mobile number",
    sensitive: true,
  });
});

test("a permission that left the catalogue is shown by its code and taken for sensitive", () => {
  expect(scopeOnCard("Gone.Long.Ago", { locale: "en", catalogue })).toMatchObject({
    name: "Gone.Long.Ago",
    sensitive: true,
    risk: "high",
  });
});

test("left out of an answer, something sensitive is allowed for this conversation, anything else for thirty days", () => {
  expect(defaultDuration(["Contact.User.Read"], catalogue)).toBe("30d");
  expect(defaultDuration(["Contact.User.Read", "Contact.User.mobile"], catalogue)).toBe("conversation");
});
