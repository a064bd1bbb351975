// What a hostile mebibyte costs, from its bytes to what is told of it.
import { expect, test } from "vitest";
import { sampled } from "../../../test/world/sampled.ts";
import { readingsThatCostAsMuch } from "../../platform/processor-time.fixture.ts";
import { readAnswer } from "./answer.ts";
import { inUtf8 } from "./content/charset.ts";

const mebibyte = 1024 * 1024;
const filled = (with_: string, before = "", after = "") =>
  before + with_.repeat(Math.floor((mebibyte - before.length - after.length) / with_.length)) + after;

const hostile: [of: string, type: string, text: string][] = [
  ["HTML of tags that are never closed", "text/html", filled("<div><p>")],
  ["HTML of angle brackets", "text/html", filled("<", "<html>")],
  ["HTML of comments", "text/html", filled("<!--", "<html>")],
  ["HTML of attributes", "text/html", filled(" a=b", "<html><p", ">")],
  ["HTML of references", "text/html", filled("&#x41;", "<html>")],
  ["HTML of spaces", "text/html", filled(" ", "<html><p>a", "b")],
  ["XML of elements in elements", "application/xml", filled("<a>", "<?xml version='1.0'?>")],
  ["XML of empty elements", "application/xml", filled("<e/>", "<r>", "</r>")],
  ["XML of errors", "application/xml", filled("<error>a</error>", "<r>", "</r>")],
  ["XML of entities", "application/xml", filled("&a;", '<!DOCTYPE r [<!ENTITY a "b">]><r>', "</r>")],
  ["XML of open CDATA", "application/xml", filled("<![CDATA[", "<r>")],
  ["CSV of commas", "text/csv", filled(",", "a,b\n")],
  ["CSV of quotes", "text/csv", filled('"', "a,b\n")],
  ["CSV of lines", "text/csv", filled("1\n", "a,b\n")],
  ["CSV of columns", "text/csv", `${filled("a,").slice(0, mebibyte / 2)}\n${"1,".repeat(mebibyte / 4)}`],
  ["events of nothing", "text/event-stream", filled("\n", "data: a")],
  ["events of one letter", "text/event-stream", filled("data: a\n\n")],
  ["events of one long event", "text/event-stream", filled("data: a\n")],
  ["events of JSON", "text/event-stream", filled('data: {"a":1}\n\n')],
  ["events of colons", "text/event-stream", filled(":", "data: a\n")],
  ["lines of JSON", "application/x-ndjson", filled("{}\n")],
  ["lines of pieces", "application/x-ndjson", filled('{"response":"a","done":false}\n')],
  ["lines of open brackets", "application/x-ndjson", filled("[\n", "{}\n")],
  ["JSON of lists in lists", "application/json", filled("[")],
  ["JSON of errors", "application/json", filled('{"error":{"message":"x"}},', "[", "{}]")],
  ["JSON of fields", "application/json", filled('"a":["x"],', "{", '"b":["x"]}')],
  ["JSON of one long message", "application/json", filled("no such 不", '{"code":5,"message":"', '"}')],
  ["text of underscores", "application/json", filled("a_", '{"code":"', '"}')],
  ["a form", "application/x-www-form-urlencoded", filled("a=%41&")],
  ["text in GBK", "text/plain; charset=gbk", filled("\xc7\xe7")],
  ["text in a charset nobody knows", "text/plain; charset=x", filled("\xc7\xe7")],
  ["a page that names its charset late", "text/html", filled("<meta ", "\xc7")],
  ["text in ISO-2022-JP", "text/plain; charset=iso-2022-jp", filled("\x1b$B\x1b(B")],
];

test.each(sampled(hostile, 8))("%s", (_of, type, text) => {
  const body = Buffer.from(text, "latin1");
  const readIt = () =>
    [200, 500].map((status) => {
      const answer = { kind: "answer", status, statusText: "", body, ms: 1 } as const;
      const asked = { method: "GET", carriesCode: false, url: "https://skill.example/n" };
      return readAnswer(inUtf8({ ...answer, headers: [["content-type", type]] }), asked);
    });
  expect(readingsThatCostAsMuch(text, readIt)).toBeLessThan(250);
});
