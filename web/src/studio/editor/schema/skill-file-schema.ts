import type { Words } from "../../../api/schema.gen.ts";
import { documentExtensions, operationExtensions, schemaExtensions } from "./extensions.ts";
import {
  choiceOf,
  type JsonSchema,
  type Language,
  listOf,
  refTo,
  type Said,
  saidIn,
  yesOrNo,
} from "./member.ts";

/** A permission as the editor names it. */
export interface Scope {
  code: string;
  name: Words;
}

/**
 * What may stand where in a skill file, in the reader's language: for completing and for hovering. It finds no faults:
 * the server has the only rules.
 */
export function skillFileSchema(language: Language, scopes: readonly Scope[]): JsonSchema {
  const said = saidIn(language);
  const codes: JsonSchema = {
    enum: scopes.map(({ code }) => code),
    markdownEnumDescriptions: scopes.map(({ name }) => name[language]),
  };
  return {
    ...document(said),
    definitions: {
      path: pathItem(said),
      operation: operation(said, codes),
      parameter: parameter(said),
      body: body(said),
      response: response(said),
      media: { type: "object", properties: { schema: refTo("schema") } },
      schema: valueSchema(said),
      security: securityScheme(said),
    },
  };
}

const mapOf = (schema: JsonSchema): JsonSchema => ({ type: "object", additionalProperties: schema });

function document(said: Said): JsonSchema {
  const texts = { type: "object", properties: {} };
  return {
    type: "object",
    properties: {
      openapi: said("OpenAPI 的版本。", "The version of OpenAPI.", choiceOf("3.0.1", "3.0.3", "3.1.0")),
      info: said("技能是什么。", "What the skill is.", {
        type: "object",
        properties: {
          title: said("技能的名称。", "The skill’s name."),
          description: said("技能做什么。", "What it does."),
          version: said("文件的版本。", "The version of the file."),
        },
      }),
      servers: said("服务的地址；使用第一个。", "Where the service is; the first one counts.", {
        type: "array",
        items: {
          type: "object",
          properties: {
            url: said("以 https:// 开头的地址。", "An address that begins with https://."),
            description: said("说明。", "About it."),
          },
        },
      }),
      paths: said("接口，按路径。", "The operations, by path.", {
        type: "object",
        patternProperties: { "^/": refTo("path") },
      }),
      components: said("多处使用的部分。", "What is used in several places.", {
        type: "object",
        properties: {
          schemas: mapOf(refTo("schema")),
          parameters: mapOf(refTo("parameter")),
          requestBodies: mapOf(refTo("body")),
          responses: mapOf(refTo("response")),
          securitySchemes: mapOf(refTo("security")),
        },
      }),
      security: said("服务要求的认证方式。", "What the service asks to be given.", listOf(texts)),
      tags: said("分组。", "Groups.", listOf(texts)),
      ...documentExtensions(said),
    },
  };
}

function pathItem(said: Said): JsonSchema {
  const methods = ["get", "post", "put", "patch", "delete"].map((method) => [method, refTo("operation")]);
  return {
    type: "object",
    properties: {
      ...Object.fromEntries(methods),
      summary: said("路径的说明。", "About the path."),
      parameters: said("所有方法共用的参数。", "Parameters of all its methods.", listOf(refTo("parameter"))),
    },
  };
}

function operation(said: Said, scopes: JsonSchema): JsonSchema {
  return {
    type: "object",
    properties: {
      operationId: said("接口名，在文件中唯一。", "Its name, the only one in the file."),
      summary: said("用户看到的步骤名。", "The step that a person sees."),
      description: said(
        "助理据此选择接口：用动宾短语，可以列出常见问法。",
        "How the assistant chooses: say what it does, and how people ask for it.",
      ),
      parameters: said("参数。", "Its parameters.", listOf(refTo("parameter"))),
      requestBody: refTo("body"),
      responses: said("回应，按状态码。", "Its answers, by status.", mapOf(refTo("response"))),
      security: said("接口自己的认证方式。", "What it alone asks to be given.", listOf({ type: "object" })),
      tags: listOf({ type: "string" }),
      deprecated: yesOrNo,
      ...operationExtensions(said, scopes),
    },
  };
}

function parameter(said: Said): JsonSchema {
  return {
    type: "object",
    properties: {
      name: said("参数名。", "Its name."),
      in: said(
        "放在请求的哪里。",
        "Where in the request it is.",
        choiceOf("query", "path", "header", "cookie"),
      ),
      description: said("助理和用户看到的说明。", "What the assistant and the person read."),
      required: said("是否必填。", "Whether it must be given.", yesOrNo),
      schema: refTo("schema"),
      style: choiceOf("form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject"),
      explode: yesOrNo,
      example: {},
    },
  };
}

function body(said: Said): JsonSchema {
  const types = [
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
  ];
  return said("请求的正文。", "The body of the request.", {
    type: "object",
    properties: {
      description: said("说明。", "About it."),
      required: said("是否必填。", "Whether it must be given.", yesOrNo),
      content: {
        type: "object",
        properties: Object.fromEntries(types.map((type) => [type, refTo("media")])),
      },
    },
  });
}

function response(said: Said): JsonSchema {
  return {
    type: "object",
    properties: {
      description: said("说明。", "About it."),
      content: { type: "object", properties: { "application/json": refTo("media") } },
    },
  };
}

function valueSchema(said: Said): JsonSchema {
  const schema = refTo("schema");
  const numbers = Object.fromEntries(
    ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"].map((name) => [
      name,
      { type: "number" },
    ]),
  );
  return {
    type: "object",
    properties: {
      type: said(
        "值的类型。",
        "The type of the value.",
        choiceOf("string", "integer", "number", "boolean", "array", "object"),
      ),
      format: said("写法，例如 date-time。", "How it is written, such as date-time."),
      title: said("名称。", "A name."),
      description: said("助理和用户看到的说明。", "What the assistant and the person read."),
      enum: said("允许的值。", "The values that may be given.", listOf({})),
      default: said(
        "服务在没有收到时采用的值；平台不会发送。",
        "What the service assumes; it is not sent.",
        {},
      ),
      properties: said("成员。", "Its members.", mapOf(schema)),
      required: said("必填的成员。", "The members that must be given.", listOf({ type: "string" })),
      additionalProperties: {},
      items: schema,
      oneOf: listOf(schema),
      anyOf: listOf(schema),
      allOf: listOf(schema),
      pattern: { type: "string" },
      nullable: yesOrNo,
      example: {},
      ...numbers,
      ...schemaExtensions(said),
    },
  };
}

function securityScheme(said: Said): JsonSchema {
  return {
    type: "object",
    properties: {
      type: said("认证方式。", "The kind.", choiceOf("apiKey", "http", "oauth2")),
      name: said("密钥的名称。", "The name of the key."),
      in: choiceOf("header", "query", "cookie"),
      scheme: choiceOf("bearer", "basic"),
      flows: { type: "object" },
    },
  };
}
