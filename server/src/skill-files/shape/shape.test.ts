import { describe, expect, test } from "vitest";
import { operationOf, specOf } from "../skill-file.fixture.ts";
import { confirmationShape, covers, isSealed, reviewedShape, shapeHash } from "./shape.ts";

const accepted = `
openapi: 3.0.1
info: { title: Contacts, description: old, version: "1" }
servers: [{ url: https://skill.example }]
paths:
  /me:
    get:
      operationId: showMe
      summary: Show my number
      description: Shows it
      x-dingtalk-delegated-scopes: [Contact.User.Read, Contact.User.mobile]
      parameters:
        - { name: code, in: query, schema: { type: string, x-dingtalk-context: { property: currentUser, format: oauthAuthCode } } }
        - { name: who, in: query, schema: { type: string, x-dingtalk-context: { property: currentUser, format: userId } } }
        - { name: other, in: query, schema: { type: string } }
  /greet:
    get:
      operationId: greet
      summary: Greet me
      description: Says hello
      parameters:
        - { name: said, in: query, schema: { type: string, x-dingtalk-context: { property: currentInput, format: raw } } }
  /plain:
    get: { operationId: plain, summary: Nothing personal, description: a }
`;

const application = { id: "app_a" };

function shapeOf(text: string, app = application) {
  return reviewedShape(specOf(text, { allowedHosts: ["skill.example"] }), app);
}

/** Every replacement must change something, or the row would prove nothing. */
function mutate(replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, accepted);
}

const widening: [what: string, ...replacements: [string, string][]][] = [
  ["asks for one more scope", ["Contact.User.mobile]", "Contact.User.mobile, Todo.Todo.Write]"]],
  ["asks for another scope", ["Contact.User.mobile]", "Todo.Todo.Write]"]],
  ["moves to another host", ["https://skill.example", "https://evil.example"]],
  ["moves to another port", ["https://skill.example", "https://skill.example:8443"]],
  ["moves to plain http", ["https://skill.example", "http://skill.example"]],
  ["moves below another base path", ["https://skill.example", "https://skill.example/v2"]],
  [
    "moves one operation to another host",
    ["operationId: greet", "operationId: greet\n      servers: [{ url: https://evil.example }]"],
  ],
  ["moves the code to another place", ["name: code, in: query", "name: code, in: header"]],
  ["moves the code to another name", ["name: code", "name: q"]],
  [
    "takes the code twice",
    [
      "- { name: other, in: query, schema: { type: string } }",
      "- { name: other, in: query, schema: { type: string, x-dingtalk-context: { property: currentUser, format: oauthAuthCode } } }",
    ],
  ],
  [
    "is fed more context",
    [
      "schema: { type: string } }",
      "schema: { type: string, x-dingtalk-context: { property: currentUser, format: jobNum } } }",
    ],
  ],
  ["is fed other context", ["format: userId", "format: unionId"]],
  ["moves other context to another place", ["name: who, in: query", "name: who, in: header"]],
  ["moves other context to another name", ["name: who", "name: to"]],
  [
    "is fed a credential of the run",
    [
      "schema: { type: string } }",
      "schema: { type: string, x-dingtalk-context: { property: currentConversation, format: sessionWebhook } } }",
    ],
  ],
  ["renames a delegated operation", ["operationId: showMe", "operationId: showYou"]],
  ["changes a delegated operation's path", ["  /me:", "  /you:"]],
  ["changes a delegated operation's method", ["  /me:\n    get:", "  /me:\n    post:"]],
  [
    "feeds an operation that got nothing before",
    [
      "description: a }",
      "description: a, parameters: [{ name: u, in: query, schema: { x-dingtalk-context: { property: currentUser, format: userId } } }] }",
    ],
  ],
  [
    "makes a plain operation a delegated one",
    ["description: a }", "description: a, x-dingtalk-delegated-scopes: [Contact.User.Read] }"],
  ],
  [
    "swaps two operations' names",
    ["operationId: showMe", "operationId: tmp"],
    ["operationId: greet", "operationId: showMe"],
    ["operationId: tmp", "operationId: greet"],
  ],
];

