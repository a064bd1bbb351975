import { describe, expect, test } from "vitest";
import { builtIn } from "./built-in/index.ts";
import { platformCatalogue } from "./find-catalogue.ts";

const delegated = builtIn.filter(({ kind }) => kind === "delegated");

test("the catalogue has every delegated permission of the compatible surface", () => {
  // Wire format, "Delegated permission catalogue"; sensitive ones marked.
  const said = delegated.map(
    ({ code, field, sensitive }) => `${code}${field ? " field" : ""}${sensitive ? " !" : ""}`,
  );
  const compatible = [
    "Contact.User.Read",
    "Contact.User.mobile field !",
    "Calendar.Event.Read !",
    "Calendar.Event.Write !",
    "Calendar.EventSchedule.Read",
    "Calendar.Calendar.Read",
    "Calendar.Calendar.Write",
    "Calendar.Acl.Read !",
    "Calendar.Acl.Write !",
    "Todo.PersonalTodo.Write",
    "Todo.Todo.Read",
    "Todo.Todo.Write !",
    "AI.Assistant.Run.Me",
    "Document.Document.Write !",
  ];
  expect(said).toEqual(expect.arrayContaining(compatible));
});

test("what an application may do for a whole organisation always waits for an admin", () => {
  const forApplications = builtIn.filter(({ kind }) => kind === "application");

  expect(forApplications.length).toBeGreaterThan(0);
  for (const { code, sensitive } of forApplications) expect([code, sensitive]).toEqual([code, true]);
});

test("what is of high risk is sensitive, and what is of low risk is not", () => {
  const sensitiveOf = (risk: string) =>
    builtIn.filter((each) => each.risk === risk).map(({ sensitive }) => sensitive);

  expect(new Set(sensitiveOf("high"))).toEqual(new Set([true]));
  expect(new Set(sensitiveOf("low"))).toEqual(new Set([false]));
  expect(new Set(sensitiveOf("medium"))).toEqual(new Set([true, false]));
  for (const { code, kind, risk } of builtIn)
    if (kind === "application") expect([code, risk]).toEqual([code, "high"]);
});

test("a permission is found by its exact code and by nothing else", () => {
  expect(platformCatalogue.find("Contact.User.mobile")).toMatchObject({ kind: "delegated", field: true });
  for (const code of ["contact.user.mobile", "Contact.User.Mobile", "Contact.User", "*", "", "constructor"])
    expect(platformCatalogue.find(code)).toBeUndefined();
  expect(new Set(builtIn.map(({ code }) => code)).size).toBe(builtIn.length);
});

describe("what people read about each permission", () => {
  test.each(builtIn.map((permission) => [permission.code, permission] as const))("%s", (_, permission) => {
    for (const words of [permission.name, permission.description, permission.api.name]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/^[A-Z][\x20-\x7e]+$/);
    }
    if (permission.kind === "delegated") expect(permission.apis.length).toBeGreaterThan(0);
    for (const { method, path, name } of permission.apis) {
      expect(`${method} ${path}`).toMatch(/^(GET|POST|PUT|DELETE) \/v[12]\.0(\/([\w-]+|\{\w+\}))+$/);
      expect(name.zh && name.en).toBeTruthy();
    }
  });
});
