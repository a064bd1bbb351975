import type { SkillRequest } from "../../world/skill.ts";
import { phone, type SkillOperation } from "../../world/skill-file.ts";

/* What the conversations are held about: a town hall that knows its ferries and books, takes reports of what is broken,
   and keeps errands. */

const aDay = { "x-dingtalk-entity": { category: "time", format: "strftime:yyyy-MM-dd" } };
const aTime = { "x-dingtalk-entity": { category: "time", format: "iso8601" } };
const query = (name: string, description: string, schema: object = {}, required = false) => ({
  name,
  in: "query",
  required,
  description,
  schema: { type: "string", ...schema },
});
const path = (name: string, description: string) => ({ ...query(name, description, {}, true), in: "path" });

export const operations: readonly SkillOperation[] = [
  {
    operationId: "getFerries",
    path: "/ferries",
    summary: "查询渡轮 / Ferry times",
    scopes: [],
    examples: [
      { input: "厦门明天有哪些渡轮", output: { harbour: "厦门" } },
      { input: "烟台的渡轮几点开", output: { harbour: "烟台" } },
      { input: "ferries from Dover tomorrow", output: { harbour: "Dover" } },
      { input: "when does the ferry leave Calais", output: { harbour: "Calais" } },
    ],
    parameters: [
      query("harbour", "港口城市 harbour", {}, true),
      query("day", "哪一天，不填为今天 day, today when left out", aDay),
    ],
  },
  {
    operationId: "findBooks",
    path: "/books",
    summary: "查找图书 / Find books",
    scopes: [],
    examples: [
      { input: "图书馆有《围城》吗", output: { title: "围城" } },
      { input: "查一下《边城》这本书", output: { title: "边城" } },
      { input: 'do you have the book "Emma"', output: { title: "Emma" } },
      { input: 'find the book "Walden"', output: { title: "Walden" } },
    ],
    parameters: [query("title", "书名 title of the book", {}, true)],
  },
  {
    operationId: "borrowBook",
    path: "/loans",
    method: "post",
    summary: "借书 / Borrow a book",
    scopes: [],
    examples: [
      { input: "借编号 K-70 的书", output: { bookId: "K-70" } },
      { input: "borrow book K-70", output: { bookId: "K-70" } },
    ],
    body: { bookId: { type: "string", description: "图书编号，例如 K-70 number of the book" } },
    more: { "x-dingtalk-params-confirm": true },
  },
  {
    operationId: "returnBook",
    path: "/loans/{loanId}",
    method: "delete",
    summary: "还书 / Return a book",
    scopes: [],
    examples: [
      { input: "还掉借阅 N-50", output: { loanId: "N-50" } },
      { input: "return loan N-50", output: { loanId: "N-50" } },
    ],
    parameters: [path("loanId", "借阅编号，例如 N-50 number of the loan")],
  },
  {
    operationId: "reportFault",
    path: "/faults",
    method: "post",
    summary: "报修 / Report something broken",
    scopes: [],
    examples: [
      { input: "报修解放路3号的路灯", output: { kind: "lamp", place: "解放路3号" } },
      { input: "建设路的路面坏了", output: { kind: "road", place: "建设路" } },
      { input: "report a broken lamp in Mill Lane", output: { kind: "lamp", place: "Mill Lane" } },
      { input: "the road in Park Street is damaged", output: { kind: "road", place: "Park Street" } },
    ],
    body: {
      kind: {
        type: "string",
        enum: ["lamp", "road", "water"],
        description: "坏了什么 what is broken: lamp 路灯, road 路面, water 水管",
      },
      place: { type: "string", description: "地点 place" },
    },
    more: { "x-dingtalk-params-confirm": true },
  },
  {
    operationId: "listErrands",
    path: "/errands",
    summary: "查看备忘 / List errands",
    scopes: [],
    examples: ["我有哪些备忘", "看看备忘", "show my errands", "what errands do I have"],
  },
  {
    operationId: "addErrand",
    path: "/errands",
    method: "post",
    summary: "新建备忘 / Add an errand",
    scopes: [],
    examples: [
      { input: "新建备忘：交水费", output: { what: "交水费" } },
      { input: "提醒我周五下午两点去邮局", output: { what: "去邮局" } },
      { input: "add an errand: pay the water bill", output: { what: "pay the water bill" } },
      {
        input: "remind me on Friday at 2pm to go to the post office",
        output: { what: "go to the post office" },
      },
    ],
    more: {
      "x-dingtalk-params-confirm": true,
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              required: ["what"],
              properties: {
                what: { type: "string", description: "要做的事 what is to be done" },
                at: { type: "string", description: "什么时候 when", ...aTime },
              },
            },
          },
        },
      },
    },
  },
  {
    operationId: "removeErrand",
    path: "/errands/{errandId}",
    method: "delete",
    summary: "删除备忘 / Remove an errand",
    scopes: [],
    examples: [
      { input: "删除备忘 E-30", output: { errandId: "E-30" } },
      { input: "remove errand E-30", output: { errandId: "E-30" } },
    ],
    parameters: [path("errandId", "备忘编号，例如 E-30 number of the errand")],
  },
  {
    operationId: "requestParking",
    path: "/parking",
    method: "post",
    summary: "申请停车证 / Request a parking permit",
    scopes: [],
    examples: [
      { input: "给我申请明天的停车证", output: {} },
      { input: "request a parking permit for tomorrow", output: {} },
    ],
    body: { day: { type: "string", description: "哪一天 day", ...aDay } },
    more: {
      "x-dingtalk-params-confirm": true,
      description:
        "为提问者本人申请停车证。Requests a parking permit for the asking person, for their own car.",
    },
  },
  phone,
];

