import { describe, expect, test } from "vitest";
import { clipped, nameIn, oneLine, plainLine, storable, visible } from "./text.ts";

const family = "👨\u200d👩\u200d👧";

const texts: [name: string, text: string, stored: string, seen: string, line: string][] = [
  ["plain text", "Weather 天气", "Weather 天气", "Weather 天气", "Weather 天气"],
  ["NUL", "a\0b", "a\ufffdb", "ab", "a b"],
  ["half a character", "a\ud800", "a\ufffd", "a\ufffd", "a\ufffd"],
  ["the other half", "\udc00a", "\ufffda", "\ufffda", "\ufffda"],
  ["a control sequence", "a\u001b[31mb", "a\u001b[31mb", "a[31mb", "a [31mb"],
  ["C1 controls", "a\u0085b\u009fc", "a\u0085b\u009fc", "abc", "a b c"],
  ["line breaks", "a\r\nb\rc\n\nd", "a\r\nb\rc\n\nd", "a\nb\nc\n\nd", "a b c d"],
  ["line separators", "a\u2028b\u2029c", "a\u2028b\u2029c", "a\nb\nc", "a b c"],
  ["tabs and wide spaces", "a\t\u3000b", "a\t\u3000b", "a\t\u3000b", "a b"],
  ["direction overrides", "Pay\u202egnp\u202c", "Pay\u202egnp\u202c", "Paygnp", "Paygnp"],
  ["direction isolates", "\u2066a\u2069\u200e\u200f\u061c", "\u2066a\u2069\u200e\u200f\u061c", "a", "a"],
  ["zero widths", "Pay\u200bpal\u2060\ufeff", "Pay\u200bpal\u2060\ufeff", "Paypal", "Paypal"],
  ["soft hyphens", "in\u00advisible", "in\u00advisible", "invisible", "invisible"],
  ["tags", "a\u{e0041}\u{e007f}", "a\u{e0041}\u{e007f}", "a", "a"],
  ["hidden bytes", "a\u{e0100}\u{e01ef}", "a\u{e0100}\u{e01ef}", "a", "a"],
  ["fillers", "a\u115f\u3164\u034fb", "a\u115f\u3164\u034fb", "ab", "ab"],
  ["private characters", "a\ue000b", "a\ue000b", "ab", "ab"],
  ["a joiner that joins nothing", "Pay\u200d\u200cpal", "Pay\u200d\u200cpal", "Paypal", "Paypal"],
  ["an emoji of several", `${family}❤\ufe0f`, `${family}❤\ufe0f`, `${family}❤\ufe0f`, `${family}❤\ufe0f`],
  ["Persian", "می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم", "می\u200cخواهم"],
];

describe("a stranger's text", () => {
  test.each(texts)("with %s is stored, seen and put on a line", (_, text, stored, seen, line) => {
    expect(storable(text)).toBe(stored);
    expect(visible(text)).toBe(seen);
    expect(oneLine(text)).toBe(line);
    expect(oneLine(line)).toBe(line);
  });

  test("is clipped by characters, not in the middle of one, and only where something is missing", () => {
    expect(clipped("abcde", 5)).toBe("abcde");
    expect(clipped("abcdef", 5)).toBe("abcd…");
    expect(clipped("😀".repeat(5), 5)).toBe("😀".repeat(5));
    expect(clipped("😀".repeat(6), 5)).toBe("😀😀😀😀…");
    expect(clipped("x".repeat(1_000_000), 5)).toBe("xxxx…");
  });

  test("is cleaned before it is clipped", () => {
    expect(plainLine(`${"\u200b".repeat(100)}\n abc`, 3)).toBe("abc");
  });
});

test.each([
  ["个人助理 / Personal assistant", "个人助理", "Personal assistant"],
  ["3F room / 三楼会议室", "三楼会议室", "3F room"],
  ["个人助理", "个人助理", "个人助理"],
  ["天气 / 日程 / To-dos", "天气 / 日程 / To-dos", "天气 / 日程 / To-dos"],
  ["北京 / 上海", "北京 / 上海", "北京 / 上海"],
  ["天气 / ", "天气 / ", "天气 / "],
])("%j is %j in Chinese and %j in English", (name, zh, en) => {
  expect([nameIn("zh", name), nameIn("en", name)]).toEqual([zh, en]);
});
