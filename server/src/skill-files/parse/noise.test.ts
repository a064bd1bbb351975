import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, options } from "../skill-file.fixture.ts";

const good = file();
const lines = good.trimEnd().split("\n").length;
const json = JSON.stringify(
  {
    openapi: "3.0.3",
    info: { title: "Stock", version: "1" },
    servers: [{ url: "https://skill.example/a//b" }],
    paths: { "/s": { get: { operationId: "s", summary: "list", description: "/* not a comment */" } } },
  },
  null,
  2,
);

/** Each problem as `severity code line`. */
function told(text: string): string[] {
  return readText(text, options).problems.map(({ severity, code, line }) => `${severity} ${code} ${line}`);
}

describe("what came along with the document is left out, with a warning", () => {
  test.each([
    ["a fence with a language", `\`\`\`yaml\n${good}\`\`\`\n`, "1"],
    ["a fence without one", `\`\`\`\n${good}\`\`\``, "1"],
    ["tildes", `~~~yml\n${good}~~~`, "1"],
    ["an open fence", `\`\`\`yaml\n${good}`, "1"],
    ["a closing fence alone", `${good}\`\`\`\nDone.`, `${lines + 1}`],
    [
      "a chat around a fence",
      `Here is the file:\n\n\`\`\`json\n${json}\n\`\`\`\n\nTell me more: anything.`,
      "3",
    ],
    ["a page around a fence", `# Orders\n\n| a | b |\n| --- | --- |\n\n\`\`\`json\n${json}\n\`\`\`\n`, "6"],
    ["words before it", `以下是 OpenAPI 文件，请查收\n\n${good}`, "1"],
    ["words before JSON", `Sure, here is the JSON you asked for\n${json}`, "1"],
    ["words after it", `${good}\nHope this helps!\nAsk me for more`, `${lines + 2}`],
    ["words after JSON", `${json}\n\nLet me know if this works.`, `${json.split("\n").length + 2}`],
    ["no-break spaces as indent", good.replace("    get:", "\u00a0\u00a0\u00a0\u00a0get:"), "6"],
    ["an indent of full-width spaces", good.replace("  /weather", "\u3000\u3000/weather"), "5"],
    ["a zero width before a name", good.replace("info:", "\u200binfo:"), "2"],
    ["a no-break space after a colon", good.replace("operationId: ", "operationId:\u00a0"), "7"],
    ["comments in JSON", json.replace("{", "{ // the stock\n/* of\nall */"), "1"],
  ])("%s", (_what, text, line) => {
    expect(told(text)).toEqual([`warning pasted_noise ${line}`]);
    expect(readText(text, options).spec?.operations).toHaveLength(1);
  });

  test("and lines are counted as they were pasted", () => {
    const text = `Here you are\n\`\`\`yaml\n${good.replace("https://skill.example", "http://10.0.0.1")}\`\`\``;
    expect(told(text)).toEqual(["warning pasted_noise 2", "error unsafe_server 5"]);
  });

  test("comments in JSON are not looked for in texts", () => {
    const { spec } = readText(json.replace("{", "{ // a"), options);
    expect(spec?.operations[0]).toMatchObject({
      server: "https://skill.example/a//b",
      description: "/* not a comment */",
    });
  });

  test("fences and odd spaces in a description stay", () => {
    const text = good.replace(
      "description: Says how the weather is",
      "description: |\n        　　例：\n        ```yaml\n        openapi: 3.0.1\n        ```\n        \u00a0end",
    );
    expect(told(text)).toEqual([]);
    expect(readText(text, options).spec?.operations[0]?.description).toContain("```yaml\nopenapi: 3.0.1");
  });
});

describe("a character that only looks like the right one is named, not exchanged", () => {
  test.each([
    ["a full-width colon", good.replace("summary: ", "summary："), "：", 8],
    ["a full-width colon in the middle", good.replace("get:", "get："), "：", 6],
    ["a full-width colon at the top", good.replace("openapi: ", "openapi："), "：", 1],
    ["a full-width comma in JSON", json.replace(",", "，"), "，", 2],
    ["typographic quotes in JSON", json.replaceAll('"openapi"', "“openapi”"), "“", 2],
    ["full-width braces", good.replace("{ title", "｛ title"), "｛", 2],
    ["a dash as list mark", `${good}tags:\n  – name: a\n  – name: b\n`, "–", lines + 3],
  ])("%s", (_what, text, character, line) => {
    const [problem] = readText(text, options).problems;
    expect(problem).toMatchObject({ code: "pasted_noise", severity: "error", line });
    expect(problem?.message.en).toContain(`“${character}” (U+`);
    expect(problem?.message.zh).toContain(`“${character}”（U+`);
  });
});
