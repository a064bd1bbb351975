import { expect, test } from "vitest";
import { redirectUrlFault } from "./redirect-url-fault.ts";

const held = ["https://app.example.com/callback"];

test.each([
  ["https://app.example.com/other", undefined],
  ["http://localhost:3000/callback", undefined],
  ["", "empty"],
  ["callback", "notWhole"],
  ["http://app.example.com/", "notSecure"],
  ["myapp://callback", "notSecure"],
  ["https://me@app.example.com/", "withUser"],
  ["https://app.example.com/#a", "withHash"],
  ["https://*.example.com/", "withStar"],
  ["https://app.example.com", "spelled"],
  ["https://app.example.com/callback", "twice"],
])("%s: %s", (url, fault) => {
  expect(redirectUrlFault(url, held)).toBe(fault);
});

test("a list that is full takes no more", () => {
  const full = Array.from({ length: 20 }, (_, at) => `https://app.example.com/${at}`);
  expect(redirectUrlFault("https://app.example.com/other", full)).toBe("tooMany");
});
