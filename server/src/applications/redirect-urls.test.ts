import { expect, test } from "vitest";
import { RedirectUrls, redirectUrlFault } from "./redirect-urls.ts";

test.each([
  "https://app.example.com/callback",
  "https://app.example.com/callback?from=behalf",
  "https://app.example.com:8443/",
  "http://localhost:3000/callback",
  "http://127.0.0.1/callback",
  "http://[::1]:9000/callback",
])("a person may be sent back to %s", (url) => {
  expect(redirectUrlFault(url)).toBeUndefined();
});

test.each([
  ["callback", "whole address"],
  ["http://app.example.com/callback", "https://"],
  ["http://localhost.example.com/callback", "https://"],
  ["http://127.0.0.1.example.com/", "https://"],
  ["javascript:alert(1)", "https://"],
  ["myapp://callback", "https://"],
  ["https://user@app.example.com/callback", "user name"],
  ["https://:secret@app.example.com/callback", "user name"],
  ["https://app.example.com/callback#top", "#"],
  ["https://app.example.com/callback#", "#"],
  ["https://*.example.com/callback", "*"],
  ["https://app.example.com", "https://app.example.com/"],
  ["https://APP.example.com/callback", "https://app.example.com/callback"],
  ["https://app.example.com/a/../callback", "https://app.example.com/callback"],
  ["https://app.example.com:443/callback", "https://app.example.com/callback"],
  [" https://app.example.com/callback", "https://app.example.com/callback"],
  ["https:\\\\app.example.com\\callback", "https://app.example.com/callback"],
])("nobody is sent to %s", (url, says) => {
  expect(redirectUrlFault(url)).toContain(says);
});

test("each address stands once, and they are twenty at most", () => {
  const url = "https://app.example.com/callback";

  expect(RedirectUrls.safeParse([url, url]).error?.issues).toMatchObject([{ path: [1] }]);
  const many = Array.from({ length: 21 }, (_, at) => `${url}?${at}`);
  expect(RedirectUrls.safeParse(many.slice(1)).success).toBe(true);
  expect(RedirectUrls.safeParse(many).success).toBe(false);
});
