import type { BuiltIn } from "../permission.ts";
import { apis } from "./apis.ts";
import { threadApis } from "./assistant.ts";
import { calendarPermissions } from "./calendar.ts";

const me = "/v1.0/contact/users/{unionId}";
const tasks = "/v1.0/todo/users/{unionId}/tasks";

/** What a person may allow a skill to do with their own data. */
export const delegatedPermissions: readonly BuiltIn[] = [
  {
    code: "Contact.User.Read",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: false,
    risk: "low",
    api: apis.contact,
    name: { zh: "通讯录个人信息读权限", en: "Read your basic profile" },
    description: {
      zh: "获取你的姓名、头像、邮箱和用户 ID",
      en: "Your name, picture, e-mail address and user ID",
    },
    apis: [{ method: "GET", path: me, name: { zh: "获取用户通讯录个人信息", en: "Get a person's profile" } }],
  },
  {
    code: "Contact.User.mobile",
    kind: "delegated",
    field: true,
    write: false,
    sensitive: true,
    risk: "medium",
    api: apis.contact,
    name: { zh: "个人手机号信息", en: "Read your mobile number" },
    description: { zh: "获取你的手机号码", en: "Your mobile phone number" },
    apis: [{ method: "GET", path: me, name: { zh: "获取用户通讯录个人信息", en: "Get a person's profile" } }],
    fields: ["mobile", "stateCode"],
  },
  ...calendarPermissions,
  {
    code: "Todo.PersonalTodo.Write",
    kind: "delegated",
    field: false,
    write: true,
    sensitive: false,
    risk: "medium",
    api: apis.todo,
    name: { zh: "以用户的个人身份创建或更新个人待办数据", en: "Create personal to-dos for you" },
    description: { zh: "以你的名义创建个人待办", en: "Create personal to-dos in your name" },
    apis: [
      {
        method: "POST",
        path: "/v1.0/todo/users/me/personalTasks",
        name: { zh: "创建个人待办", en: "Create a personal to-do" },
      },
    ],
  },
  {
    code: "Todo.Todo.Read",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: false,
    risk: "low",
    api: apis.todo,
    name: { zh: "待办应用中待办读权限", en: "Read your to-dos" },
    description: {
      zh: "查看你的待办：标题、截止时间和状态",
      en: "Your to-dos: titles, due times and whether they are done",
    },
    apis: [
      {
        method: "POST",
        path: "/v1.0/todo/users/{unionId}/org/tasks/query",
        name: { zh: "查询企业下用户待办列表", en: "List work to-dos" },
      },
      {
        method: "POST",
        path: `${tasks}/list`,
        name: { zh: "查询用户待办列表", en: "List to-dos" },
      },
      {
        method: "POST",
        path: `${tasks}/count`,
        name: { zh: "查询待办数量", en: "Count to-dos" },
      },
      { method: "GET", path: `${tasks}/{taskId}`, name: { zh: "查询待办详情", en: "Get a to-do" } },
    ],
  },
  {
    code: "Todo.Todo.Write",
    kind: "delegated",
    field: false,
    write: true,
    sensitive: true,
    risk: "high",
    api: apis.todo,
    name: { zh: "待办应用中待办写权限", en: "Create, change and delete your to-dos" },
    description: {
      zh: "以你的名义创建、修改、完成和删除待办",
      en: "Create, change, finish and delete to-dos in your name",
    },
    apis: [
      { method: "POST", path: tasks, name: { zh: "新增待办任务", en: "Create a to-do" } },
      { method: "PUT", path: `${tasks}/{taskId}`, name: { zh: "更新待办任务", en: "Change a to-do" } },
      {
        method: "PUT",
        path: `${tasks}/{taskId}/executorStatus`,
        name: { zh: "更新待办执行者状态", en: "Set who has finished" },
      },
      { method: "DELETE", path: `${tasks}/{taskId}`, name: { zh: "删除待办任务", en: "Delete a to-do" } },
    ],
  },
  {
    code: "AI.Assistant.Run.Me",
    kind: "delegated",
    field: false,
    write: false,
    sensitive: false,
    risk: "medium",
    api: apis.assistant,
    name: { zh: "以个人身份运行 AI 助理", en: "Talk to an assistant as you" },
    description: { zh: "以你的身份与 AI 助理对话", en: "Talk to an AI assistant in your name" },
    apis: [
      ...threadApis,
      {
        method: "POST",
        path: "/v1.0/assistant/{assistantId}/me/compatible-mode/responses",
        name: { zh: "以个人身份调用助理", en: "Ask an assistant as a person" },
      },
    ],
  },
  {
    code: "Document.Document.Write",
    kind: "delegated",
    field: false,
    write: true,
    sensitive: true,
    risk: "high",
    api: apis.document,
    name: { zh: "文档应用中文档写权限", en: "Overwrite your documents" },
    description: { zh: "覆盖写入你的文档内容", en: "Replace what your documents say" },
    apis: [
      {
        method: "POST",
        path: "/v2.0/doc/me/suites/documents/{docKey}/overwriteContent",
        name: { zh: "覆写文档", en: "Overwrite a document" },
      },
    ],
  },
];
