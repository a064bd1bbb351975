import { describe, expect, test } from "vitest";
import { builtIn } from "../../permissions/index.ts";
import type { ApiContent, ApiPoint } from "../api.ts";
import { checkContent } from "./check-content.ts";
import { content, point } from "./content.fixture.ts";
import { lookOf } from "./look.ts";

const rules = {
  namespace: "Expense",
  taken: ["Leave", lookOf("Rooms")],
  allowedHosts: ["expense.corp"],
  ownAddress: "https://behalf.example.com",
};

const found = (given: ApiContent, namespace = "Expense") =>
  checkContent(given, { ...rules, namespace }).map(({ path, rule }) => `${path} ${rule}`);

const changed = (parts: Partial<ApiContent>) => found({ ...content, ...parts });
const withPoint = (parts: Partial<ApiPoint>) => changed({ points: [{ ...point, ...parts }] });
const operation = (parts: Partial<ApiPoint["operations"][number]>) =>
  withPoint({ operations: [{ method: "GET", path: "/a", name: { zh: "甲", en: "A" }, ...parts }] });

test("what is right has no problem", () => {
  expect(found(content)).toEqual([]);
});

describe("a namespace", () => {
  test.each([
    ["Expense", []],
    ["expense", ["namespace namespace_form"]],
    ["E", ["namespace namespace_form"]],
    ["Ex.pense", ["namespace namespace_form"]],
    ["Еxpense", ["namespace namespace_form"]],
    [`E${"x".repeat(40)}`, ["namespace namespace_form"]],
    ["Contact", ["namespace namespace_ours"]],
    ["Contacts", ["namespace namespace_ours"]],
    ["C0ntact", ["namespace namespace_ours"]],
    ["CaIendar", ["namespace namespace_ours"]],
    ["Todo", ["namespace namespace_ours"]],
    ["T0d0", ["namespace namespace_ours"]],
    ["AI", ["namespace namespace_ours"]],
    ["Al", ["namespace namespace_ours"]],
    ["Document", ["namespace namespace_ours"]],
    ["Qyapi", ["namespace namespace_ours"]],
    ["Behalf", ["namespace namespace_ours"]],
    ["BehaIf", ["namespace namespace_ours"]],
    ["Dingtalk", ["namespace namespace_ours"]],
    ["DingTaIk", ["namespace namespace_ours"]],
    ["OAuth", ["namespace namespace_ours"]],
    ["System", ["namespace namespace_ours"]],
    ["Systern", ["namespace namespace_ours"]],
    ["Admin", ["namespace namespace_ours"]],
    ["Adrnin", ["namespace namespace_ours"]],
    ["Leave", ["namespace namespace_taken"]],
    ["LEAVE", ["namespace namespace_taken"]],
    ["Rooms", ["namespace namespace_taken"]],
    ["R00ms", ["namespace namespace_taken"]],
  ])("%s: %j", (namespace, expected) => {
    const points = [{ ...point, code: `${namespace}.Claim.Read` }];
    expect(found({ ...content, points }, namespace).filter((one) => one.startsWith("namespace"))).toEqual(
      expected,
    );
  });

  test("no first part of a built-in code is free", () => {
    for (const { code } of builtIn) {
      const [first = ""] = code.split(/[._]/);
      const namespace = first.charAt(0).toUpperCase() + first.slice(1);
      expect(found(content, namespace), namespace).toContain("namespace namespace_ours");
    }
  });
});

