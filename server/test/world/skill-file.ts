export interface SkillOperation {
  operationId: string;
  path: string;
  summary: string;
  /** Delegated permissions; with none, no code is asked for. */
  scopes: readonly string[];
  /** What a person may say for it. */
  examples: readonly string[];
}

export interface SkillFile {
  title: string;
  /** Where it listens: `http://127.0.0.1:12345`. */
  server: string;
  operations: readonly SkillOperation[];
}

export const phone: SkillOperation = {
  operationId: "getMyPhone",
  path: "/phone",
  summary: "查看我的手机号 / Show my phone number",
  scopes: ["Contact.User.Read", "Contact.User.mobile"],
  examples: [
    "我的手机号是多少？",
    "What is my phone number?",
    "帮我查一下我的电话号码",
    "Show my phone number",
  ],
};

export const profile: SkillOperation = {
  operationId: "getMyProfile",
  path: "/profile",
  summary: "查看我的个人信息 / Show my profile",
  scopes: ["Contact.User.Read"],
  examples: ["我的个人信息", "Show my profile", "我叫什么名字", "What is my e-mail address?"],
};

export const weather: SkillOperation = {
  operationId: "getWeather",
  path: "/weather",
  summary: "查看天气 / Show the weather",
  scopes: [],
  examples: ["今天天气怎么样", "What is the weather like?", "Show the weather"],
};

/** The skill's OpenAPI document, as JSON; the API reads YAML and JSON alike. */
export function skillFile({ title, server, operations }: SkillFile): string {
  return JSON.stringify({
    openapi: "3.0.1",
    info: { title, description: title, version: "1.0.0" },
    servers: [{ url: server }],
    paths: Object.fromEntries(
      operations.map((operation) => [operation.path, { get: operationIn(operation) }]),
    ),
  });
}

function operationIn({ operationId, summary, scopes, examples }: SkillOperation) {
  const code = {
    name: "oauthAuthCode",
    in: "query",
    description: "OAuth授权码 / one-time code",
    schema: { type: "string", "x-dingtalk-context": { property: "currentUser", format: "oauthAuthCode" } },
  };
  return {
    operationId,
    summary,
    description: summary,
    "x-dingtalk-examples": examples.map((input) => ({ input, output: {} })),
    ...(scopes.length === 0 ? {} : { "x-dingtalk-delegated-scopes": scopes, parameters: [code] }),
    responses: { "200": { description: summary } },
  };
}
