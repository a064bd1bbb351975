import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, operationOf, options, parameter, parameterOf, specOf } from "../skill-file.fixture.ts";

describe("what a file says", () => {
  test("is read into plain data, the code's place and scopes included", () => {
    const text = `
openapi: 3.0.1
info: { title: 通讯录, version: 1.0.0 }
servers: [{ url: https://skill.example/base/ }]
paths:
  /me/{part}:
    parameters: [{ name: part, in: path, required: true, schema: { type: string } }]
    get:
      operationId: showMe
      summary: 查询手机号
      description: 查询我的手机号
      x-dingtalk-delegated-scopes: [Contact.User.Read, Contact.User.mobile, Contact.User.Read]
      x-dingtalk-keywords: [手机号]
      x-dingtalk-display-result: markdown
      x-dingtalk-examples: [{ input: 我的号码, output: { part: mobile } }, { input: 手机 }]
      parameters:
        - name: oauthAuthCode
          in: query
          description: OAuth授权码
          schema: { type: string, x-dingtalk-context: { property: currentUser, format: oauthAuthCode } }
        - name: on
          in: query
          schema: { type: string, x-dingtalk-entity: { category: time, format: "strftime: yyyy-MM-dd" }, x-dingtalk-default: 今天 }
      responses: { 200: { description: OK }, "404": { description: none } }
`;
    expect(specOf(text)).toEqual({
      title: "通讯录",
      host: "skill.example",
      protocol: "http",
      operations: [
        {
          operationId: "showMe",
          method: "GET",
          path: "/me/{part}",
          server: "https://skill.example/base",
          summary: "查询手机号",
          description: "查询我的手机号",
          scopes: ["Contact.User.Read", "Contact.User.mobile"],
          keywords: ["手机号"],
          examples: [
            { input: "我的号码", output: { part: "mobile" } },
            { input: "手机", output: {} },
          ],
          parameters: [
            {
              key: "part",
              name: "part",
              in: "path",
              required: true,
              description: "",
              schema: { type: "string" },
              context: null,
              entity: null,
            },
            {
              key: "oauthAuthCode",
              name: "oauthAuthCode",
              in: "query",
              required: false,
              description: "OAuth授权码",
              schema: { type: "string" },
              context: { property: "currentUser", format: "oauthAuthCode" },
              entity: null,
            },
            {
              key: "on",
              name: "on",
              in: "query",
              required: false,
              description: "",
              schema: { type: "string" },
              context: null,
              entity: { category: "time", format: "strftime:yyyy-MM-dd" },
              default: "今天",
            },
          ],
          bodyRequired: false,
          contentType: null,
          display: "markdown",
          confirm: null,
        },
      ],
    });
  });

  test("is the same in JSON, in YAML, and with a byte order mark", () => {
    const yaml = file();
    const json = JSON.stringify({
      openapi: "3.0.1",
      info: { title: "Weather", version: "1" },
      servers: [{ url: "https://skill.example" }],
      paths: {
        "/weather": {
          get: {
            operationId: "getWeather",
            summary: "Look up the weather",
            description: "Says how the weather is",
            parameters: [{ name: "city", in: "query", schema: { type: "string" } }],
          },
        },
      },
    });
    expect(specOf(json)).toEqual(specOf(yaml));
    expect(specOf(`\uFEFF${json}`)).toEqual(specOf(`\uFEFF${yaml}`));
  });

  test("follows YAML anchors and merge keys, what is written in place winning", () => {
    const text = file({
      parameters:
        "      parameters:\n        - &city { name: city, in: query, schema: { type: string } }\n        - { <<: *city, name: town }",
    });
    expect(operationOf(text).parameters.map(({ name, in: place }) => [name, place])).toEqual([
      ["city", "query"],
      ["town", "query"],
    ]);
  });

  test("keeps a title to one clean line of at most 100 characters", () => {
    const title = `钉\\u200B钉\\u202E\\n官方 ${"x".repeat(200)}`;
    const spec = specOf(file({ info: `info: { title: "${title}" }` }));
    expect(spec.title).toMatch(/^钉钉 官方 x+…$/);
    expect(spec.title).toHaveLength(100);
  });

  test("never holds what PostgreSQL cannot store, nor touches a prototype", () => {
    const text = file({
      info: 'info: { title: "\\uD800x\\0" }',
      parameters: parameter('{ default: { __proto__: { polluted: 1 } }, enum: ["\\0a\\uDC00"] }'),
      end: "__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }",
    });
    const stored = JSON.stringify(specOf(text));
    expect(stored).not.toMatch(/\\u0000|\\ud800|\\udc00/i);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("is told, with its operations, even when the file has errors", () => {
    const { spec, problems } = readText(file({ servers: "servers: [{ url: /v1 }]" }), options);
    expect(problems.map(({ code }) => code)).toEqual(["unsafe_server"]);
    expect(spec?.operations).toHaveLength(1);
  });

  test("makes up for a missing summary with the description, and the other way round", () => {
    expect(operationOf(file({ words: "      summary: a" })).description).toBe("a");
    expect(operationOf(file({ words: "      description: b" })).summary).toBe("b");
  });

  test("says where the parameters of a path are replaced by an operation's own", () => {
    const text = file({
      pathItem: "    parameters: [{ name: city, in: query, description: old }, { name: day, in: query }]",
    });
    expect(operationOf(text).parameters.map(({ name, description }) => [name, description])).toEqual([
      ["day", ""],
      ["city", ""],
    ]);
  });

  test("names an operation that has no name by its method and path, never as another one is named", () => {
    const more = "  /weather/{city}:\n    parameters: [{ name: city, in: path }]\n    get: { summary: a }";
    const text = file({
      id: "operationId: getWeatherByCity",
      end: `${more}\n    post: { operationId: " " }`,
    });
    const { operations } = specOf(text);
    expect(operations.map(({ operationId }) => operationId)).toEqual([
      "getWeatherByCity",
      "getWeatherByCity2",
      "postWeatherByCity",
    ]);
    expect(operations[2]).toMatchObject({
      summary: "POST /weather/{city}",
      description: "POST /weather/{city}",
    });
  });

  test("mentions how a parameter is written out only where that is unusual", () => {
    const plain = parameterOf(
      file({ parameters: parameter("{}", "name: city, in: query, style: form, explode: true") }),
    );
    const unusual = parameterOf(
      file({ parameters: parameter("{}", "name: city, in: query, style: pipeDelimited, explode: false") }),
    );
    expect(plain).not.toHaveProperty("style");
    expect(plain).not.toHaveProperty("explode");
    expect(unusual).toMatchObject({ style: "pipeDelimited" });
  });
});
