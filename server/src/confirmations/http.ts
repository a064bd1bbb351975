import { z } from "zod";
import { route } from "../audit/index.ts";
import { SkillTitle } from "../consent/index.ts";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { Time } from "../platform/http/schemas.ts";
import { idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { listWaivers, removeWaiver, waiveForEveryone } from "./waivers.ts";

const WaiverView = z
  .object({
    id: z.string(),
    skill: SkillTitle,
    operationId: z.string(),
    summary: z.string(),
    method: z.string(),
    everyone: z.boolean(),
    at: Time,
  })
  .meta({
    id: "ConfirmationWaiver",
    description:
      "An operation that runs without being confirmed: for one person, or for everyone by an admin's word.",
  });

const getWaivers = route({
  method: "GET",
  url: "/api/confirmation-waivers",
  operationId: "listWaivers",
  tag: "Control",
  summary: "What runs without asking you first: by your own choice, or by an admin's for everyone",
  access: person(),
  audit: none("read only"),
  query: z.object(pageQuery(TimeKey)),
  reply: [200, z.object({ waivers: z.array(WaiverView), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await listWaivers(ctx, caller, query);
    return { waivers: items.map((waiver) => ({ ...waiver, at: waiver.at.toISOString() })), next };
  },
});

const deleteWaiver = route({
  method: "DELETE",
  url: "/api/confirmation-waivers/:id",
  operationId: "removeWaiver",
  tag: "Control",
  summary: "Be asked again; those for everyone are an admin's to remove",
  access: person(),
  audit: "confirmation.waiver_removed",
  params: z.object({ id: idSchema("wvr") }),
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) => removeWaiver(ctx, caller, params.id),
});

const postWaiver = route({
  method: "POST",
  url: "/api/confirmation-waivers",
  operationId: "addWaiver",
  tag: "Control",
  summary: "Let an operation of a published skill run without asking anyone",
  access: person("admin"),
  audit: "confirmation.waived",
  body: z.object({ skillId: idSchema("skl"), operationId: z.string().min(1).max(200) }),
  reply: [201, null],
  errors: ["not_found"],
  handle: (ctx, { caller, body }) => waiveForEveryone(ctx, caller, body),
});

export const waiverRoutes = [getWaivers, deleteWaiver, postWaiver];
