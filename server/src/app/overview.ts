import { z } from "zod";
import { countApplications, countPending } from "../applications/index.ts";
import { countAssistants } from "../assistants/index.ts";
import { route } from "../audit/index.ts";
import { countMembers } from "../directory/index.ts";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";

/** What an admin's pages say beside their names. */
export const overviewRoute = route({
  method: "GET",
  url: "/api/overview",
  operationId: "getOverview",
  tag: "Control",
  summary: "How much an admin has before them: what waits for a decision, people, applications, assistants",
  access: person("admin"),
  audit: none("read only"),
  reply: [
    200,
    z
      .object({
        approvals: z.number().describe("Applications for permissions that wait."),
        people: z.number(),
        applications: z.number(),
        assistants: z.number(),
      })
      .meta({ id: "Overview" }),
  ],
  handle: async (ctx) => ({
    approvals: await countPending(ctx),
    people: await countMembers(ctx),
    applications: await countApplications(ctx),
    assistants: await countAssistants(ctx),
  }),
});
