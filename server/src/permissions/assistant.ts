import type { Permission } from "./permission.ts";

const threads = "/v1.0/assistant/threads";
const thread = `${threads}/{threadId}`;

/** What a program does with a thread, in a person's name or its owner's. */
export const threadApis: Permission["apis"] = [
  { method: "POST", path: threads, name: { zh: "创建会话", en: "Begin a thread" } },
  { method: "GET", path: thread, name: { zh: "查询会话", en: "Get a thread" } },
  { method: "DELETE", path: thread, name: { zh: "删除会话", en: "Delete a thread" } },
  { method: "POST", path: `${thread}/messages`, name: { zh: "创建消息", en: "Post a message" } },
  { method: "GET", path: `${thread}/messages`, name: { zh: "查询消息列表", en: "List messages" } },
  { method: "GET", path: `${thread}/messages/{messageId}`, name: { zh: "查询消息", en: "Get a message" } },
  {
    method: "DELETE",
    path: `${thread}/messages/{messageId}`,
    name: { zh: "删除消息", en: "Delete a message" },
  },
  { method: "POST", path: `${thread}/runs`, name: { zh: "创建助理运行", en: "Create a run" } },
  { method: "GET", path: `${thread}/runs`, name: { zh: "查询运行列表", en: "List runs" } },
  { method: "GET", path: `${thread}/runs/{runId}`, name: { zh: "查询运行", en: "Get a run" } },
];
