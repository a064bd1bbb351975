import { expect, test } from "vitest";
import { askBefore, type TextEdit, takeCode, tokenAt } from "./edits.ts";
import { nearest } from "./nearest.ts";

const yaml = `paths:
  /todos:
    delete:
      operationId: removeAll
      x-dingtalk-delegated-scopes:
        - Todo.Todo.Wirte
    get:
      operationId: list
      x-dingtalk-params-confirm: false
      parameters:
      - name: page
        in: query
`;

const json = `{
  "paths": {
    "/todos": {
      "delete": {
        "operationId": "removeAll"
      },
      "get": {
        "parameters": [
          { "name": "page" }
        ]
      }
    }
  }
}`;

const write = (text: string, edit: TextEdit | undefined) =>
  edit === undefined ? undefined : text.slice(0, edit.from) + edit.text + text.slice(edit.to);

const line = (number: number) => ({ line: number, column: 1 });

test("a confirmation is written as the first member of the operation that a problem is in", () => {
  expect(write(yaml, askBefore(yaml, line(4)))).toBe(
    yaml.replace("delete:\n", "delete:\n      x-dingtalk-params-confirm: true\n"),
  );
  const changed = JSON.parse(write(json, askBefore(json, line(5))) ?? "");
  expect(changed.paths["/todos"].delete).toEqual({
    "x-dingtalk-params-confirm": true,
    operationId: "removeAll",
  });
});

test("one that says no is made to say yes", () => {
  expect(write(yaml, askBefore(yaml, line(8)))).toBe(yaml.replace("confirm: false", "confirm: true"));
});

test("the parameter that takes the code joins the list, where there is one, as its items stand", () => {
  expect(write(yaml, takeCode(yaml, line(8)))).toContain(
    "      parameters:\n      - name: oauthAuthCode\n        in: query\n",
  );
  expect(write(yaml, takeCode(yaml, line(6)))).toContain(
    "    delete:\n      parameters:\n        - name: oauthAuthCode\n          in: query\n",
  );
  const both = [5, 8].map((at) => JSON.parse(write(json, takeCode(json, line(at))) ?? "").paths["/todos"]);
  expect(both[0].delete.parameters).toMatchObject([{ name: "oauthAuthCode" }]);
  expect(both[1].get.parameters).toMatchObject([{ name: "oauthAuthCode" }, { name: "page" }]);
});

test.each([
  ["a: [Contact.User.Read, b]", 5, "Contact.User.Read"],
  ['a: "Todo.Todo.Read"', 4, "Todo.Todo.Read"],
  ["- Calendar.Evnt.Read # note", 3, "Calendar.Evnt.Read"],
])("in %j the text at %d is %s", (text, column, value) => {
  expect(tokenAt(text, { line: 1, column })).toMatchObject({ value });
});

test.each([
  ["one line", '{"paths":{"/a":{"get":{}}}}'],
  ["no operation", "openapi: 3.0.1"],
  ["a reference", "paths:\n  /a:\n    get: { operationId: x }"],
])("where it cannot be told what to write, nothing is offered: %s", (_, text) => {
  expect(askBefore(text, line(1))).toBeUndefined();
  expect(takeCode(text, line(1))).toBeUndefined();
});

test.each([
  ["Calendar.Evnt.Read", "Calendar.Event.Read"],
  ["contact.user.read", "Contact.User.Read"],
  ["Something.Else", undefined],
])("%s is most likely meant to be %s", (written, meant) => {
  expect(nearest(written, ["Calendar.Event.Read", "Calendar.Event.Write", "Contact.User.Read"])).toBe(meant);
});
