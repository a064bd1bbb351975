import { z } from "zod";
import { builderRoles } from "../../assistants/index.ts";
import { route } from "../../audit/index.ts";
import { OperationForm } from "../../confirmations/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import type { Hands } from "../hands/hands.ts";
import { RunView, viewOf } from "../show/view.ts";
import { formOfDraft, tryOperation } from "./trial.ts";

const Params = z.object({
  id: idSchema("ast"),
  skillId: idSchema("skl"),
  operationId: z.string().min(1).max(200),
});

const getForm = route({
  method: "GET",
  url: "/api/assistants/:id/skills/:skillId/operations/:operationId",
  operationId: "getOperationForm",
  tag: "Assistants",
  summary: "What an operation of the draft takes",
  access: person(...builderRoles),
  audit: none("read only"),
  params: Params,
  reply: [200, z.object({ form: OperationForm })],
  errors: ["not_found", "assistant_disabled"],
  async handle(ctx, { caller, params: { id: assistantId, ...params } }) {
    return { form: await formOfDraft(ctx, caller, { assistantId, ...params }) };
  },
});

const Trial = z
  .object({
    arguments: z.record(z.string().max(200), z.unknown()).describe("What is sent, by parameter key."),
    conversationId: idSchema("con")
      .optional()
      .describe("Your draft conversation with the assistant; left out, a new one begins."),
  })
  .meta({ id: "Trial" });

export function trialRoutes(hands: Pick<Hands, "taking">): Route[] {
  const postTry = route({
    method: "POST",
    url: "/api/assistants/:id/skills/:skillId/operations/:operationId/try",
    operationId: "tryOperation",
    tag: "Assistants",
    summary: "Call one operation of the draft, once; a run begins, which asks for what any run asks",
    access: person(...builderRoles),
    audit: {
      event: "run.started",
      also: [
        "conversation.started",
        "run.ended",
        "consent.superseded",
        "confirmation.superseded",
        "grant.ended",
      ],
    },
    params: Params,
    body: Trial,
    exactNumbers: true,
    reply: [202, z.object({ run: RunView })],
    errors: ["not_found", "run_in_progress", "not_published", "assistant_disabled", "invalid_arguments"],
    async handle(ctx, { caller, params: { id: assistantId, ...params }, body }) {
      const { arguments: values, conversationId } = body;
      const trial = { assistantId, ...params, arguments: values, conversationId };
      const { run, catalogue, now } = await tryOperation(ctx, hands, caller, trial);
      const nothingYet = { consents: [], confirmations: [], standings: [], asks: null, completedAt: null };
      return { run: viewOf({ ...nothingYet, run, catalogue, createdAt: now }, caller.locale) };
    },
  });
  return [getForm, postTry];
}
