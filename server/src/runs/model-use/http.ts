import { z } from "zod";
import { findAssistantNames } from "../../assistants/index.ts";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { Named } from "../../platform/http/schemas.ts";
import { findUseByDay } from "./use-store.ts";

const daysShown = 31;

const DayOfUseView = z
  .object({
    day: z.string().meta({ format: "date" }).describe("In UTC."),
    assistant: Named,
    model: z.string(),
    requests: z.number(),
    failed: z.number(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    seconds: z.number(),
  })
  .meta({ id: "ModelUse" });

export const getModelUse = route({
  method: "GET",
  url: "/api/organisation/model/usage",
  operationId: "getModelUse",
  tag: "Control",
  summary: "What the organisation's assistants used of its language model, by day and assistant, for a month",
  access: person("admin"),
  audit: none("read only"),
  reply: [200, z.object({ usage: z.array(DayOfUseView) })],
  async handle(ctx) {
    const days = await findUseByDay(ctx, daysShown);
    const names = await findAssistantNames(ctx, [...new Set(days.map(({ assistantId }) => assistantId))]);
    const usage = days.map(({ assistantId: id, ...use }) => ({
      ...use,
      assistant: { id, name: names.get(id) ?? id },
    }));
    return { usage };
  },
});
