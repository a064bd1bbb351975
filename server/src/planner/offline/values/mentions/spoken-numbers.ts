/**
 * Numbers as people write and spell them. What is written in digits keeps every one of them: it is never read as a
 * floating-point number.
 */

import { digitsOf, type ExactNumber, exactly, isWhole } from "../../../../platform/exact/index.ts";

export interface SpokenNumber {
  kind: "number";
  /** As it was said. */
  text: string;
  start: number;
  end: number;
  value: number | ExactNumber;
  percent: boolean;
}

const englishNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  dozen: 12,
};
/** As powers of ten. */
const scales: Readonly<Record<string, number>> = {
  hundred: 2,
  k: 3,
  thousand: 3,
  千: 3,
  万: 4,
  million: 6,
  百万: 6,
  亿: 8,
  billion: 9,
  trillion: 12,
};

/** Of full width, one for one: every place in the text stays. */
export function inPlainDigits(text: string): string {
  return text
    .replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ",")
    .replace(/[０-９]|(?<=[０-９])．(?=[０-９])|[－＋](?=[０-９\d])/g, narrow)
    .replace(/−(?=\d)/g, "-");
}

const FULL_WIDTH = 0xfee0;
const narrow = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH);

/** 1,234,567 is one number; so it is with other marks, and with spaces that do not break a line. */
const separator = "[,'’_\\u00a0\\u2009\\u202f]";
const digits = `(?:\\d{1,3}(?:${separator}\\d{3})+(?!${separator}?\\d)|\\d+)(?:\\.\\d+)?|\\.\\d+`;
/** Not within a word or a version; after "No." and the like it is one. */
const written = new RegExp(
  `(?<!\\w)(?<!(?:^|[^a-z])\\.)(-|负|minus\\s|negative\\s)?((?:${digits})(?:e[+-]?\\d+(?!\\w))?)` +
    "\\s?(%|％|(?:k|thousand|million|billion|trillion)\\b|百万|千(?!米|克|瓦)|万|亿)?",
  "gi",
);
const spelled = new RegExp(
  `\\b(${Object.keys(englishNumbers).join("|")})\\b(?:\\s+(hundred|thousand|million))?`,
  "gi",
);
const chinese =
  /(百分之)?([零一二两三四五六七八九十百千]+)(万|亿)?(?=个|天|小时|分钟|秒|人|次|位|年|月|周|名|张|件|条|岁|米|公里|元|块|份|步|季|倍|种|本|台|间|晚)/g;

export function numbersIn(text: string): SpokenNumber[] {
  const inDigits = [...text.matchAll(written)].map((match) => {
    const [, sign = "", said = "", scale = ""] = match;
    const value = `${sign && "-"}${plainNumber(said)}`;
    return number(match, timesTenTo(value, scales[scale.toLowerCase()] ?? 0), /[%％]/.test(scale));
  });
  const inEnglish = [...text.matchAll(spelled)].map((match) => {
    const value = englishNumbers[(match[1] ?? "").toLowerCase()] ?? 0;
    return number(match, timesTenTo(String(value), scales[(match[2] ?? "").toLowerCase()] ?? 0), false);
  });
  const inChinese = [...text.matchAll(chinese)].map((match) => {
    const value = chineseNumber(match[2] ?? "");
    return number(match, timesTenTo(String(value), scales[match[3] ?? ""] ?? 0), match[1] !== undefined);
  });
  return [...inDigits, ...inEnglish, ...inChinese];
}

/** In the grammar of JSON: "1,234" → 1234, "007" → 7, ".5" → 0.5. */
const plainNumber = (said: string): string =>
  said
    .replace(separators, "")
    .replace(/^0+(?=\d)/, "")
    .replace(/^\./, "0.");

const separators = new RegExp(separator, "g");

/** A number as it is written where it stands for a text: an identifier is not cut into thousands. */
export const withoutSeparators = (said: string): string => said.replace(separators, "");

const number = (match: RegExpExecArray, value: number | ExactNumber, percent: boolean): SpokenNumber => ({
  kind: "number",
  text: match[0].trim(),
  start: match.index,
  end: match.index + match[0].trimEnd().length,
  value,
  percent,
});

/** Moves the point, so that no digit changes. */
function timesTenTo(written: string, power: number): number | ExactNumber {
  const [, sign = "", whole = "", fraction = "", exponent] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(written) ?? [];
  if (power === 0) return exactly(written);
  if (exponent !== undefined) {
    const mantissa = written.slice(0, written.search(/e/i));
    return exactly(`${mantissa}e${BigInt(exponent) + BigInt(power)}`);
  }
  const before = whole.padStart(1 - power, "0");
  const after = fraction.padEnd(power, "0");
  const all = `${before}${after}`;
  const point = before.length + power;
  const rest = all.slice(point).replace(/(?<!0)0+$/, "");
  return exactly(`${sign}${all.slice(0, point).replace(/^0+(?=\d)/, "")}${rest && "."}${rest}`);
}

/** 12.5 per cent as a share of one: 0.125. */
export const shareOf = (percent: number | ExactNumber): number | ExactNumber =>
  timesTenTo(digitsOf(percent), -2);

/** No longer than this is a number written out. */
const LONGEST = 100;

/** A whole number in its digits alone: 1e5 → 100000, 5.0 → 5. Undefined where it has a fraction. */
export function wholeOf(value: number | ExactNumber): number | ExactNumber | undefined {
  if (!isWhole(value)) return undefined;
  const [, mantissa = "", exponent = "0"] = /^(.*?)(?:e([+-]?\d+))?$/i.exec(digitsOf(value)) ?? [];
  if (Math.abs(Number(exponent)) > LONGEST) return value;
  const shifted = digitsOf(timesTenTo(mantissa, Number(exponent)));
  return exactly(shifted.replace(/\.0+$/, ""));
}

/** 两百五十 → 250. */
function chineseNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const letter of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[letter];
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = letter === "两" ? 2 : Math.max(0, "零一二三四五六七八九".indexOf(letter));
  }
  return total + digit;
}
