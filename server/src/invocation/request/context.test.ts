import { expect, test } from "vitest";
import { contextValues, sealedParameters } from "./context.ts";
import { operation, parameter } from "./operation.fixture.ts";

const facts = {
  userId: "usr",
  unionId: "uni",
  jobNum: "007",
  corpId: "corp",
  rawInput: "我的手机号是多少？",
  language: "en" as const,
  threadId: "cnv",
  runId: "run",
};

const pairs: [property: string, format: string, value: string][] = [
  ["currentUser", "userId", "usr"],
  ["currentUser", "unionId", "uni"],
  ["currentUser", "jobNum", "007"],
  ["currentOrg", "corpId", "corp"],
  ["currentInput", "raw", "我的手机号是多少？"],
  ["currentInput", "attribute", '{"msgType":"text"}'],
  ["currentConversation", "threadId", "cnv"],
  ["currentConversation", "runId", "run"],
  ["currentConversation", "openConversationId", ""],
  ["currentUser", "toString", ""],
];
test.each(pairs)("%s/%s is filled with %j", (property, format, value) => {
  const described = operation({
    parameters: [parameter("p", { context: { property, format } }), parameter("q")],
  });
  expect(contextValues(described, facts)).toEqual({ p: value });
});

test("the code is named and not filled, wherever the file declares it", () => {
  const context = { property: "currentUser", format: "oauthAuthCode" };
  const described = operation({
    parameters: [
      parameter("code", { context }),
      parameter("code", { context, in: "body" }),
      parameter("again", { context, in: "header" }),
      parameter("who", { context: { property: "currentUser", format: "userId" } }),
    ],
  });
  expect([...sealedParameters(described)]).toEqual([
    ["currentUser/oauthAuthCode", new Set(["code", "again"])],
  ]);
  expect(contextValues(described, facts)).toEqual({ who: "usr" });
});

test.each(["conversationToken", "sessionWebhook"])(
  "the %s is issued for the call, like the code, and not filled",
  (format) => {
    const context = { property: "currentConversation", format };
    const described = operation({ parameters: [parameter("token", { context })] });
    expect([...sealedParameters(described)]).toEqual([[`currentConversation/${format}`, new Set(["token"])]]);
    expect(contextValues(described, facts)).toEqual({});
  },
);
