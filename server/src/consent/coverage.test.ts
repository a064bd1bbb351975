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
  return { id: newId("gsc"), grantId, code, shape, duration };
}

describe("what a person allowed", () => {
  test("covers a call that needs no more", () => {
    const read = allowed("Contact.User.Read");

    expect(coverage(["Contact.User.Read"], shapeOf(), [read])).toEqual({
      missing: [],
      cover: { grantId, grantScopeIds: [read.id], once: false },
    });
  });

  test("leaves missing what was not allowed, in the order it is needed", () => {
    const needed = ["Contact.User.mobile", "Contact.User.Read", "Calendar.Event.Read"];

    expect(coverage(needed, shapeOf(), [allowed("Contact.User.Read")])).toEqual({
      missing: ["Contact.User.mobile", "Calendar.Event.Read"],
      changed: false,
    });
  });

  test.each([
    ["goes to another host", shapeOf({ host: "elsewhere.example" })],
    ["wants another permission", shapeOf({ scopes: ["Contact.User.Read", "Contact.User.mobile"] })],
    ["calls another path", shapeOf({ path: "/everything" })],
    ["is fed more of the person", shapeOf({ context: ["currentUser/userId"] })],
  ])("does not cover the skill once it %s (T25, T26)", (_, now) => {
    expect(coverage(["Contact.User.Read"], now, [allowed("Contact.User.Read")])).toEqual({
      missing: ["Contact.User.Read"],
      changed: true,
    });
  });

  test("still covers a skill that asks for less than was reviewed", () => {
    const wide = shapeOf({
      scopes: ["Contact.User.Read", "Contact.User.mobile"],
      context: ["currentUser/userId"],
    });

    expect(
      coverage(["Contact.User.Read"], shapeOf(), [allowed("Contact.User.Read", "30d", wide)]),
    ).toHaveProperty("cover");
  });

  test("is used where it lasts longest, so that a code is not tied to this run without need", () => {
    const once = allowed("Contact.User.Read", "once");
    const always = allowed("Contact.User.Read", "always");

    expect(coverage(["Contact.User.Read"], shapeOf(), [once, always])).toEqual({
      missing: [],
      cover: { grantId, grantScopeIds: [always.id], once: false },
    });
  });

  test("for this run alone makes the whole cover one for this run alone", () => {
    const live = [allowed("Contact.User.Read", "30d"), allowed("Contact.User.mobile", "once")];

    expect(coverage(["Contact.User.Read", "Contact.User.mobile"], shapeOf(), live)).toMatchObject({
      cover: { once: true },
    });
  });
});
