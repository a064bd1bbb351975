import { z } from "zod";
import { AppError, type ErrorCode, type ErrorDetail, messageFor, statusOf } from "../platform/errors.ts";
import type { ErrorDialect } from "../platform/http/dialect.ts";
import { retryAfter } from "../platform/http/reply-errors.ts";

export interface Rendering {
  status: number;
  code: string;
  message: string;
}

export type Renderings = Partial<Record<ErrorCode, Rendering>>;

/** A refusal with a code and a message of one API's own, word for word as its official documents have them. */
export class CompatibleError extends AppError {
  readonly rendering: Rendering;

  constructor(
    code: ErrorCode,
    { status, ...told }: { status?: number; code: string; message: string },
    reason = told.message,
  ) {
    super(code, reason);
    this.rendering = { status: status ?? this.status, ...told };
  }
}

/** Also where a path names a person in a way that nobody can be named. */
export const noSuchPerson: Rendering = {
  status: 404,
  code: "invalidParameter.user.notFound",
  message: "找不到该用户",
};

/** The compatible surface's words for our refusals (wire format, common errors and OAuth errors). */
const renderings: Renderings = {
  invalid_client: { status: 400, code: "invalidClientIdOrSecret", message: "无效的clientId或者clientSecret" },
  stream_refused: { status: 401, code: "authFailed", message: "鉴权失败" },
  invalid_grant: { status: 400, code: "invalidParameter.authCode.notFound", message: "不合法的临时授权码" },
  reply_refused: {
    status: 400,
    code: "invalidParameter.conversationToken",
    message: "不合法的conversationToken",
  },
  unsupported_grant_type: {
    status: 400,
    code: "invalidParameter.grantType",
    message: "不支持的grantType，应为 authorization_code 或 refresh_token",
  },
  invalid_input: { status: 400, code: "invalidParameter", message: "请求参数不正确" },
  too_large: { status: 413, code: "invalidParameter", message: "请求体过大" },
  unsupported_media_type: {
    status: 415,
    code: "invalidParameter",
    message:
      "不支持的请求体类型，请使用 application/json；令牌接口也接受 application/x-www-form-urlencoded，均为 UTF-8 编码",
  },
  invalid_token: { status: 400, code: "InvalidAuthentication", message: "不合法的access_token" },
  insufficient_scope: {
    status: 403,
    code: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    message: "应用尚未开通所需的权限",
  },
  person_not_found: noSuchPerson,
  not_found: { status: 404, code: "InvalidAction.NotFound", message: "Specified api is not found" },
  too_many_attempts: {
    status: 403,
    code: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi",
    message: "请求过于频繁，请稍后重试",
  },
  unavailable: { status: 503, code: "ServiceUnavailable", message: "服务暂不可用，请稍后重试" },
  internal: { status: 500, code: "systemError", message: "系统错误" },
};

function rendering(code: ErrorCode, message: string, own: Renderings): Rendering {
  return own[code] ?? renderings[code] ?? { status: statusOf(code), code: "invalidParameter", message };
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** What is known of the place and the cause, in Chinese; what the framework says of them is in English. */
function messageOf(error: AppError, { message }: Rendering): string {
  if (isChinese(error.publicMessage)) return error.publicMessage;
  const problems = error.code === "invalid_input" ? (error.details ?? []).filter(isDetail) : [];
  return problems.length === 0 ? message : problems.map(told).join("；");
}

function isDetail(detail: unknown): detail is ErrorDetail {
  return typeof detail === "object" && detail !== null && "path" in detail && "message" in detail;
}

function told({ path, message }: ErrorDetail): string {
  const name = path.replace(/^(?:body|querystring|query)\.?/, "");
  if (name === "") return isChinese(message) ? message : "请求体不是有效的 JSON";
  return isChinese(message) ? `参数 ${name} ${message}` : `参数 ${name} 不正确`;
}

const CompatibleRefusal = z
  .object({
    code: z.string().describe("What went wrong, for programs."),
    requestid: z
      .string()
      .describe("Finds this request in the server's log; also in the header x-acs-request-id."),
    message: z.string().describe("What went wrong, for people, in Chinese."),
    accessdenieddetail: z
      .object({ requiredScopes: z.array(z.string()) })
      .optional()
      .describe("The permissions that are lacking."),
  })
  .meta({ id: "CompatibleRefusal", description: "Why a request of the compatible surface was refused." });

/** Every token of a kind has its basic scope, which a token of the other kind is told it lacks. */
const basicScopes = new Map<unknown, string>([
  ["token", "snsapi_base"],
  ["application", "qyapi_base"],
]);
const wireScope = (wanted: unknown): string => basicScopes.get(wanted) ?? String(wanted);

/** `own`: where one API has other codes than the rest. */
const dialect = (own: Renderings): ErrorDialect => ({
  prefix: "/v1.0",
  schema: CompatibleRefusal,
  render: (code) => rendering(code, messageFor(code), own),
  only: (codes) => ({ properties: { code: { enum: codes } } }),
  tell(error, requestId) {
    const { status, code, message } = toldAs(error, own);
    const requestid = requestId.toUpperCase();
    const requiredScopes = error.code === "insufficient_scope" ? error.details?.map(wireScope) : undefined;
    return {
      status,
      headers: { ...retryAfter(error.retryAfterSeconds), "x-acs-request-id": requestid },
      body: {
        code,
        requestid,
        message: requiredScopes === undefined ? message : `${message}：[${requiredScopes.join(",")}]`,
        ...(requiredScopes && { accessdenieddetail: { requiredScopes } }),
      },
    };
  },
});

function toldAs(error: AppError, own: Renderings): Rendering {
  if (error instanceof CompatibleError) return error.rendering;
  const usual = rendering(error.code, error.publicMessage, own);
  return { ...usual, message: messageOf(error, usual) };
}

/** `{ code, requestid, message, accessdenieddetail? }`: the body that the official clients read. */
export const v1Errors = dialect({});

/** The same for the routes of an API that has codes of its own for what is refused before its verbs are asked. */
export const v1ErrorsWith = (own: Renderings): ErrorDialect => ({ ...dialect(own), variantOf: v1Errors });