const harmless: typeof widening = [
  ["asks for fewer scopes", ["Contact.User.Read, ", ""]],
  [
    "names its scopes in another order",
    ["[Contact.User.Read, Contact.User.mobile]", "[Contact.User.mobile, Contact.User.Read]"],
  ],
  ["is fed less context", [", x-dingtalk-context: { property: currentUser, format: userId }", ""]],
  [
    "loses an operation",
    ["operationId: greet", "deprecated: true\n      operationId: greet"],
    [
      "        - { name: said, in: query, schema: { type: string, x-dingtalk-context: { property: currentInput, format: raw } } }",
      "        []",
    ],
  ],
  [
    "changes its texts",
    ["title: Contacts", "title: Calendar"],
    ["summary: Show my number", "summary: Show it"],
    ["description: Shows it", "description: Other"],
  ],
  [
    "gains a plain operation",
    ["  /plain:", "  /more:\n    get: { operationId: more, summary: a, description: b }\n  /plain:"],
  ],
  ["gains a plain parameter", ["name: other, in: query", "name: another, in: query"]],
  ["changes a plain operation", ["  /plain:", "  /plainer:"]],
];

describe("what a person accepted (T25)", () => {
  test.each(widening)("does not cover a skill that %s", (_what, ...replacements) => {
    const current = shapeOf(mutate(replacements));
    expect(covers(shapeOf(accepted), current)).toBe(false);
    expect(shapeHash(current)).not.toBe(shapeHash(shapeOf(accepted)));
  });

  test.each(harmless)("covers a skill that %s", (_what, ...replacements) => {
    expect(covers(shapeOf(accepted), shapeOf(mutate(replacements)))).toBe(true);
  });

  test("does not cover another application, another shown host, nor another protocol", () => {
    const shape = shapeOf(accepted);
    expect(covers(shape, shapeOf(accepted, { id: "app_b" }))).toBe(false);
    expect(covers(shape, { ...shape, host: "evil.example" })).toBe(false);
    expect(covers(shape, { ...shape, protocol: "stream" })).toBe(false);
  });

  test("never covers an operation by what every object has", () => {
    const shape = JSON.parse(JSON.stringify(shapeOf(accepted)));
    for (const name of ["constructor", "toString", "hasOwnProperty"]) {
      const current = { ...shape, operations: { [name]: { ...shape.operations.showMe } } };
      expect(covers(shape, JSON.parse(JSON.stringify(current)))).toBe(false);
    }
  });
});

describe("a reviewed shape", () => {
  test("is what a consent is about, and nothing else", () => {
    expect(shapeOf(accepted)).toEqual({
      applicationId: "app_a",
      host: "skill.example",
      protocol: "http",
      operations: {
        showMe: {
          method: "GET",
          path: "/me",
          server: "https://skill.example",
          scopes: ["Contact.User.Read", "Contact.User.mobile"],
          code: ["query:code"],
          context: ["currentUser/userId@query:who"],
        },
        greet: {
          method: "GET",
          path: "/greet",
          server: "https://skill.example",
          scopes: [],
          code: [],
          context: ["currentInput/raw@query:said"],
        },
      },
    });
  });

  test("tells apart which of two parameters of one name gets what", () => {
    const context = (format: string) =>
      `{ type: string, x-dingtalk-context: { property: currentUser, format: ${format} } }`;
    const given = (query: string, header: string) =>
      accepted.replace(
        "name: other, in: query, schema: { type: string } }",
        `name: id, in: query, schema: ${query} }\n        - { name: id, in: header, schema: ${header} }`,
      );
    const one = shapeOf(given(context("userId"), "{ type: string }"));
    const other = shapeOf(given("{ type: string }", context("userId")));
    const both = shapeOf(given(context("userId"), context("userId")));
    expect(one.operations.showMe?.context).toContain("currentUser/userId@query:id");
    expect(covers(one, other)).toBe(false);
    expect(covers(other, both)).toBe(false);
    expect(covers(both, one)).toBe(true);
  });

  test("keeps its hash through storage and whatever the order", () => {
    const shape = shapeOf(accepted);
    const { operations, ...rest } = shape;
    const turned = { operations: Object.fromEntries(Object.entries(operations).reverse()), ...rest };
    expect(shapeHash(JSON.parse(JSON.stringify(turned)))).toBe(shapeHash(shape));
    expect(shapeHash(shape)).toMatch(/^[0-9a-f]{64}$/);
    expect(covers(JSON.parse(JSON.stringify(shape)), shape)).toBe(true);
  });
});

