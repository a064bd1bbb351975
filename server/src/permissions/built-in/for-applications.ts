import type { BuiltIn } from "../permission.ts";
import { apis } from "./apis.ts";
import { managingApis, readingApis, threadApis } from "./assistant.ts";

/** What an admin allows an application for the whole organisation. A skill cannot list these. */
export const applicationPermissions: readonly BuiltIn[] = [
  {
    code: "AI.Assistant.Run",
    kind: "application",
    field: false,
    write: false,
    sensitive: true,
    risk: "high",
    api: apis.assistant,
    name: { zh: "AI 助理运行权限", en: "Run the application's assistants" },
    description: {
      zh: "以应用所有者的名义运行该应用的助理",
      en: "Run the application's assistants in its owner's name",
    },
    apis: [
      ...threadApis,
      {
        method: "POST",
        path: "/v1.0/assistant/{assistantId}/compatible-mode/responses",
        name: { zh: "调用助理", en: "Ask an assistant" },
      },
    ],
  },
  {
    code: "AI.Assistant.Read",
    kind: "application",
    field: false,
    write: false,
    sensitive: true,
    risk: "high",
    api: apis.assistant,
    name: { zh: "AI 助理信息读权限", en: "Read about the application's assistants" },
    description: {
      zh: "读取该应用的助理，以及谁在何时使用过；不含对话内容",
      en: "The application's assistants, and who used them when; not what was said",
    },
    apis: readingApis,
  },
  {
    code: "AI.Assistant.Write",
    kind: "application",
    field: false,
    write: true,
    sensitive: true,
    risk: "high",
    api: apis.assistant,
    name: { zh: "AI 助理管理权限", en: "Manage the application's assistants" },
    description: {
      zh: "以搭建者的名义创建、修改和删除该应用的助理",
      en: "Create, change and delete the application's assistants in a builder's name",
    },
    apis: managingApis,
  },
  {
    code: "qyapi_get_member",
    kind: "application",
    field: false,
    write: false,
    sensitive: true,
    risk: "high",
    api: apis.contact,
    name: { zh: "成员信息读权限", en: "Read the directory" },
    description: { zh: "读取组织全部成员的信息", en: "Read about every member of the organisation" },
    apis: [],
  },
  {
    code: "qyapi_manage_addresslist",
    kind: "application",
    field: false,
    write: true,
    sensitive: true,
    risk: "high",
    api: apis.contact,
    name: { zh: "通讯录管理权限", en: "Manage the directory" },
    description: { zh: "增加、修改和删除组织成员", en: "Add, change and remove the organisation's members" },
    apis: [],
  },
];
