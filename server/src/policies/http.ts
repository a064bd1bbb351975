import { z } from "zod";
import { route } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { person } from "../platform/http/access.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Secret } from "../platform/secret.ts";
import { type Model, usualBudgets } from "./model.ts";
import { modelInUse } from "./model-in-use.ts";
import { findModel, type ModelDecision, setModel } from "./models.ts";

const amount = (most: number) => z.number().int().min(1).max(most);

const BudgetsForm = z
  .object({
    requests: amount(50).describe("Requests to the model in one turn."),
    calls: amount(7).describe("Calls of operations in one turn."),
    tokens: amount(10_000_000).describe("Tokens read and written in one turn."),
    seconds: amount(600).describe("Seconds of the model's own time in one turn."),
  })
  .meta({ id: "ModelBudgets" });

const DelegatedResults = z
  .enum(["local", "allowed"])
  .describe(
    "`local`: what a skill answered under a person's permission is not told to the provider. `allowed`: it may be, and the consent card says so.",
  )
  .meta({ id: "DelegatedResults" });

const ModelView = z
  .object({
    source: z.enum(["organisation", "operator", "none"]).describe("Whose choice the model in use is."),
    provider: z.string().nullable().describe("The host that the model in use is reached at."),
    operator: z
      .string()
      .nullable()
      .describe("The host of the operator's model, which plans where the organisation chose none."),
    baseUrl: z.string().nullable().describe("As the organisation gave it."),
    model: z.string().nullable(),
    hasKey: z.boolean(),
    delegatedResults: DelegatedResults,
    budgets: BudgetsForm,
  })
  .meta({ id: "OrganisationModel" });

const ModelForm = z
  .object({
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .regex(/^[^?#]*$/, "no query and no fragment")
      .nullable()
      .describe(
        "An OpenAI-compatible address, such as https://api.example.com/v1; null: the operator's model.",
      ),
    model: z.string().trim().min(1).max(200).nullable(),
    apiKey: z
      .string()
      .min(4)
      .max(4096)
      .regex(/^[!-~]+$/, "visible ASCII characters only")
      .transform((text) => new Secret(text))
      .nullable()
      .optional()
      .describe(
        "Left out: the one that is kept, for the same address only. null: none. It is never shown again.",
      ),
    delegatedResults: DelegatedResults,
    budgets: BudgetsForm.optional(),
  })
  .refine(({ baseUrl, model }) => (baseUrl === null) === (model === null), {
    message: "belongs to baseUrl: give both or neither",
    path: ["model"],
  });

const getModel = route({
  method: "GET",
  url: "/api/organisation/model",
  operationId: "getModel",
  tag: "Control",
  summary: "The language model that plans for the organisation",
  access: person("admin"),
  audit: none("read only"),
  reply: [200, ModelView],
  handle: async (ctx) => view(ctx, await findModel(ctx)),
});

const putModel = route({
  method: "PUT",
  url: "/api/organisation/model",
  operationId: "setModel",
  tag: "Control",
  summary: "Choose the language model that plans for the organisation",
  access: person("admin"),
  audit: { event: "organisation.model_set" },
  body: ModelForm,
  reply: [200, ModelView],
  errors: ["authentication_host_changed"],
  async handle(ctx, { caller, body }) {
    const { model: name, apiKey: key, budgets = usualBudgets, ...rest } = body;
    return view(ctx, await setModel(ctx, caller, { ...rest, name, key, budgets }));
  },
});

/** How long a model took to answer, or what is wrong, in one sentence. */
export type ModelTrial = { ms: number } | { problem: string };

/** Asks a model something. */
export type TryModel = (ctx: TenantCtx, model: Model | undefined, locale: "zh" | "en") => Promise<ModelTrial>;

const postTry = (tryModel: TryModel) =>
  route({
    method: "POST",
    url: "/api/organisation/model/try",
    operationId: "tryModel",
    tag: "Control",
    summary: "Ask the model in use one question, and say what is wrong if anything is",
    access: person("admin"),
    audit: none("changes nothing, and the question holds nothing of anybody's"),
    reply: [
      200,
      z.object({
        ok: z.boolean(),
        ms: z.number().optional().describe("How long a model that answered took."),
        problem: z.string().optional().describe("In the caller's language."),
      }),
    ],
    async handle(ctx, { caller }) {
      const { model } = await findModel(ctx);
      const trial = await tryModel(ctx, model, caller.locale);
      return { ok: "ms" in trial, ...trial };
    },
  });

export const modelRoutes = (tryModel: TryModel): Route[] => [getModel, putModel, postTry(tryModel)];

function view(ctx: TenantCtx, { kept, model }: ModelDecision): z.input<typeof ModelView> {
  return {
    source: model === undefined ? "none" : model.vouched ? "operator" : "organisation",
    provider: model?.provider ?? null,
    operator: modelInUse(ctx, null)?.provider ?? null,
    baseUrl: kept?.baseUrl ?? null,
    model: model?.name ?? null,
    hasKey: model !== undefined && model.key !== null,
    delegatedResults: kept?.delegatedResults ?? "local",
    budgets: kept?.budgets ?? usualBudgets,
  };
}
