import { describe, expect, test } from "vitest";
import { sampled } from "../../../test/world/sampled.ts";
import { readingsThatCostAsMuch } from "../processor-time.fixture.ts";
import { maskingOf } from "./masking.ts";
import { spellings } from "./spellings.fixture.ts";

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";
const another = "bhf_fedcba9876543210_Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo";
const awkward = 'p/a"ss+wörd &%=\\x';
const byForm = maskingOf([]);

const masked = (text: string, secrets: readonly string[] = []) => maskingOf(secrets).text(text);

describe("a secret is masked however it is spelt (T50)", () => {
  test.each(Object.entries(spellings))("%s", (_, spell) => {
    for (const [secret, mark] of [
      [code, "••••2345"],
      [awkward, "••••"],
    ] as const) {
      const spelt = spell(secret);
      const text = masked(`before ${spelt} after ${spelt}`, [secret]);
      expect(text).toMatch(new RegExp(`^before .{0,12}${mark}.{0,12} after .{0,12}${mark}.{0,12}$`, "s"));
      expect(masked(text, [secret])).toBe(text);
    }
  });

  test.each(Object.entries(spellings))("%s, by its form alone, whoever it was made for", (_, spell) => {
    const text = masked(`before ${spell(another)} after`);
    expect(text).toMatch(/^before .{0,12}••••oaWo.{0,12} after$/s);
  });

  test.each(Object.entries(spellings))("%s, glued to other letters", (_, spell) => {
    for (const [before, after] of [
      ["x", "y"],
      ["a", "b"],
      ["bhf_", "_"],
      ["%a", "0"],
      ["\\u12a", "Zz"],
      ["%", "%"],
      ["\\", "\\"],
      ["&", ";"],
      ["0", "0"],
      ["==", "=="],
    ])
      expect(masked(before + spell(another) + after), `${before}…${after}`).toMatch(/^.{0,12}••••.{0,16}$/s);
  });

  test("in every spelling behind two hundred others, and none of them is let through", () => {
    const others = Array.from(
      { length: 200 },
      (_, index) => code.slice(0, -4) + String(index).padStart(4, "0"),
    );
    const spelt = Object.values(spellings).map((spell) => spell(another));
    const text = masked([...others, ...spelt].join("\n"));
    expect(text.match(/••••/g)).toHaveLength(others.length + spelt.length);
    expect(text.match(/••••oaWo/g)).toHaveLength(spelt.length);
  });

  test("of our own codes the last four characters stay, of what others made none", () => {
    const foreign = [
      "hunter22",
      "sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
      code.slice(1),
      `${code}x`,
      `Bearer ${code}`,
      `https://hooks.example/${code}`,
    ];
    expect(masked(`x${code}y`)).toBe("x••••2345y");
    for (const secret of foreign) expect(masked(`x ${secret} y`, [secret])).toBe("x •••• y");
    expect(masked("abc", ["", "b"])).toBe("abc");
  });

  test("a secret that begins inside of what looks like one is masked whole", () => {
    const overlapping = `bhf_0123456789abcdef_${"x".repeat(20)}${another}`;
    expect(masked(overlapping)).toBe("••••oaWo");
    expect(masked(`${code}${another}`)).toBe("••••2345••••oaWo");
  });

  test("what is no secret stays as it was written", () => {
    for (const text of [
      "bhf_ is how they begin",
      `${"a".repeat(43)}_${"b".repeat(16)}_`,
      code.slice(0, -1),
      "100% \\o/ & <b>bold</b> **bold** `code` ~~old~~",
      "天气晴朗，气温 25℃。".repeat(20),
      "\ufeff\u200b\0\ud800 🏳️‍🌈 e\u0301",
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL",
    ])
      expect(masked(text, ["hunter22"])).toBe(text);
  });

  const members: [text: string, masked: string][] = [
    ['{"accessToken":"abcdefghijklmnop"}', '{"accessToken":"••••"}'],
    [`{"accessToken":"${code}"}`, '{"accessToken":"••••2345"}'],
    ['{"refresh_token" : "abcdefghijklmnop", "a":1}', '{"refresh_token" : "••••", "a":1}'],
    ['{"password":"a\\"b"}', '{"password":"••••"}'],
    ['{"password":123456}', '{"password":"••••"}'],
    ['{"clientSecret":"abcdefghijklmnop","expireIn":7200}', '{"clientSecret":"••••","expireIn":7200}'],
    ['"{\\"accessToken\\":\\"abcdefghijklmnop\\",\\"b\\":1}"', '"{\\"accessToken\\":\\"••••\\",\\"b\\":1}"'],
    ["a=1&access_token=abcdefghijklmnop&b=2", "a=1&access_token=••••&b=2"],
    ["a%5Bpassword%5D=abcdefghijklmnop", "a%5Bpassword%5D=••••"],
    ['name="password"\r\n\r\nabcdefghijklmnop\r\n--b', 'name="password"\r\n\r\n••••\r\n--b'],
    ['name="password"\r\n\r\n12345\r\n--b', 'name="password"\r\n\r\n••••\r\n--b'],
    [
      'name="password"\r\nContent-Type: text/plain\r\n\r\nabcdefghijklmnop\r\n',
      'name="password"\r\nContent-Type: text/plain\r\n\r\n••••\r\n',
    ],
    ['{"message":"your password is fine"}', '{"message":"your password is fine"}'],
  ];
  test.each(members)("%s becomes %s, also when masked again, as text and as a body", (text, expected) => {
    for (const mask of [byForm.text, byForm.body]) {
      expect(mask(text)).toBe(expected);
      expect(mask(expected)).toBe(expected);
    }
  });
});