describe("a code", () => {
  test.each([
    ["Expense.Read", []],
    ["Expense.Claim.Item.Read", []],
    ["Expense.Claim.iban", []],
    ["Expense", ["points.0.code code_form"]],
    ["Expense.Claim.Item.Line.Read", ["points.0.code code_form"]],
    ["expense.Claim.Read", ["points.0.code code_form"]],
    ["Expense..Read", ["points.0.code code_form"]],
    ["Expense.1.Read", ["points.0.code code_form"]],
    ["Expense.Claim:Read", ["points.0.code code_form"]],
    ["Expense.Claim Read", ["points.0.code code_form"]],
    ["Expense.Сlaim.Read", ["points.0.code code_form"]],
    [`Expense.${"C".repeat(57)}`, ["points.0.code code_form"]],
    ["Contact.User.Read", ["points.0.code code_namespace"]],
    ["ExpenseOther.Read", ["points.0.code code_namespace"]],
    ["Leave.Request.Read", ["points.0.code code_namespace"]],
  ])("%s: %j", (code, expected) => {
    expect(withPoint({ code })).toEqual(expected);
  });

  test.each([
    "Expense.Claim.Read",
    "Expense.Claim.read",
    "Expense.CIaim.Read",
    "Expense.C1aim.Read",
    "Expense.daim.Read",
  ])("%s beside Expense.Claim.Read is one too many", (code) => {
    const other = { ...point, code, name: { zh: "另一个", en: "Another" } };
    expect(changed({ points: [point, other] })).toEqual(["points.1.code code_twice"]);
  });
});

describe("a text", () => {
  const name = (text: string) => withPoint({ name: { zh: "查看报销单", en: text } });
  const description = (text: string) => withPoint({ description: { zh: text, en: "Claims" } });

  test.each([
    ["Read claims (2)", undefined],
    ["Café claims", undefined],
    ["查看报销单（含明细）", undefined],
    ["Read  claims", "text_hidden"],
    ["Überweisung", undefined],
    ["", "text_empty"],
    ["  ", "text_empty"],
    ["x".repeat(61), "text_long"],
    [" Read claims", "text_hidden"],
    ["Read\nclaims", "text_hidden"],
    ["Read \u202Esmialc", "text_hidden"],
    ["Read\u200B claims", "text_hidden"],
    ["Read\u0000claims", "text_hidden"],
    ["<b>Read</b> claims", "text_markup"],
    ["<img src=x onerror=alert(1)>", "text_markup"],
    ["[Read](javascript:alert(1))", "text_markup"],
    ["**Read** claims", "text_markup"],
    ["`Read` claims", "text_markup"],
    ["# Read claims", "text_markup"],
    ["Read &lt;claims&gt;", "text_markup"],
    ["See https://evil.example", "text_address"],
    ["See www.evil.example", "text_address"],
    ["See evil-bank.com", "text_address"],
    ["Rеad claims", "text_letters"],
    ["Ｒead claims", "text_letters"],
    ["𝐑ead claims", "text_letters"],
  ])("%j as a name: %s", (text, rule) => {
    expect(name(text)).toEqual(rule === undefined ? [] : [`points.0.name.en ${rule}`]);
  });

  test.each([
    ["x".repeat(301), "text_long"],
    ["查看\u2066报销\u2069", "text_hidden"],
    ["点击<a href='//evil'>这里</a>", "text_markup"],
    ["你的报销单，见 //evil.example/x", "text_address"],
  ])("%j as a description: %s", (text, rule) => {
    expect(description(text)).toEqual([`points.0.description.zh ${rule}`]);
  });

  test.each(["name", "provider"] as const)("the %s of the API is held to the same", (key) => {
    expect(changed({ [key]: { zh: "<b>报销</b>", en: "" } })).toEqual([
      `${key}.zh text_markup`,
      `${key}.en text_empty`,
    ]);
  });

  test("so is the name of an operation", () => {
    expect(operation({ name: { zh: "甲", en: "<script>" } })).toEqual([
      "points.0.operations.0.name.en text_markup",
    ]);
  });
});

