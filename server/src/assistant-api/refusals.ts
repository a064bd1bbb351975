import { CompatibleError, v1ErrorsWith } from "../oauth/index.ts";

// The wire format's own words for what is refused here: mostly HTTP 500, though nothing is wrong on our side.
const refusals = {
  "thread.not.exist": [500, "会话不存在"],
  "message.not.exist": [500, "消息不存在"],
  "message.role.error": [500, "消息的 role 只能为 user"],
  "message.limit.invalid": [500, "limit 应为 1 到 100 的整数"],
  "message.order.invalid": [500, "order 应为 asc 或 desc"],
  "run.not.exist": [500, "运行不存在"],
  "run.lastmessage.invalid": [500, "最后一条消息必须来自 user，请先创建消息"],
  "run.assistantparam.error": [500, "助理不存在，或不属于该应用"],
  "run.accesstoken.error": [500, "应用的所有者已停用，无法以其身份运行"],
  "run.inprogress.error": [500, "该会话有运行尚未结束，请稍后重试"],
  "run.limit.error": [500, "limit 应为 1 到 100 的整数"],
  "run.order.error": [500, "order 应为 asc 或 desc"],
  "assistant.not.exist": [400, "助理不存在，或不属于该应用"],
  "create.permission.denied": [500, "操作人无权创建或修改助理"],
  "privatedelete.permission.denied": [500, "操作人无权删除该助理"],
  "invalid.parameter": [400, "请求参数不正确"],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof refusals;

/** `message`: in the place of the usual one, where more is known. */
export function refused(code: RefusalCode, reason: string, message?: string): CompatibleError {
  const [status, usual] = refusals[code];
  return new CompatibleError("invalid_input", { status, code, message: message ?? usual }, reason);
}

/** Of the routes that manage assistants, which have a code of their own for a value that is wrong. */
export const managementErrors = v1ErrorsWith({
  invalid_input: { status: 400, code: "invalid.parameter", message: refusals["invalid.parameter"][1] },
});