describe("JSON is masked text by text, decoded (T30)", () => {
  const cases: [json: string, expected: string][] = [
    [`{"a":"\\u0062hf${another.slice(3)}"}`, '{"a":"••••oaWo"}'],
    [`{"${another}":1}`, '{"••••oaWo":1}'],
    [`{"\\u0062hf${another.slice(3)}" : [ "${another}" , null ]}`, '{"••••oaWo" : [ "••••oaWo" , null ]}'],
    [JSON.stringify({ a: JSON.stringify({ b: another }) }), JSON.stringify({ a: '{"b":"••••oaWo"}' })],
    [
      `{"a":"\\u6674 \\/","n":9007199254740993,"e":1e400,"f":1.10}`,
      '{"a":"晴 /","n":9007199254740993,"e":1e400,"f":1.10}',
    ],
    [`"\\\\u0062hf${another.slice(3)}"`, '"••••oaWo"'],
    [`{"password":{"a":1},"b":"${another}\\n"}`, '{"password":{"a":1},"b":"••••oaWo\\n"}'],
    [`{"a":"\\u12a","b":"${another}"}`, '{"a":"\\u12a","b":"••••oaWo"}'],
  ];
  test.each(cases)("%s", (json, expected) => {
    expect(byForm.body(json)).toBe(expected);
  });

  test("a key that is a number is found as one", () => {
    expect(maskingOf(["8675309001"]).body('{"a":8675309001,"b":-8675309001.5,"c":86753}')).toBe(
      '{"a":"••••","b":"••••","c":86753}',
    );
  });
});

describe("a mebibyte of hostile text costs little (T50)", () => {
  const mebibyte = 1024 * 1024;
  const filled = (piece: string) => piece.repeat(mebibyte / piece.length);
  const hostile: Record<string, string> = {
    "beginnings of ours": filled("bhf_"),
    "beginnings with a tag": filled("bhf_aaaaaaaaaaaaaaaa_"),
    "ends of ours, mirrored": filled("_aaaaaaaaaaaaaaaa_fhb"),
    secrets: filled(`${code} `),
    "secrets in base64": Buffer.from(filled(code)).toString("base64").slice(0, mebibyte),
    "percent signs": filled("%62"),
    backslashes: filled("\\"),
    "JSON escapes": filled("\\u0062"),
    references: filled("&#1111111"),
    tags: filled("<!--"),
    "zero widths": filled("\u200b"),
    "full-width letters": filled("ａ"),
    "one letter": filled("a"),
    "JSON of empty texts": JSON.stringify(Array(mebibyte / 4).fill("")),
    numbers: JSON.stringify(Array(mebibyte / 2).fill(0)),
    "names of secrets": filled('"password":"\\'),
    "a name and spaces": `"password"${filled(" ")}`,
    "equals signs": filled("="),
    "names of parts": filled('name="password"'),
    "names of parts and lines": filled('name="password"\r\nx'),
    "brackets of forms": `password${filled("%5D")}`,
  };
  test.each(sampled(Object.entries(hostile), 5))("%s", (_, text) => {
    // The longest known secrets there can be, such that each letter nearly completes one.
    const known = maskingOf([`${"a".repeat(8000)}b`, `b${"a".repeat(8000)}`, "aaaab"]);
    for (const { body } of [byForm, known]) expect(readingsThatCostAsMuch(text, body)).toBeLessThan(64);
  });
});

describe("one of ours that is known is found without its beginning too (T10)", () => {
  const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";
  const masking = maskingOf([
    code,
    `https://behalf.example/robot/sendBySession?session=${code.replace("q1W2", "zzzz")}`,
  ]);

  test.each(Object.entries(spellings))("%s", (_, spell) => {
    for (const cut of [1, 4, "bhf_0123456789abcd-__".length])
      for (const secret of [code, code.replace("q1W2", "zzzz")])
        expect(masking.text(`got ${spell(secret.slice(cut))}`)).toContain("••••");
  });

  test("and a whole one shows its last four characters as before", () => {
    expect(masking.text(`a ${code} b ${code.slice(1)} c ${code}`)).toBe(
      `a ••••2345 b hf_0123456789abcd-__••••2345 c ••••2345`,
    );
    expect(masking.text(code.repeat(3))).toBe("••••2345".repeat(3));
  });
});
