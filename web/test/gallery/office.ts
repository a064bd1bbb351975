import type { SkillOperation } from "../../../server/test/world/skill-file.ts";

const phrases = {
  meetings: { zh: "查一下我这周的会", en: "See my meetings this week" },
  addTodo: { zh: "新建待办：准备评审材料", en: "add a to-do: prepare the review" },
  deleteTodo: { zh: "删除待办 17", en: "delete to-do 17" },
  weather: { zh: "今天天气怎么样", en: "What is the weather like?" },
  report: { zh: "生成周报", en: "Write the weekly report" },
} as const;

const asked = ({ zh, en }: { zh: string; en: string }) => [zh, en];

const operations: SkillOperation[] = [
  {
    operationId: "listMeetings",
    path: "/meetings",
    summary: "查询日程列表 / List my meetings",
    scopes: ["Contact.User.Read", "Contact.User.mobile"],
    examples: asked(phrases.meetings),
  },
  {
    operationId: "addTodo",
    // Confirmed each time.
    method: "put",
    path: "/todos",
    summary: "新建待办 / Add a to-do",
    scopes: [],
    examples: [
      { input: phrases.addTodo.zh, output: { title: "准备评审材料" } },
      { input: phrases.addTodo.en, output: { title: "prepare the review" } },
    ],
    body: {
      title: { type: "string", maxLength: 60, description: "要做的事 / What is to be done" },
      priority: {
        type: "string",
        enum: ["low", "normal", "high"],
        description: "优先级 / Priority",
        "x-dingtalk-default": "normal",
      },
      remind: { type: "boolean", description: "提醒我 / Remind me", "x-dingtalk-default": true },
    },
  },
  {
    operationId: "deleteTodo",
    method: "delete",
    path: "/todos/{id}",
    summary: "删除待办 / Delete a to-do",
    scopes: [],
    examples: [
      { input: phrases.deleteTodo.zh, output: { id: 17 } },
      { input: phrases.deleteTodo.en, output: { id: 17 } },
    ],
    parameters: [
      {
        name: "id",
        in: "path",
        required: true,
        description: "待办编号 / Number of the to-do",
        schema: { type: "integer" },
      },
    ],
  },
  {
    operationId: "getWeather",
    path: "/weather",
    summary: "查看天气 / Show the weather",
    scopes: [],
    examples: asked(phrases.weather),
  },
  {
    operationId: "writeReport",
    path: "/report",
    summary: "生成周报 / Write the weekly report",
    scopes: [],
    examples: asked(phrases.report),
  },
];

function answer(method: string, path: string): unknown {
  if (path.startsWith("/meetings"))
    return {
      meetings: [
        {
          title: "产品评审 / Review",
          start: "2026-12-03T14:00:00+08:00",
          end: "2026-12-03T15:00:00+08:00",
          room: "3F 会议室",
        },
        {
          title: "供应商沟通 / Supplier",
          start: "2026-12-03T14:30:00+08:00",
          end: "2026-12-03T15:30:00+08:00",
          room: "https://meet.example/123",
        },
        { title: "与林悦一对一 / One to one", start: "2026-12-04T09:30:00+08:00", end: null, room: null },
      ],
    };
  if (path.startsWith("/weather")) return { weather: "晴 / sunny", temperature: 12 };
  if (path.startsWith("/report"))
    return Response.json({ message: "报表服务正在维护 / The report service is down" }, { status: 503 });
  return method === "DELETE" ? { deleted: true } : { id: 18, done: false };
}

/** A skill of an ordinary office, and what a person says to it. */
export const office = {
  scopes: ["Contact.User.Read", "Contact.User.mobile"],
  phrases,
  operations,
  answer,
};
