import { describe, expect, test } from "vitest";
import { type GrantId, newId } from "../platform/ids.ts";
import type { ReviewedShape } from "../skill-files/index.ts";
import { coverage, type LiveScope } from "./coverage.ts";
import type { Duration } from "./durations.ts";

const grantId: GrantId = newId("gra");

function shapeOf(
  change: { host?: string; scopes?: string[]; path?: string; context?: string[] } = {},
): ReviewedShape {
  const { host = "skill.example", scopes = ["Contact.User.Read"], path = "/me", context = [] } = change;
  const operation = {
    method: "GET" as const,
    path,
    server: `https://${host}`,
    scopes,
    code: ["query:code"],
    context,
  };
  return { applicationId: "app_1", host, protocol: "http", operations: { getMe: operation } };
}

function allowed(code: string, duration: Duration = "30d", shape = shapeOf()): LiveScope {
  return { id: newId("gsc"), grantId, code, shape, duration, reader: null, apiVersion: null, rests: false };
}

describe("what a person allowed", () => {
  test("of an API that opens more since then rests: it is missing, as it was seen", () => {
    const seen = (apiVersion: number) => ({ ...allowed("Expense.Claim.Read"), apiVersion, rests: true });
    const needed = { scopes: ["Expense.Claim.Read"], shape: shapeOf() };
    const missing = { missing: needed.scopes, changed: false };

    expect(coverage(needed, [seen(2), seen(3), seen(1)])).toEqual({
      ...missing,
      rested: [{ code: "Expense.Claim.Read", number: 3 }],
    });
    const other = { ...seen(2), shape: shapeOf({ host: "b.example.com" }) };
    expect(coverage(needed, [other])).toEqual({ missing: needed.scopes, changed: true, rested: [] });
    const again = { ...seen(4), rests: false };
    expect(coverage(needed, [seen(3), again])).toMatchObject({
      missing: [],
      cover: { grantScopeIds: [again.id] },
    });
  });

  test("covers a call that needs no more", () => {
    const read = allowed("Contact.User.Read");

    expect(coverage({ scopes: ["Contact.User.Read"], shape: shapeOf() }, [read])).toEqual({
      missing: [],
      cover: { grantId, grantScopeIds: [read.id], once: false },
    });
  });

  test("was allowed to be told to the provider that the card named, and to no other", () => {
    const needed = { scopes: ["Contact.User.Read"], shape: shapeOf() };
    const named = { ...allowed("Contact.User.Read"), reader: "models.example" };
    const unnamed = allowed("Contact.User.Read", "always");

    expect(coverage({ ...needed, reader: "models.example" }, [unnamed, named])).toMatchObject({
      cover: { grantScopeIds: [named.id] },
    });
    expect(coverage({ ...needed, reader: "other.example" }, [unnamed, named])).toEqual({
      missing: ["Contact.User.Read"],
      changed: false,
      rested: [],
    });
    expect(coverage(needed, [named])).toHaveProperty("cover");
  });

  test("leaves missing what was not allowed, in the order it is needed", () => {
    const needed = ["Contact.User.mobile", "Contact.User.Read", "Calendar.Event.Read"];

    expect(coverage({ scopes: needed, shape: shapeOf() }, [allowed("Contact.User.Read")])).toEqual({
      missing: ["Contact.User.mobile", "Calendar.Event.Read"],
      changed: false,
      rested: [],
    });
  });

  test.each([
    ["goes to another host", shapeOf({ host: "elsewhere.example" })],
    ["wants another permission", shapeOf({ scopes: ["Contact.User.Read", "Contact.User.mobile"] })],
    ["calls another path", shapeOf({ path: "/everything" })],
    ["is fed more of the person", shapeOf({ context: ["currentUser/userId"] })],
  ])("does not cover the skill once it %s (T25, T26)", (_, now) => {
    expect(coverage({ scopes: ["Contact.User.Read"], shape: now }, [allowed("Contact.User.Read")])).toEqual({
      missing: ["Contact.User.Read"],
      changed: true,
      rested: [],
    });
  });

  test("still covers a skill that asks for less than was reviewed", () => {
    const wide = shapeOf({
      scopes: ["Contact.User.Read", "Contact.User.mobile"],
      context: ["currentUser/userId"],
    });

    expect(
      coverage({ scopes: ["Contact.User.Read"], shape: shapeOf() }, [
        allowed("Contact.User.Read", "30d", wide),
      ]),
    ).toHaveProperty("cover");
  });

  test("is used where it lasts longest, so that a code is not tied to this run without need", () => {
    const once = allowed("Contact.User.Read", "once");
    const always = allowed("Contact.User.Read", "always");

    expect(coverage({ scopes: ["Contact.User.Read"], shape: shapeOf() }, [once, always])).toEqual({
      missing: [],
      cover: { grantId, grantScopeIds: [always.id], once: false },
    });
  });

  test("for this run alone makes the whole cover one for this run alone", () => {
    const live = [allowed("Contact.User.Read", "30d"), allowed("Contact.User.mobile", "once")];

    expect(
      coverage({ scopes: ["Contact.User.Read", "Contact.User.mobile"], shape: shapeOf() }, live),
    ).toMatchObject({
      cover: { once: true },
    });
  });
});
