export interface SkillOperation {
  operationId: string;
  path: string;
  summary: string;
  /** Delegated permissions; with none, no code is asked for. */
  scopes: readonly string[];
  /** What a person may say for it. */
  examples: readonly (string | { input: string; output: Record<string, unknown> })[];
  /** Left out: GET. */
  method?: "get" | "post" | "put" | "patch" | "delete";
  /** Beside the code, when there is one. */
  parameters?: readonly object[];
  /** Properties of a JSON body and no others, required but for those with a default. */
  body?: Record<string, object>;
  /** Further members, such as extensions. */
  more?: object;
}

export interface SkillFile {
  title: string;
  /** Where it listens: `http://127.0.0.1:12345`. */
  server: string;
  operations: readonly SkillOperation[];
  /** `stream`: it opens the connection itself. */
  "x-dingtalk-protocol"?: "http" | "stream";
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

/** With a permission of an API of the organisation's own. */
export const claims: SkillOperation = {
  operationId: "listMyClaims",
  path: "/claims",
  summary: "查看我的报销单 / List my expense claims",
  scopes: ["Expense.Claim.Read"],
  examples: ["我的报销单", "List my expense claims", "Show my expense claims"],
};

/** Something that is changed when it is called: a to-do is added. */
export const addTodo: SkillOperation = {
  operationId: "addTodo",
  method: "post",
  path: "/todos",
  summary: "新建待办 / Add a to-do",
  scopes: [],
  examples: [
    { input: "add a to-do: buy milk", output: { title: "buy milk" } },
    { input: "新建待办：买牛奶", output: { title: "买牛奶" } },
  ],
  body: { title: { type: "string", description: "what is to be done" } },
};

/** The same as a write, which is confirmed each time. */
export const putTodo: SkillOperation = { ...addTodo, operationId: "putTodo", method: "put" };

/** The skill's OpenAPI document, as JSON; the API reads YAML and JSON alike. */
export function skillFile({ title, server, operations, ...more }: SkillFile): string {
  return JSON.stringify({
    openapi: "3.0.1",
    info: { title, description: title, version: "1.0.0" },
    servers: [{ url: server }],
    ...more,
    paths: Object.fromEntries(operations.map(({ path }) => [path, methodsAt(path, operations)])),
  });
}

const methodsAt = (path: string, operations: readonly SkillOperation[]) =>
  Object.fromEntries(
    operations
      .filter((operation) => operation.path === path)
      .map((operation) => [operation.method ?? "get", operationIn(operation)]),
  );

function operationIn(operation: SkillOperation) {
  const { operationId, summary, scopes, examples, body, more } = operation;
  const code = {
    name: "oauthAuthCode",
    in: "query",
    description: "OAuth授权码 / one-time code",
    schema: { type: "string", "x-dingtalk-context": { property: "currentUser", format: "oauthAuthCode" } },
  };
  const parameters = [...(operation.parameters ?? []), ...(scopes.length === 0 ? [] : [code])];
  return {
    operationId,
    summary,
    description: summary,
    "x-dingtalk-examples": examples.map((example) =>
      typeof example === "string" ? { input: example, output: {} } : example,
    ),
    ...(scopes.length === 0 ? {} : { "x-dingtalk-delegated-scopes": scopes }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body && { requestBody: jsonBody(body) }),
    responses: { "200": { description: summary } },
    ...more,
  };
}

function jsonBody(properties: Record<string, object>) {
  const required = Object.keys(properties).filter(
    (name) => !("x-dingtalk-default" in (properties[name] ?? {})),
  );
  const schema = { type: "object", required, properties, additionalProperties: false };
  return { required: true, content: { "application/json": { schema } } };
}
