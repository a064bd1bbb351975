import type { BuiltIn } from "../permission.ts";

const threads = "/v1.0/assistant/threads";
const thread = `${threads}/{threadId}`;

/** What a program does with a thread, in a person's name or its owner's. */
export const threadApis: BuiltIn["apis"] = [
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

const assistant = "/v1.0/assistant";

/** What a program reads of its application's assistants. */
export const readingApis: BuiltIn["apis"] = [
  { method: "GET", path: `${assistant}/basicInfo`, name: { zh: "查询助理", en: "Get an assistant" } },
  {
    method: "GET",
    path: `${assistant}/list`,
    name: { zh: "查询用户创建的助理", en: "List whose assistants" },
  },
  {
    method: "GET",
    path: `${assistant}/visibleList`,
    name: { zh: "查询用户可见的助理", en: "List what somebody may talk to" },
  },
  { method: "GET", path: `${assistant}/scope`, name: { zh: "查询可见范围", en: "Get who may talk to one" } },
  {
    method: "GET",
    path: `${assistant}/actionLists`,
    name: { zh: "查询助理的能力", en: "List what one can do" },
  },
  { method: "GET", path: `${assistant}/logs/list`, name: { zh: "查询调用记录", en: "List who used one" } },
];

/** What it changes of them. */
export const managingApis: BuiltIn["apis"] = [
  { method: "POST", path: `${assistant}/basicInfo`, name: { zh: "创建助理", en: "Create an assistant" } },
  { method: "PUT", path: `${assistant}/basicInfo`, name: { zh: "修改助理", en: "Change an assistant" } },
  { method: "DELETE", path: `${assistant}/basicInfo`, name: { zh: "删除助理", en: "Delete an assistant" } },
  { method: "PUT", path: `${assistant}/scope`, name: { zh: "设置可见范围", en: "Set who may talk to one" } },
  {
    method: "POST",
    path: `${assistant}/orgActionRepositories`,
    name: { zh: "把能力共享到组织", en: "Share what one can do" },
  },
  {
    method: "DELETE",
    path: `${assistant}/orgActionRepositories`,
    name: { zh: "不再共享能力", en: "Stop sharing what one can do" },
  },
];
