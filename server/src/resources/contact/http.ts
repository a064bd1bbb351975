import { z } from "zod";
import { requireScope } from "../../oauth/index.ts";
import { anyone, none, route } from "../../platform/http/route.ts";
import { profileFor } from "./profile.ts";

const getUser = route({
  method: "GET",
  url: "/v1.0/contact/users/:unionId",
  operationId: "getContactUser",
  tag: "Compatible",
  summary: "The profile of the person who allowed it (`me` or their unionId)",
  access: anyone,
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
  async handle(ctx, { request, params }) {
    const bearer = await requireScope(ctx, request, "Contact.User.Read");
    return profileFor(ctx, bearer, params.unionId);
  },
});

export const contactRoutes = [getUser];
