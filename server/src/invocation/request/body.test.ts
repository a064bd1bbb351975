import { describe, expect, test } from "vitest";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const meta = { idempotencyKey: "stp_1", requestId: "cal_1", language: "en" as const };
const build = (given: Partial<Operation>, values: Record<string, unknown>) =>
  buildRequest(operation(given), values, meta);

describe("a body in the form the file asks for", () => {
  const bodyOf = (
    contentType: string,
    given: [name: string, given: Partial<Parameter>, value: unknown][],
  ) => {
    const parameters = given.map(([name, rest]) => parameter(name, { in: "body", ...rest }));
    const values = Object.fromEntries(given.map(([name, , value]) => [name, value]));
    const { headers, body } = build({ method: "POST", contentType, parameters }, values);
    return { type: headers.find(([name]) => name === "content-type")?.[1], body };
  };
  const whole = (contentType: string, value: unknown) => {
    const parameters = [parameter("body", { in: "body" })];
    const values = value === undefined ? {} : { body: value };
    const request = build({ method: "POST", contentType, wholeBody: true, parameters }, values);
    return [request.headers.find(([name]) => name === "content-type")?.[1], request.body];
  };

  test("a body that is no object is sent as it is", () => {
    expect(whole("application/json", [{ a: 1 }])).toEqual(["application/json", '[{"a":1}]']);
    expect(whole("application/json", "a")).toEqual(["application/json", '"a"']);
    expect(whole("application/json", null)).toEqual(["application/json", "null"]);
    expect(whole("text/plain", "杭州")).toEqual(["text/plain; charset=utf-8", "杭州"]);
    expect(whole("application/xml", "<a/>")).toEqual(["application/xml", "<a/>"]);
    expect(whole("application/json", undefined)).toEqual([undefined, undefined]);
  });

  test("a form writes each property in its own style; an object without one is JSON", () => {
    const { body } = bodyOf("application/x-www-form-urlencoded", [
      ["a", {}, { x: 1 }],
      ["b", { style: "deepObject" }, { x: { y: 1 } }],
      ["c", { style: "pipeDelimited" }, ["x", "y"]],
      ["d", { explode: false }, ["x", "y"]],
      ["e", { contentType: "application/json" }, ["x"]],
      ["f", {}, null],
    ]);
    expect(body).toBe("a=%7B%22x%22%3A1%7D&b%5Bx%5D%5By%5D=1&c=x%7Cy&d=x,y&e=%5B%22x%22%5D");
  });

  test("a multipart body has a part for each value: text bare, objects as JSON, bytes as a file", () => {
    const { type, body } = bodyOf("multipart/form-data", [
      ["text", {}, "a\r\nb"],
      ["list", {}, ["x", { y: 1 }]],
      ["file", { schema: { type: "string", format: "binary" } }, "bytes"],
      ["image", { contentType: "image/*" }, "<svg>"],
      ["both", { contentType: "text/csv, application/json" }, "a,b"],
      ["none", {}, null],
    ]);
    const boundary = /^multipart\/form-data; boundary=(behalf-[0-9a-f]{32})$/.exec(type ?? "")?.[1];
    const parts = [
      'name="text"\r\n\r\na\r\nb',
      'name="list"\r\n\r\nx',
      'name="list"\r\nContent-Type: application/json\r\n\r\n{"y":1}',
      'name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\nbytes',
      'name="image"; filename="image"\r\nContent-Type: application/octet-stream\r\n\r\n<svg>',
      'name="both"\r\nContent-Type: text/csv\r\n\r\na,b',
    ].map((part) => `--${boundary}\r\nContent-Disposition: form-data; ${part}\r\n`);
    expect(body).toBe(`${parts.join("")}--${boundary}--\r\n`);
  });

  test("no part can end another: not by its name, nor by a boundary that it contains", () => {
    const hostile = 'a"\r\nContent-Type: text/html\r\n\r\n';
    const named = bodyOf("multipart/form-data", [[hostile, {}, "x"]]);
    expect(named.body).toContain('name="a%22%0D%0AContent-Type: text/html%0D%0A%0D%0A"\r\n\r\nx');
    const first = bodyOf("multipart/form-data", [["a", {}, "x"]]).type?.split("boundary=")[1] ?? "";
    const second = bodyOf("multipart/form-data", [["a", {}, `x\r\n--${first}--\r\n`]]);
    expect(second.type).not.toContain(first);
    expect(second.body?.split(second.type?.split("boundary=")[1] ?? "").length).toBe(3);
  });

  test("equal values give equal bytes", () => {
    const again = () => bodyOf("multipart/form-data", [["a", {}, "x"]]);
    expect(again()).toEqual(again());
  });
});
