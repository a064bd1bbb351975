import { z } from "zod";
import { route } from "../../audit/index.ts";
import { noSuchPerson, v1ErrorsWith } from "../../oauth/index.ts";
import { token } from "../../platform/http/access.ts";
import { originOf } from "../../platform/http/origin.ts";
import { none } from "../../platform/http/route.ts";
import { ownerOf } from "../owner.ts";
import { profileOf } from "./profile.ts";

const getUser = route({
  method: "GET",
  url: "/v1.0/contact/users/:unionId",
  operationId: "getContactUser",
  tag: "Compatible",
  dialect: v1ErrorsWith({ not_found: noSuchPerson }),
  summary: "The profile of the person who allowed it (`me` or their unionId)",
  access: token("Contact.User.Read"),
  audit: none("read only"),
  params: z.object({ unionId: z.string().min(1).max(100) }),
  reply: [
    200,
    z.object({
      nick: z.string(),
      unionId: z.string(),
      openId: z.string(),
      avatarUrl: z.string().optional(),
      email: z.string().optional(),
      mobile: z.string().optional(),
      stateCode: z.string().optional(),
    }),
  ],
  errors: ["invalid_token", "insufficient_scope", "person_not_found"],
  handle: async (ctx, { caller, params, request }) => {
    await ownerOf(ctx, caller, params.unionId);
    return profileOf(caller, originOf(ctx.config, request));
  },
});

export const contactRoutes = [getUser];