describe("what a person let run without being asked", () => {
  const file = `
openapi: 3.0.1
info: { title: Notes, version: "1" }
servers: [{ url: https://skill.example }]
paths:
  /notes/{book}:
    post:
      operationId: addNote
      summary: Add a note
      description: Adds it
      parameters:
        - { name: book, in: path, required: true, description: old, schema: { type: string } }
        - { name: who, in: query, schema: { type: string, x-dingtalk-context: { property: currentUser, format: userId } } }
        - { name: color, in: query, schema: { type: string, x-dingtalk-default: red } }
`;
  const at = { host: "skill.example", applicationId: "app_a" };
  const shapeOfPost = (text: string, where = at) => confirmationShape(operationOf(text), where);
  const changed = (from: string, to: string) => {
    expect(file).toContain(from);
    return file.replaceAll(from, to);
  };

  test.each([
    ["another method", "post:", "put:"],
    ["another path", "/notes/", "/all-notes/"],
    ["another server", "https://skill.example", "https://other.example"],
    ["a parameter in another place", "name: color, in: query", "name: color, in: header"],
    ["a parameter of another name", "book", "shelf"],
    ["other context", "format: userId", "format: unionId"],
    ["another default", "x-dingtalk-default: red", "x-dingtalk-default: blue"],
    [
      "a second parameter of that name",
      "type: string } }\n        - { name: who",
      "type: string } }\n        - { name: color, in: header }\n        - { name: who",
    ],
    [
      "context that the assistant fills instead",
      ", x-dingtalk-context: { property: currentUser, format: userId }",
      "",
    ],
  ])("does not hold for %s", (_what, from, to) => {
    expect(shapeOfPost(changed(from, to))).not.toBe(shapeOfPost(file));
  });

  test("does not hold for other permissions: what was let run without any is not let write", () => {
    const operation = operationOf(file);
    const writing = { ...operation, scopes: ["Todo.PersonalTodo.Write"] };
    expect(confirmationShape(writing, at)).not.toBe(confirmationShape(operation, at));
  });

  test("does not hold for another application or host", () => {
    expect(shapeOfPost(file, { ...at, applicationId: "app_b" })).not.toBe(shapeOfPost(file));
    expect(shapeOfPost(file, { ...at, host: "other.example" })).not.toBe(shapeOfPost(file));
  });

  test.each([
    ["other texts", "description: old", "description: new"],
    ["another summary", "Add a note", "Write a note"],
    ["another operationId", "addNote", "writeNote"],
  ])("still holds for %s", (_what, from, to) => {
    expect(shapeOfPost(changed(from, to))).toBe(shapeOfPost(file));
    expect(shapeOfPost(file)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("still holds for the same parameters in another order", () => {
    const operation = operationOf(file);
    const turned = { ...operation, parameters: operation.parameters.toReversed() };
    expect(confirmationShape(turned, at)).toBe(confirmationShape(operation, at));
  });
});

test.each([
  ["currentUser", "oauthAuthCode", true],
  ["currentConversation", "conversationToken", true],
  ["currentConversation", "sessionWebhook", true],
  ["currentConversation", "threadId", false],
  ["currentUser", "userId", false],
])("%s/%s is a credential of one run: %s", (property, format, expected) => {
  expect(isSealed({ property, format })).toBe(expected);
  expect(isSealed(null)).toBe(false);
});
