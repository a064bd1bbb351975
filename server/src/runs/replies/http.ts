import { z } from "zod";
import { route } from "../../audit/index.ts";
import { v1Errors } from "../../oauth/index.ts";
import { within } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { anyone, application } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { organisationOf } from "../../platform/secret.ts";
import { reply } from "./replies.ts";

const postReply = route({
  method: "POST",
  url: "/v1.0/aiInteraction/reply",
  operationId: "postReply",
  tag: "Compatible",
  dialect: v1Errors,
  summary: "A skill says something into the chat it was called from, with its conversationToken",
  access: application(),
  audit: none("a message like any other", ["reply.ended"]),
  body: z.object({
    conversationToken: z.string().max(200),
    contentType: z.string().max(100),
    content: z.string().max(64 * 1024),
  }),
  reply: [200, z.object({ result: z.object({ success: z.boolean() }) })],
  errors: ["invalid_token", "insufficient_scope", "reply_refused"],
  async handle(ctx, { caller, body }) {
    const { applicationId } = caller;
    const { conversationToken: token, content } = body;
    await reply(ctx, { token, kind: "conversationToken", applicationId, content });
    return { result: { success: true } };
  },
});

const Text = z.string().max(64 * 1024);

/** The form in which the compatible platform answers here: 200, and a number that says how it went. */
const postWebhook = route({
  method: "POST",
  url: "/robot/sendBySession",
  operationId: "postSessionReply",
  tag: "Compatible",
  summary: "A skill says something into the chat it was called from, at its sessionWebhook",
  access: anyone,
  audit: none("a message like any other", ["reply.ended"]),
  query: z.object({ session: z.string().max(200) }),
  body: z.union([
    z.object({ msgtype: z.literal("text"), text: z.object({ content: Text }) }),
    z.object({ msgtype: z.literal("markdown"), markdown: z.object({ text: Text }) }),
  ]),
  reply: [200, z.object({ errcode: z.number(), errmsg: z.string() })],
  async handle(ctx, { query, body }) {
    const content = body.msgtype === "text" ? body.text.content : body.markdown.text;
    try {
      await reply(within(ctx, organisationOf(query.session)), {
        token: query.session,
        kind: "sessionWebhook",
        applicationId: null,
        content,
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "reply_refused") throw error;
      return { errcode: 300001, errmsg: "session 不存在或已过期" };
    }
    return { errcode: 0, errmsg: "ok" };
  },
});

export const replyRoutes = [postReply, postWebhook];
