import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { codeParameter, file, marked, options, scopes } from "../skill-file.fixture.ts";
import { documentCases } from "./lint-cases-document.fixture.ts";
import { operationCases } from "./lint-cases-operation.fixture.ts";
import { securityCases } from "./lint-cases-security.fixture.ts";
import { lintRules, sentence } from "./lint-codes.ts";

const cases = [...documentCases, ...securityCases, ...operationCases];

describe("each rule points to the line and column it is about", () => {
  test.each(cases)("$rule", ({ rule, text: withMark, options: more }) => {
    const { text, line, column } = marked(withMark);

    const { problems } = readText(text, { ...options, ...more });

    const { code, severity } = lintRules[rule];
    const { remedy } = sentence(rule);
    const message = {
      en: expect.stringContaining(longestPiece(sentence(rule).message.en)),
      zh: expect.stringMatching(/\p{Script=Han}/u),
    };
    const about = rule === "scope_not_approved" ? { scope: "Contact.User.mobile" } : {};
    expect(problems).toContainEqual({
      code,
      severity,
      line,
      column,
      message,
      ...about,
      ...(remedy && { remedy }),
    });
  });

  test("and the table leaves out none but those about size and time", () => {
    const tested = new Set(cases.map(({ rule }) => rule));
    const untested = Object.keys(lintRules).filter((rule) => ![...tested].some((one) => one === rule));
    expect(untested).toEqual([
      "too_large",
      "too_deep",
      "too_wide",
      "too_slow",
      "unfolds_file",
      "body_not_checked",
    ]);
  });
});

test("a file that is right has no problem", () => {
  expect(readText(file(), options).problems).toEqual([]);
  expect(readText(file({ parameters: codeParameter, operation: scopes }), options).problems).toEqual([]);
});

test("of many problems the errors are told first of all", () => {
  const many = Array.from({ length: 300 }, (_, i) => `    x${i}: 1\n  /p${i}:\n    post: { summary: a }`);
  const text = file({
    operation: many.join("\n"),
    end: "  /last:\n    get: { operationId: getWeather, summary: a, description: b }",
  });

  const { problems } = readText(text, options);

  expect(problems).toHaveLength(200);
  expect(problems.some(({ code }) => code === "duplicate_operation_id")).toBe(true);
});

test("permissions written outside an operation are told to be misplaced, and checked even so", () => {
  const { problems } = readText(
    file({ end: "x-dingtalk-delegated-scopes: [Contact.User.Read, openid]" }),
    options,
  );
  expect(problems.map(({ code }) => code)).toEqual(["misplaced_extension", "scope_unknown"]);
});

test("values from the file stand in a sentence as one short line", () => {
  const text = file({ servers: `servers: [{ url: "ftp://a\\n\\u202Eb${"x".repeat(5_000)}" }]` });
  const [problem] = readText(text, options).problems;
  expect(problem?.message.en).toMatch(/^“ftp:\/\/a b[^\n\u202E]*…” is not/);
  expect(problem?.message.en.length).toBeLessThan(300);
});

/** Of a template, what stands in every sentence made from it. */
function longestPiece(template: string): string {
  const [longest] = template.split(/\{\w+\}/).sort((a, b) => b.length - a.length);
  return longest ?? "";
}
