import type { Permission } from "./permission.ts";

/** What an admin allows an application for the whole organisation. A skill cannot list these. */
export const applicationPermissions: readonly Permission[] = [
  {
    code: "AI.Assistant.Run",
    kind: "application",
    field: false,
    sensitive: true,
    risk: "high",
    category: "assistant",
    name: { zh: "AI 助理运行权限", en: "Run the application's assistants" },
    description: { zh: "以应用身份运行助理", en: "Run assistants as the application itself" },
    apis: [
      {
        method: "POST",
        path: "/v1.0/assistant/threads/{threadId}/runs",
        name: { zh: "创建助理运行", en: "Create a run" },
      },
    ],
  },
  {
    code: "qyapi_get_member",
    kind: "application",
    field: false,
    sensitive: true,
    risk: "high",
    category: "contact",
    name: { zh: "成员信息读权限", en: "Read the directory" },
    description: { zh: "读取组织全部成员的信息", en: "Read about every member of the organisation" },
    apis: [],
  },
  {
    code: "qyapi_manage_addresslist",
    kind: "application",
    field: false,
    sensitive: true,
    risk: "high",
    category: "contact",
    name: { zh: "通讯录管理权限", en: "Manage the directory" },
    description: { zh: "增加、修改和删除组织成员", en: "Add, change and remove the organisation's members" },
    apis: [],
  },
];
