import { z } from "zod";
import { builderRoles, maxTestPhrases, TestPhraseForm } from "../../assistants/index.ts";
import { route } from "../../audit/index.ts";
import type { Catalogue } from "../../permissions/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import { askedBefore, type Outcome, tryDraftPhrases } from "./phrases.ts";

const Found = z
  .object({
    skillId: z.string(),
    operationId: z.string(),
    summary: z.string().describe("In its developer's words."),
  })
  .meta({ id: "FoundOperation" });

const OutcomeView = z
  .object({
    does: z
      .enum(["runs", "asks", "blocked", "offers", "answers", "platform", "nothing"])
      .describe(
        "`runs`: it is called, after what is asked first; `asks`: for what is missing; `blocked`: planning is off or an admin has not approved; `offers`: which one is meant; `answers`: a rule's text; `platform`: the platform answers.",
      ),
    operations: z.array(
      Found.extend({
        permission: z.boolean().describe("The person is asked unless they allowed it."),
        confirmation: z.boolean().describe("The person sees what is sent before it is."),
        missing: z.array(z.string()).describe("What is asked for."),
      }),
    ),
    text: z.string().describe("What a rule answers."),
  })
  .meta({ id: "PhraseOutcome" });

const ResultView = z
  .object({
    text: z.string(),
    right: z.boolean().describe("Whether exactly what was expected was found."),
    best: z
      .array(Found.extend({ score: z.number().describe("Above 0: meant by the words.") }))
      .max(3)
      .describe("What the words are most like, best first, found or not."),
    withPlanning: OutcomeView,
    withoutPlanning: OutcomeView,
  })
  .meta({ id: "PhraseResult", description: "What the draft would do with a phrase. Nothing is called." });

const postTryPhrases = route({
  method: "POST",
  url: "/api/assistants/:id/test-phrases/try",
  operationId: "tryPhrases",
  tag: "Assistants",
  summary: "What the draft would do with each phrase, with planning and without; nothing is called",
  access: person(...builderRoles),
  audit: none("read only"),
  params: z.object({ id: idSchema("ast") }),
  body: z.object({ phrases: z.array(TestPhraseForm).min(1).max(maxTestPhrases) }),
  reply: [
    200,
    z.object({
      results: z.array(ResultView),
      advice: z.array(z.string()).describe("What would make the choice surer."),
    }),
  ],
  errors: ["not_found", "too_many_attempts"],
  async handle(ctx, { caller, params, body }) {
    const { results, advice, catalogue } = await tryDraftPhrases(ctx, caller, {
      assistantId: params.id,
      phrases: body.phrases,
    });
    return {
      results: results.map(({ text, isRight, best, withPlanning, withoutPlanning }) => ({
        text,
        right: isRight,
        best: best.map(({ operation: { skillId, operationId, summary }, score }) => ({
          skillId,
          operationId,
          summary,
          score: Math.round(score * 100) / 100,
        })),
        withPlanning: outcomeView(withPlanning, catalogue),
        withoutPlanning: outcomeView(withoutPlanning, catalogue),
      })),
      advice: advice.map((sentence) => sentence[caller.locale]),
    };
  },
});

function outcomeView({ does, operations, text }: Outcome, catalogue: Catalogue): z.input<typeof OutcomeView> {
  return {
    does,
    text,
    operations: operations.map(({ skillId, operation, missing }) => ({
      skillId,
      operationId: operation.operationId,
      summary: operation.summary,
      missing,
      ...askedBefore(operation, catalogue),
    })),
  };
}

export const phraseRoutes: Route[] = [postTryPhrases];
