import { expect, test } from "vitest";
import { processorTime } from "../processor-time.fixture.ts";
import { compareDecimals, decimalOf } from "./decimal.ts";

test.each([
  ["0.0", { isNegative: false, digits: "", exponent: 0 }],
  ["-0", { isNegative: true, digits: "", exponent: 0 }],
  ["1.50", { isNegative: false, digits: "15", exponent: -1 }],
  ["-120E2", { isNegative: true, digits: "12", exponent: 3 }],
  ["0.00012e-3", { isNegative: false, digits: "12", exponent: -8 }],
  ["00.5", { isNegative: false, digits: "5", exponent: -1 }],
])("%s in digits that count", (written, decimal) => {
  expect(decimalOf(written)).toEqual(decimal);
});

test.each(["", "1.", ".5", "0x10", "NaN", "1e", "１"])("%j is no decimal number", (written) => {
  expect(decimalOf(written)).toBeUndefined();
});

test("a number of a million digits takes no time", () => {
  for (const written of ["1".repeat(1_000_000), `1${"0".repeat(1_000_000)}1`, `1e${"9".repeat(1_000_000)}`]) {
    const compared = () => {
      const [one, other] = [decimalOf(written), decimalOf(`${written}0`)];
      return one && other && compareDecimals(one, other);
    };
    expect(processorTime(compared)).toBeLessThan(50);
  }
});
