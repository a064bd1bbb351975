import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { curlOf } from "./curl.ts";

const request = {
  mode: "http",
  method: "POST",
  uri: "/weather",
  url: "https://skill.example/weather?q=1",
  headers: { "content-type": "application/json", "x-none": "", authorization: "••••mnop" },
  body: null,
  sent: '{"city":"杭州"}',
} as const;

test("a call is one command with its method, whole address, headers and body, secrets masked", () => {
  expect(curlOf(request)).toBe(
    [
      "curl --request 'POST' 'https://skill.example/weather?q=1'",
      "--header 'content-type: application/json'",
      "--header 'x-none;'",
      "--header 'authorization: ••••mnop'",
      `--data-raw '{"city":"杭州"}'`,
    ].join(" \\\n  "),
  );
  expect(curlOf({ ...request, headers: {}, sent: null })).toBe(
    "curl --request 'POST' 'https://skill.example/weather?q=1'",
  );
});

test("there is no command for a stream call, a body that was not kept whole, and a call kept before", () => {
  expect(curlOf({ ...request, mode: "stream", url: "" })).toBe(null);
  const { sent: _sent, ...clipped } = request;
  expect(curlOf(clipped)).toBe(null);
  const { url: _url, ...before } = request;
  expect(curlOf(before)).toBe(null);
});

describe("whatever a value says, a shell hands it to curl as one word, and nothing else is run", () => {
  test.each([
    "it's",
    "'; touch /tmp/owned; '",
    '$(id) `id` $HOME \\ " ! * ~ #',
    "a\nb",
    "trailing\n",
    "\r\n\t",
    "\u001b[201~\nid\n",
    "\u0085\u007f",
    "@/etc/passwd",
    "杭州 😀",
    "%s %d",
  ])("%j", (value) => {
    const command = curlOf({ ...request, headers: { "x-a": value }, sent: value }) ?? "";
    expect(command).not.toMatch(/(?!\n)\p{Cc}/u);
    // A function in place of curl writes what it was given, each word closed by a NUL.
    const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}\n`;
    const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0");
    expect(words).toEqual([
      "--request",
      "POST",
      request.url,
      "--header",
      `x-a: ${value}`,
      "--data-raw",
      value,
      "",
    ]);
  });
});
