import { z } from "zod";
import { route } from "../../audit/index.ts";
import { AccountName } from "../../directory/index.ts";
import { anyone, person } from "../../platform/http/access.ts";
import type { Route } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import { Password } from "../password-form.ts";
import { addressOf } from "./address.ts";
import { makeLinkAgain, setPasswordByLink } from "./link.ts";

const postLink = (url: () => string) =>
  route({
    method: "POST",
    url: "/api/members/:id/link",
    operationId: "makePasswordLink",
    tag: "Members",
    summary: "Make a link by which a person sets their own password",
    access: person("admin"),
    audit: "member.link_made",
    params: z.object({ id: idSchema("usr") }),
    reply: [201, z.object({ link: z.string().describe("Works once, within 24 hours; earlier ones end.") })],
    errors: ["forbidden", "not_found"],
    async handle(ctx, { caller, params }) {
      return { link: addressOf(await makeLinkAgain(ctx, { caller, personId: params.id }), url()) };
    },
  });

const postPassword = route({
  method: "POST",
  url: "/api/password-link",
  operationId: "setPasswordByLink",
  tag: "Session",
  summary: "Set one's own password by a link that an admin made",
  access: anyone,
  audit: "member.link_used",
  body: z.object({
    token: z.string().max(100).describe("What stands behind the # of the link."),
    password: Password,
  }),
  reply: [
    200,
    z.object({
      account: AccountName,
      organisation: z.string().describe("Its `corpId`. With both, and the password, one signs in."),
    }),
  ],
  errors: ["link_over", "too_many_attempts"],
  async handle(ctx, { body, request }) {
    const { account, organisation } = await setPasswordByLink(ctx, { ...body, ip: request.ip });
    return { account, organisation: organisation.corpId };
  },
});

export const linkRoutes = (url: () => string): Route[] => [postLink(url), postPassword];
