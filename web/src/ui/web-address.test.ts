import { expect, test } from "vitest";
import { isWebAddress } from "./web-address.ts";

test.each([["https://skill.example.com/privacy"], ["http://a.b"], [" https://例子.测试/隐私 "]])(
  "%j is a link",
  (text) => {
    expect(isWebAddress(text)).toBe(true);
  },
);

test.each([[""], ["nonsense"], ["skill.example.com"], ["javascript:alert(1)"], ["ftp://a.b"], ["https://"]])(
  "%j is none",
  (text) => {
    expect(isWebAddress(text)).toBe(false);
  },
);