describe("a name that is taken for the platform's", () => {
  test.each([
    "Behalf",
    "behalf",
    "8ehalf",
    "Behalf official",
    "By Behalf",
    "DingTalk",
    "钉钉通讯录",
    "平台官方",
    "平台官方接口",
    "系统",
    "系统平台",
    "System",
    "The platform",
    "Official",
    "Contacts",
    "通讯录",
    "Calendar",
    "CaIendar",
    "AI 助理",
    "To-dos",
  ])("%s, whatever it names", (text) => {
    for (const key of ["name", "provider"])
      expect(changed({ [key]: { zh: text, en: text } })).toEqual([
        `${key}.zh imitates`,
        `${key}.en imitates`,
      ]);
    expect(withPoint({ name: { zh: text, en: text } })).toEqual([
      "points.0.name.zh imitates",
      "points.0.name.en imitates",
    ]);
  });

  test("each name of a built-in point, in both languages", () => {
    for (const { name } of builtIn)
      expect(withPoint({ name })).toEqual(["points.0.name.zh imitates", "points.0.name.en imitates"]);
  });

  test.each([
    "Act on your behalf",
    "Hand in claims on behalf of a colleague",
    "报销系统",
    "Meeting calendar",
    "Finance platform",
  ])("%s is nobody else's", (text) => {
    expect(withPoint({ name: { zh: text, en: text } })).toEqual([]);
  });

  test("two points of the same name, to the eye", () => {
    const other = { ...point, code: "Expense.Claim.Write", name: { zh: "查看 报销单", en: "Read cIaims" } };
    expect(changed({ points: [point, other] })).toEqual([
      "points.1.name.zh name_twice",
      "points.1.name.en name_twice",
    ]);
  });
});

describe("risk", () => {
  test.each([
    ["high", false, ["points.0.sensitive risk_high"]],
    ["high", true, []],
    ["medium", false, []],
    ["medium", true, []],
    ["low", true, ["points.0.sensitive risk_low"]],
    ["low", false, []],
  ] as const)("%s and sensitive %s: %j", (risk, sensitive, expected) => {
    expect(withPoint({ risk, sensitive })).toEqual(expected);
  });
});

test.each([
  [true, []],
  [false, ["points.0.sensitive application_sensitive"]],
])("what an admin allows for everybody, sensitive %s: %j", (sensitive, expected) => {
  expect(withPoint({ kind: "application", risk: "medium", sensitive })).toEqual(expected);
});

describe("what a point opens", () => {
  test.each([
    ["/", []],
    ["/a/{id}/b", []],
    ["/a/{id}:approve", []],
    ["/报销/{id}", []],
    ["a", ["path_form"]],
    ["//evil.example/a", ["path_form"]],
    ["/a?x=1", ["path_form"]],
    ["/a#b", ["path_form"]],
    ["/a b", ["path_form"]],
    ["/a/../b", ["path_form"]],
    ["/a/%2e%2e/b", ["path_form"]],
    ["/a%2fb", ["path_form"]],
    ["/a\\b", ["path_form"]],
    ["/a/{id", ["path_form"]],
    ["/a/<b>", ["path_form"]],
    ["/a\u202Eb", ["path_form"]],
    [`/${"a".repeat(500)}`, ["path_form"]],
  ])("the path %s: %j", (path, rule) => {
    expect(operation({ path })).toEqual(rule.map((one) => `points.0.operations.0.path ${one}`));
  });

  test.each(["get", "TRACE", "CONNECT", "", "GET /x"])("the method %j is none", (method) => {
    expect(operation({ method })).toEqual(["points.0.operations.0.method method_form"]);
  });

  test("an operation twice", () => {
    const [one] = point.operations;
    expect(withPoint({ operations: one ? [one, one] : [] })).toEqual([
      "points.0.operations.1 operation_twice",
    ]);
  });

  test.each(["PUT", "PATCH", "DELETE"])("%s in a point that is said to read only", (method) => {
    expect(operation({ method })).toEqual(["points.0.write reads_only"]);
  });

  test.each(["", "a b", "<b>", "__proto__", "a\u202Eb", "x".repeat(101)])("the field %j is none", (name) => {
    expect(withPoint({ fields: [name] })).toEqual(["points.0.fields.0 field_form"]);
  });

  test("a field twice, or nothing at all", () => {
    expect(withPoint({ fields: ["iban", "iban"] })).toEqual(["points.0.fields.1 field_twice"]);
    expect(withPoint({ operations: [] })).toEqual(["points.0 opens_nothing"]);
    expect(changed({ points: [] })).toEqual(["points no_points"]);
  });
});

