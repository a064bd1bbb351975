import { expect, test } from "vitest";
import { unusualLetters } from "./unusual-letters.ts";

test.each([
  ["аmount", "U+0430 Cyrl"],
  ["accοunt", "U+03BF Grek"],
  ["сору", "U+0441 Cyrl, U+043E Cyrl, U+0440 Cyrl, U+0443 Cyrl"],
  ["ορο_1", "U+03BF Grek, U+03C1 Grek"],
  ["օսո", "U+0585 Armn, U+057D Armn, U+0578 Armn"],
  ["соpу", "U+0441 Cyrl, U+043E Cyrl, U+0443 Cyrl"],
  ["金额а", "U+0430 Cyrl"],
  ["имяο", "U+0438 Cyrl, U+043C Cyrl, U+044F Cyrl, U+03BF Grek"],
  ["ａmount", "U+FF41 Latn"],
  ["金额１", "U+FF11 Zyyy"],
  ["𝐚mount", "U+1D41A Zyyy"],
  ["ɑmount", "U+0251 Latn"],
  ["ⅼimit", "U+217C Latn"],
  ["ᎪᎡ", "U+13AA Cher, U+13A1 Cher"],
  ["𐌀b", "U+10300 Zzzz"],
  ["amount٣", "U+0663 Arab"],
  ["amou\u0301nt", "U+0301 Zinh"],
  ["か\u3099", "U+3099 Zinh"],
  ["\u1112\u1161\u11ab", "U+1112 Hang, U+1161 Hang, U+11AB Hang"],
  ["ｶﾅ", "U+FF76 Kana, U+FF85 Kana"],
  ["\u2f00", "U+2F00 Hani"],
  ["am\u200bount", "U+200B Zyyy"],
  ["am\u200dount", "U+200D Zinh"],
  ["tnuoma\u202e", "U+202E Zyyy"],
  ["am\u00adount", "U+00AD Zyyy"],
  ["\u3164", "U+3164 Hang"],
  ["a\u0000b", "U+0000 Zyyy"],
  ["user\u2011id", "U+2011 Zyyy"],
  ["user＿id", "U+FF3F Zyyy"],
  ["user\u00a0id", "U+00A0 Zyyy"],
  ["filter［id］", "U+FF3B Zyyy, U+FF3D Zyyy"],
])("of the name %j these letters are marked (T33): %s", (name, marked) => {
  expect(
    unusualLetters([name])
      .map(({ codePoint, script }) => `${codePoint} ${script}`)
      .join(", "),
  ).toBe(marked);
});

test.each([
  ["ASCII", ["amount", "x-request-id", "filter[id]", "$top", "user.name", "@type", "1l0O"]],
  ["Latin letters with accents", ["année", "größe", "số_tiền", "łódź", "kullanıcı"]],
  ["Chinese, with Latin letters too", ["金额", "用户ID", "金额（元）", "面积㎡", "步骤①", "々〇"]],
  ["Japanese and Korean", ["ユーザー名", "お客様ID", "금액", "사용자ID", "金額금액"]],
  [
    "one other script",
    ["имя", "сумма_1", "όνομα", "שם", "اسم", "مبلغٌ", "नाम", "ชื่อ", "จำนวน", "ཀ་ཁ", "անուն"],
  ],
  ["signs and emoji", ["temperature℃", "size_µm", "🌤", "a·b"]],
])("nothing is marked of a usual name: %s", (_, names) => {
  expect(
    names.flatMap((name) => unusualLetters([name]).map(({ codePoint }) => `${name}: ${codePoint}`)),
  ).toEqual([]);
});

test("a letter is told once, and of many the first", () => {
  expect(unusualLetters(["аmаunt", "nаme", "city"])).toEqual([
    { letter: "а", codePoint: "U+0430", script: "Cyrl" },
  ]);
  expect(unusualLetters(["a абвгдежзийклмнопрст"])).toHaveLength(12);
});
