import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { codeParameter, file, operationOf, options } from "../skill-file.fixture.ts";
import type { Operation } from "../skill-spec.ts";

const reading = "[Contact.User.Read, Contact.User.mobile]";
const writing = "[Contact.User.Read, Todo.Todo.Write]";

function written(method: string, scopes: string | undefined, lines: readonly string[]): string {
  const delegated = scopes === undefined ? [] : [`x-dingtalk-delegated-scopes: ${scopes}`];
  return file({
    method,
    parameters: scopes === undefined ? "      tags: []" : codeParameter,
    operation: [...delegated, ...lines].map((line) => `      ${line}`).join("\n"),
  });
}

const no = "x-dingtalk-params-confirm: false";
const inconsequential = "x-openai-isConsequential: false";
const yes = "x-dingtalk-params-confirm: true";
const consequential = "x-openai-isConsequential: true";

type Row = [
  method: string,
  scopes: string | undefined,
  lines: string[],
  Operation["confirm"],
  codes: string[],
];

describe("what a file says of a confirmation", () => {
  const rows: Row[] = [
    ["get", undefined, [], null, []],
    ["get", undefined, [no], "skip", []],
    ["get", undefined, [inconsequential], "skip", []],
    ["get", undefined, [consequential], "ask", []],
    ["get", undefined, [yes, inconsequential], "ask", ["confirm_contradicts"]],
    ["get", undefined, [no, consequential], "ask", ["confirm_contradicts"]],
    ["get", writing, [no], null, ["confirm_not_relaxed"]],
    ["get", writing, [], null, ["write_without_confirm"]],
    ["post", undefined, [], null, ["write_without_confirm"]],
    ["post", undefined, [yes], "ask", []],
    ["post", undefined, [no], null, ["confirm_not_relaxed"]],
    ["post", reading, [], null, []],
    ["post", reading, [no], "skip", []],
    ["post", reading, [inconsequential], "skip", []],
    ["post", writing, [inconsequential], null, ["confirm_not_relaxed"]],
    ["put", undefined, [no], null, ["confirm_not_relaxed"]],
    ["patch", reading, [no], null, ["confirm_not_relaxed"]],
    ["delete", reading, [inconsequential], null, ["confirm_not_relaxed"]],
    ["delete", undefined, [], null, ["write_without_confirm"]],
    ["delete", undefined, [yes], "ask", []],
  ];

  test.each(rows)("on %s with %s and %j is: %s", (method, scopes, lines, confirm, codes) => {
    const text = written(method, scopes, lines);
    expect(operationOf(text).confirm).toBe(confirm);
    expect(readText(text, options).problems.map(({ code }) => code)).toEqual(codes);
  });
});
