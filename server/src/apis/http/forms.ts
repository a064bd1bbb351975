import { z } from "zod";
import { KindView, RiskView } from "../../permissions/index.ts";
import { Words } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";

/* What an API says, as it is given and as it is shown; what of it is wrong is the rules' to say. */

export const OperationForm = z
  .object({ method: z.string().max(20), path: z.string().max(1000), name: Words })
  .meta({ id: "ApiOperation", description: "One operation; `{names}` in its path stand for anything." });

export const PointForm = z
  .object({
    code: z.string().max(200).describe("`Expense.Claim.Read`; its first part is the API's namespace."),
    kind: KindView,
    write: z.boolean().describe("It changes something in the person's name."),
    sensitive: z.boolean().describe("An admin approves it for each application."),
    risk: RiskView,
    name: Words,
    description: Words,
    operations: z.array(OperationForm),
    fields: z
      .array(z.string().max(200))
      .describe("Members of the API's answers that stay closed without it, by their names."),
  })
  .meta({ id: "ApiPoint", description: "A permission point, as its API's owner writes it." });

export const ContentForm = z
  .object({
    name: Words,
    provider: Words,
    baseUrl: z.string().max(2000),
    points: z.array(PointForm),
  })
  .meta({ id: "ApiContent", description: "What one version of an API says." });

export const SubjectForm = z.enum(["user_id", "pairwise"]).meta({
  id: "ApiSubject",
  description: "Who a token's person is to the API: their `userId`, or an id that only this API knows.",
});

export const Namespace = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .describe("The first part of each of its codes. It belongs to the API for ever.");

export const Params = z.object({ apiId: idSchema("api") });

export const Revision = z
  .int()
  .positive()
  .describe("Of the draft that was looked at: another one is left alone.");