describe("how much there may be", () => {
  const times = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const letters = (at: number) => [...String(at)].map((digit) => "aeghjkpqty"[Number(digit)]).join("");
  const points = (count: number) =>
    times(count, (at) => ({
      ...point,
      code: `Expense.${letters(at)}.Read`,
      name: { zh: `查看 ${letters(at)}`, en: `Read ${letters(at)}` },
    }));

  test("500 points, and not one more", () => {
    expect(changed({ points: points(500) })).toEqual([]);
    expect(changed({ points: points(501) })).toEqual(["points too_many_points"]);
  });

  test("200 operations and 100 fields a point, and not one more", () => {
    const operations = (count: number) =>
      times(count, (at) => ({ method: "GET", path: `/${at}`, name: { zh: "甲", en: "A" } }));
    expect(withPoint({ operations: operations(200) })).toEqual([]);
    expect(withPoint({ operations: operations(201) })).toEqual(["points.0.operations too_many_operations"]);
    const all = (count: number) =>
      changed({ points: points(count).map((one) => ({ ...one, operations: operations(200) })) });
    expect(all(50)).toEqual([]);
    expect(all(51)).toEqual(["points too_many_in_all"]);
    expect(withPoint({ fields: times(100, (at) => `f${at}`) })).toEqual([]);
    expect(withPoint({ fields: times(101, (at) => `f${at}`) })).toEqual(["points.0.fields too_many_fields"]);
  });
});

describe("a base address", () => {
  test.each([
    ["https://expense.example.com", []],
    ["https://expense.example.com:8443/v1", []],
    ["http://expense.corp/v1", []],
    ["http://expense.example.com", ["base_url_http"]],
    ["https://user:secret@expense.example.com", ["base_url_credentials"]],
    ["https://behalf.example.com/v1", ["base_url_ours"]],
    ["https://expense.example.com/", ["base_url_form"]],
    ["https://expense.example.com/v1?x=1", ["base_url_form"]],
    ["https://expense.example.com/v1#x", ["base_url_form"]],
    ["https://Expense.example.com", ["base_url_form"]],
    ["https://expense.example.com/{version}", ["base_url_form"]],
    ["https://expense.example.com/a/../b", ["base_url_form"]],
    ["https:\\\\expense.example.com", ["base_url_form"]],
    ["ftp://expense.example.com", ["base_url_form"]],
    ["javascript:alert(1)", ["base_url_form"]],
    ["/v1", ["base_url_form"]],
    ["", ["base_url_form"]],
  ])("%s: %j", (baseUrl, rule) => {
    expect(changed({ baseUrl })).toEqual(rule.map((one) => `baseUrl ${one}`));
  });
});

test("every problem says in both languages what is wrong, with nothing left open in it", () => {
  const points = [
    { ...point, code: "x", risk: "high" as const, operations: [], name: { zh: "系统", en: "" } },
  ];
  const problems = checkContent({ ...content, baseUrl: "", points }, { ...rules, namespace: "Admin" });
  expect(problems.length).toBeGreaterThan(5);
  for (const { message } of problems) {
    expect(message.zh).toMatch(/\p{Script=Han}.*[。…]$/u);
    expect(message.en).toMatch(/^[A-Z“].*[.…]$/);
    expect(`${message.zh}${message.en}`).not.toMatch(/\{(?!id)\w*\}/);
  }
});