/** What the town hall answers; the request as an operation with its values. */
export function answerOfTownHall({ method, path, query }: SkillRequest): unknown {
  const at = `${method} ${path.replace(/\/[A-Z]-\d+$/, "/{id}")}`;
  switch (at) {
    case "GET /ferries":
      return {
        harbour: query.harbour,
        ferries: [
          { leaves: "08:10", to: "Island" },
          { leaves: "17:40", to: "Island" },
        ],
      };
    case "GET /books":
      return {
        books: [
          { bookId: "K-1", title: query.title, shelf: "A3" },
          { bookId: "K-2", title: `${query.title} II`, shelf: "A4" },
        ],
      };
    case "POST /loans":
      return { loanId: "N-9", due: "2099-01-01" };
    case "DELETE /loans/{id}":
      return { status: "returned" };
    case "POST /faults":
      return { faultId: "F-5" };
    case "GET /errands":
      return {
        errands: [
          { errandId: "E-1", what: "交电费 pay the power bill" },
          { errandId: "E-2", what: "买邮票 buy stamps" },
        ],
      };
    case "POST /errands":
      return { errandId: "E-3" };
    case "DELETE /errands/{id}":
      return { status: "removed" };
    case "POST /parking":
      return { permit: "P-4" };
    case "GET /phone":
      return { mobile: "13800000000" };
    default:
      throw new Error(`nothing at ${at}`);
  }
}

const inPath = /\{(\w+)\}/;

/** The operation that a request was for, with the values it came with, the one-time code apart. */
export function callIn({ method, path, query, body }: SkillRequest) {
  const operation = operations.find((each) => {
    const place = new RegExp(`^${each.path.replace(inPath, "[^/]+")}$`);
    return (each.method ?? "get").toUpperCase() === method && place.test(path);
  });
  if (operation === undefined) throw new Error(`no operation at ${method} ${path}`);
  const { oauthAuthCode, ...values } = query;
  const named = inPath.exec(operation.path)?.[1];
  return {
    operationId: operation.operationId,
    values: {
      ...values,
      ...(named && { [named]: decodeURIComponent(path.split("/").at(-1) ?? "") }),
      ...(body === "" ? {} : JSON.parse(body)),
    } as Record<string, unknown>,
  };
}
