import { describe, expect, test } from "vitest";
import { processorTime } from "../../platform/processor-time.fixture.ts";
import { formatTime, isTimeFormat } from "./time-entity.ts";

const shanghai = { timeZone: "Asia/Shanghai" };

describe("whatever a planner gives becomes ISO 8601 with the offset of the person's zone", () => {
  const taken: [value: unknown, timeZone: string, written: string | undefined][] = [
    ["2023-03-15T14:45:30+02:00", "Asia/Shanghai", "2023-03-15T14:45:30+02:00"],
    ["2023-03-15T14:45:30+02:00", "Europe/Berlin", "2023-03-15T14:45:30+02:00"],
    ["2023-03-15T12:45:30Z", "Asia/Shanghai", "2023-03-15T20:45:30+08:00"],
    ["2023-03-15T12:45:30.123Z", "Asia/Kolkata", "2023-03-15T18:15:30+05:30"],
    ["2023-03-15T12:45:30+0530", "Asia/Kolkata", "2023-03-15T12:45:30+05:30"],
    ["2023-03-15 14:45", "Asia/Shanghai", "2023-03-15T14:45:00+08:00"],
    ["2023/3/5 9:05", "Asia/Shanghai", "2023-03-05T09:05:00+08:00"],
    ["2023-03-15", "America/St_Johns", "2023-03-15T00:00:00-02:30"],
    ["2024-02-29", "UTC", "2024-02-29T00:00:00+00:00"],
    [1678884330000, "Asia/Shanghai", "2023-03-15T20:45:30+08:00"],
    ["1678884330000", "Asia/Shanghai", "2023-03-15T20:45:30+08:00"],
    // Summer time begins at 2:00 in Berlin: that half hour is not there. It ends at 3:00: the first one is meant.
    ["2024-03-31T02:30:00", "Europe/Berlin", "2024-03-31T03:30:00+02:00"],
    ["2024-10-27T02:30:00", "Europe/Berlin", "2024-10-27T02:30:00+02:00"],
    ["2024-07-01T00:00:00", "Europe/Berlin", "2024-07-01T00:00:00+02:00"],
    ["0099-01-01T00:00:00Z", "UTC", "0099-01-01T00:00:00+00:00"],
    ["2023-02-29", "UTC", undefined],
    ["2023-13-01", "UTC", undefined],
    ["2023-03-15T24:00:00", "UTC", undefined],
    ["9999-12-31T23:59:59Z", "Asia/Shanghai", undefined],
    ["tomorrow", "UTC", undefined],
    ["", "UTC", undefined],
    [5, "UTC", undefined],
    [Number.NaN, "UTC", undefined],
    [null, "UTC", undefined],
    [{}, "UTC", undefined],
    [["2023-03-15"], "UTC", undefined],
  ];
  test.each(taken)("%j in %s becomes %s", (value, timeZone, written) => {
    expect(formatTime(value, "iso8601", { timeZone })).toBe(written);
  });
});

describe("a pattern is written in Java's letters", () => {
  const written: [pattern: string, text: string | undefined][] = [
    ["yyyy-MM-dd", "2023-03-05"],
    ["yy/M/d", "23/3/5"],
    ["y", "2023"],
    ["yyyy年MM月dd日 HH时mm分ss秒", "2023年03月05日 14时04分09秒"],
    ["hh:mm a", "02:04 PM"],
    ["h:m:s", "2:4:9"],
    ["H", "14"],
    ["HH:mm:ss.SSS", "14:04:09.078"],
    ["E, d MMM yyyy", "Sun, 5 Mar 2023"],
    ["EEEE MMMM", "Sunday March"],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", "2023-03-05T14:04:09+08:00"],
    ["HHmmZ", "1404+0800"],
    ["HHXX", "14+0800"],
    ["'it''s' yyyy ''", "it's 2023 '"],
    ["yyyyMMddHHmmssSSS", "20230305140409078"],
    ["QQQ", undefined],
    ["YYYY-MM-DD", undefined],
    ["%Y-%m-%d", undefined],
    ["yyyy 'open", undefined],
    ["yyyyyy", undefined],
    ["toString", undefined],
    ["", undefined],
  ];
  test.each(written)("%s gives %s", (pattern, text) => {
    const format = `strftime:${pattern}`;
    expect(formatTime("2023-03-05T06:04:09.078Z", format, shanghai)).toBe(text);
    expect(isTimeFormat(format)).toBe(text !== undefined);
    // What is written so already stays as it is.
    if (text !== undefined) expect(formatTime(text, format, shanghai)).toBe(text);
  });

  test("UTC is Z where the pattern says X, and numbers where it says x", () => {
    const at = "2023-03-05T06:04:09Z";
    const utc = { timeZone: "UTC" };
    expect(formatTime(at, "strftime:HHXXX", utc)).toBe("06Z");
    expect(formatTime(at, "strftime:HHxxx", utc)).toBe("06+00:00");
    expect(formatTime("06Z", "strftime:HHXXX", utc)).toBe("06Z");
  });

  const kept: [value: unknown, pattern: string, text: string | undefined][] = [
    [20240229, "yyyyMMdd", "20240229"],
    ["29.02.2024", "dd.MM.yyyy", "29.02.2024"],
    ["30.02.2024", "dd.MM.yyyy", undefined],
    ["29.02.2023", "dd.MM.yyyy", undefined],
    ["29x02x2024", "dd.MM.yyyy", undefined],
    ["14:30", "HH:mm", "14:30"],
    ["24:30", "HH:mm", undefined],
    ["13:30 PM", "hh:mm a", undefined],
    ["00:30 AM", "hh:mm a", undefined],
    ["12", "M", "12"],
    ["13", "M", undefined],
    ["2024-12-02T10:00", "HH:mm", "10:00"],
  ];
  test.each(kept)("%j for %s stays or becomes %s", (value, pattern, text) => {
    expect(formatTime(value, `strftime:${pattern}`, shanghai)).toBe(text);
  });
});

test("an unknown kind of format is not understood", () => {
  for (const format of ["soon", "", "iso", "yyyy-MM-dd", "__proto__"])
    expect(formatTime("2024-12-02", format, shanghai)).toBe(undefined);
});

test.each([
  ["spaces", `2024-01-01${" ".repeat(100_000)}x`, "iso8601"],
  ["digits", "1".repeat(100_000), "strftime:yMdHms"],
  ["a letter without end", "2024-12-02", `strftime:${"y".repeat(100_000)}`],
  ["quotation marks without end", "2024-12-02", `strftime:${"'".repeat(99_999)}`],
  ["numbers without end", `${"1".repeat(60)}x`, `strftime:${"dM".repeat(40)}`],
  ["more numbers than an expression may have", "2024-12-02", `strftime:${"dM".repeat(40_000)}`],
])("a hostile text takes no time: %s (T40)", (_name, text, format) => {
  expect(processorTime(() => formatTime(text, format, shanghai))).toBeLessThan(50);
});
