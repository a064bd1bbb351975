import type { Permission } from "./catalogue.ts";

const me = "/v1.0/contact/users/{unionId}";
const events = "/v1.0/calendar/users/{userId}/calendars/primary/events";
const tasks = "/v1.0/todo/users/{unionId}/tasks";

/** What a person may allow a skill to do with their own data. */
export const delegatedPermissions: readonly Permission[] = [
  {
    code: "Contact.User.Read",
    kind: "delegated",
    field: false,
    sensitive: false,
    category: "contact",
    name: { zh: "通讯录个人信息读权限", en: "Read your basic profile" },
    description: { zh: "获取你的姓名、头像和邮箱", en: "Your name, picture and e-mail address" },
    apis: [{ method: "GET", path: me, name: { zh: "获取用户通讯录个人信息", en: "Get a person's profile" } }],
  },
  {
    code: "Contact.User.mobile",
    kind: "delegated",
    field: true,
    sensitive: true,
    category: "contact",
    name: { zh: "个人手机号信息", en: "Read your mobile number" },
    description: { zh: "获取你的手机号码", en: "Your mobile phone number" },
    apis: [{ method: "GET", path: me, name: { zh: "获取用户通讯录个人信息", en: "Get a person's profile" } }],
  },
  {
    code: "Calendar.Event.Read",
    kind: "delegated",
    field: false,
    sensitive: true,
    category: "calendar",
    name: { zh: "日历应用中日程读权限", en: "Read your calendar events" },
    description: {
      zh: "查看你的日程：标题、时间、地点和参与人",
      en: "Your events: titles, times, places and who attends",
    },
    apis: [
      { method: "GET", path: events, name: { zh: "查询日程列表", en: "List events" } },
      { method: "GET", path: `${events}view`, name: { zh: "查询日程视图", en: "List events as they occur" } },
      { method: "GET", path: `${events}/{eventId}`, name: { zh: "查询单个日程详情", en: "Get an event" } },
      {
        method: "GET",
        path: `${events}/{eventId}/attendees`,
        name: { zh: "获取日程参与者", en: "List who attends" },
      },
    ],
  },
  {
    code: "Calendar.Event.Write",
    kind: "delegated",
    field: false,
    sensitive: true,
    category: "calendar",
    name: { zh: "日历应用中日程写权限", en: "Create and change your calendar events" },
    description: {
      zh: "以你的名义创建、修改和删除日程",
      en: "Create, change and delete events in your name",
    },
    apis: [
      { method: "POST", path: events, name: { zh: "创建日程", en: "Create an event" } },
      { method: "PUT", path: `${events}/{eventId}`, name: { zh: "修改日程", en: "Change an event" } },
      { method: "DELETE", path: `${events}/{eventId}`, name: { zh: "删除日程", en: "Delete an event" } },
      {
        method: "POST",
        path: `${events}/{eventId}/attendees`,
        name: { zh: "添加日程参与者", en: "Add who attends" },
      },
      {
        method: "POST",
        path: `${events}/{eventId}/respond`,
        name: { zh: "设置日程响应邀请状态", en: "Answer an invitation" },
      },
    ],
  },
  {
    code: "Calendar.EventSchedule.Read",
    kind: "delegated",
    field: false,
    sensitive: false,
    category: "calendar",
    name: { zh: "日历应用中日程闲忙状态读权限", en: "See when you are busy" },
    description: { zh: "查看你何时忙碌，不含日程内容", en: "When you are busy, without what the events are" },
    apis: [
      {
        method: "POST",
        path: "/v1.0/calendar/users/{userId}/querySchedule",
        name: { zh: "获取用户忙闲信息", en: "Get free and busy times" },
      },
    ],
  },
  {
    code: "Calendar.Calendar.Read",
    kind: "delegated",
    field: false,
    sensitive: false,
    category: "calendar",
    name: { zh: "日历应用中日历读权限", en: "Read your subscribed calendars" },
    description: { zh: "查看你订阅了哪些日历", en: "Which calendars you subscribe to" },
    apis: [
      {
        method: "GET",
        path: "/v1.0/calendar/users/{userId}/subscribedCalendars/{calendarId}",
        name: { zh: "查询订阅日历", en: "Get a subscribed calendar" },
      },
    ],
  },
  {
    code: "Calendar.Calendar.Write",
    kind: "delegated",
    field: false,
    sensitive: false,
    category: "calendar",
    name: { zh: "日历应用中日历写权限", en: "Manage your subscribed calendars" },
    description: { zh: "替你订阅、退订和管理日历", en: "Subscribe to, leave and manage calendars for you" },
    apis: [
      {
        method: "POST",
        path: "/v1.0/calendar/users/{userId}/subscribedCalendars",
        name: { zh: "创建订阅日历", en: "Create a subscribed calendar" },
      },
    ],
  },
  {
    code: "Calendar.Acl.Read",
    kind: "delegated",
    field: false,
    sensitive: true,
    category: "calendar",
    name: { zh: "日历应用访问控制读权限", en: "Read who can see your calendar" },
    description: { zh: "查看谁可以访问你的日历", en: "Who may see your calendar" },
    apis: [
      {
        method: "GET",
        path: "/v1.0/calendar/users/{userId}/calendars/primary/acls",
        name: { zh: "获取访问控制列表", en: "List who has access" },
      },
    ],
  },
  {
    code: "Calendar.Acl.Write",
    kind: "delegated",
    field: false,
    sensitive: true,
    category: "calendar",
    name: { zh: "日历应用访问控制写权限", en: "Change who can see your calendar" },
    description: { zh: "修改谁可以访问你的日历", en: "Change who may see your calendar" },
    apis: [
      {
        method: "POST",
        path: "/v1.0/calendar/users/{userId}/calendars/primary/acls",
        name: { zh: "创建访问控制", en: "Give access" },
      },
    ],
  },
  {
    code: "Todo.PersonalTodo.Write",
    kind: "delegated",
    field: false,
    sensitive: false,
    category: "todo",
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
    sensitive: false,
    category: "todo",
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
      { method: "GET", path: `${tasks}/{taskId}`, name: { zh: "查询待办详情", en: "Get a to-do" } },
    ],
  },
  {
    code: "Todo.Todo.Write",
    kind: "delegated",
    field: false,
    sensitive: true,
    category: "todo",
    name: { zh: "待办应用中待办写权限", en: "Create, change and delete your to-dos" },
    description: {
      zh: "以你的名义创建、修改、完成和删除待办",
      en: "Create, change, finish and delete to-dos in your name",
    },
    apis: [
      { method: "POST", path: tasks, name: { zh: "新增待办任务", en: "Create a to-do" } },
      { method: "PUT", path: `${tasks}/{taskId}`, name: { zh: "更新待办任务", en: "Change a to-do" } },
      { method: "DELETE", path: `${tasks}/{taskId}`, name: { zh: "删除待办任务", en: "Delete a to-do" } },
    ],
  },
  {
    code: "AI.Assistant.Run.Me",
    kind: "delegated",
    field: false,
    sensitive: false,
    category: "assistant",
    name: { zh: "以个人身份运行 AI 助理", en: "Talk to an assistant as you" },
    description: { zh: "以你的身份与 AI 助理对话", en: "Talk to an AI assistant in your name" },
    apis: [
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
    sensitive: true,
    category: "document",
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
