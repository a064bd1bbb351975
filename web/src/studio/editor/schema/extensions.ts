import { choiceOf, type JsonSchema, listOf, type Said, yesOrNo } from "./member.ts";

/* What `x-dingtalk-*` may say, and where: for completing and for hovering, never for finding faults. */

export function documentExtensions(said: Said): Record<string, JsonSchema> {
  return {
    "x-dingtalk-protocol": said(
      "平台怎样到达技能：http（默认），或 stream，由技能自己连接平台，不需要公网地址。",
      "How the platform reaches the skill: http, the default, or stream, by a connection that the skill opens itself.",
      choiceOf("http", "stream"),
    ),
  };
}

export function operationExtensions(said: Said, scopes: JsonSchema): Record<string, JsonSchema> {
  return {
    "x-dingtalk-delegated-scopes": said(
      "运行前需要用户本人授权的权限点。只能使用“委托”权限，并且要先为应用申请。",
      "The permissions that the person is asked for before it runs. Delegated ones only, opened for the application first.",
      listOf(scopes),
    ),
    "x-dingtalk-params-confirm": said(
      "true：每次执行前，用户先看到并确认要发送的内容。写操作总会确认。",
      "true: before each call the person sees what will be sent and confirms it. What changes something always asks.",
      yesOrNo,
    ),
    "x-dingtalk-examples": said(
      "用户会怎么说，以及从中得到的参数值。",
      "What people say, and the values that stand in it.",
      listOf({
        type: "object",
        properties: {
          input: said("用户的原话。", "The person’s words."),
          output: said("参数名和值。", "Values by parameter name.", { type: "object" }),
        },
      }),
    ),
    "x-dingtalk-keywords": said(
      "用户的话里包含其中一个词时，才考虑这个接口。",
      "It is considered only when the person’s message holds one of these words.",
      listOf({ type: "string" }),
    ),
    "x-dingtalk-display-result": said(
      "怎样展示结果：auto 由助理转述；markdown 原样展示 content；disabled 不展示。",
      "How its answer is shown: auto, in words; markdown, its content as Markdown; disabled, not at all.",
      choiceOf("auto", "markdown", "disabled"),
    ),
    "x-openai-isConsequential": said(
      "与 x-dingtalk-params-confirm 相同；两者中的 true 优先。",
      "As x-dingtalk-params-confirm; a true of either wins.",
      yesOrNo,
    ),
  };
}

export function schemaExtensions(said: Said): Record<string, JsonSchema> {
  return {
    "x-dingtalk-context": said(
      "由平台填写的值，助理看不到。接收授权码：{ property: currentUser, format: oauthAuthCode }。",
      "A value that the platform fills in and no assistant sees. The code: { property: currentUser, format: oauthAuthCode }.",
      {
        type: "object",
        properties: {
          property: said(
            "取自哪里：用户、组织、用户的话，或对话。",
            "Where it is from: the person, the organisation, what they said, the conversation.",
            choiceOf("currentUser", "currentOrg", "currentInput", "currentConversation"),
          ),
          format: said("取其中的什么。", "What of it.", choiceOf(...contextFormats)),
        },
      },
    ),
    "x-dingtalk-entity": said(
      "把人名换成用户 id（name），或把说的时间换成一种格式（time）。",
      "Turns a person’s name into their id (name), or a time as people say it into a form (time).",
      {
        type: "object",
        properties: {
          category: said("人名或时间。", "A person, or a time.", choiceOf("name", "time")),
          format: said(
            "name：userId 或 unionId；time：iso8601 或 strftime:yyyy-MM-dd。",
            "For name: userId or unionId. For time: iso8601, or strftime:yyyy-MM-dd.",
            choiceOf("userId", "unionId", "iso8601", "strftime:yyyy-MM-dd", "strftime:yyyy-MM-dd HH:mm"),
          ),
        },
      },
    ),
    "x-dingtalk-default": said(
      "用户没有说时发送的值；参数需要 required: false。",
      "What is sent where the words say nothing; the parameter needs required: false.",
      {},
    ),
  };
}

const contextFormats = [
  "oauthAuthCode",
  "userId",
  "unionId",
  "jobNum",
  "corpId",
  "raw",
  "attribute",
  "threadId",
  "runId",
  "conversationToken",
  "sessionWebhook",
  "openConversationId",
] as const;
