import { z } from "zod";
import { Severity } from "../../platform/http/schemas.ts";
import type { SkillSpec } from "../../skill-files/index.ts";
import { AuthenticationView, authenticationView } from "../authentication/authentication-view.ts";
import { inLanguage } from "./problems.ts";
import type { Skill } from "./skill.ts";

const Remedy = z.enum(["service_address", "convert"]).meta({
  id: "SkillRemedy",
  description:
    "What the platform can do: write a given `serviceAddress` into the file, or convert it on import.",
});

export const SkillProblem = z
  .object({
    severity: Severity,
    code: z.string(),
    message: z.string(),
    line: z.number(),
    column: z.number(),
    remedy: Remedy.optional(),
  })
  .meta({ id: "SkillProblem", description: "What is wrong at a place of a skill file." });

export const OperationView = z
  .object({
    operationId: z.string(),
    method: z.string(),
    path: z.string(),
    summary: z.string(),
    scopes: z.array(z.string()),
    confirm: z
      .enum(["ask", "skip"])
      .nullable()
      .describe("What the file itself says of a confirmation before each call."),
  })
  .meta({ id: "SkillOperation" });

export const SkillView = z
  .object({
    id: z.string(),
    applicationId: z.string(),
    title: z.string(),
    host: z.string(),
    document: z.string().optional().describe("For the assistant's builders."),
    privacyUrl: z.string().nullable(),
    enabled: z.boolean().describe("Else it rests in the draft: neither planned nor published."),
    operations: z.array(OperationView),
    problems: z.array(SkillProblem),
    shapeHash: z.string(),
    authentication: AuthenticationView.nullish().describe(
      "For the assistant's builders; null where there is none.",
    ),
  })
  .meta({ id: "Skill" });

export function skillView(skill: Skill, locale: "zh" | "en"): z.input<typeof SkillView> {
  const authentication = skill.authentication && authenticationView(skill.authentication);
  return { ...publicSkillView(skill, locale), document: skill.document, authentication };
}

/** What everyone may see of a published skill: not its file. */
export function publicSkillView(skill: Skill, locale: "zh" | "en"): z.input<typeof SkillView> {
  const { id, applicationId, spec, shapeHash, privacyUrl, enabled } = skill;
  const shown = { problems: inLanguage(skill.problems, locale), operations: operationViews(spec) };
  return { id, applicationId, title: spec.title, host: spec.host, privacyUrl, enabled, shapeHash, ...shown };
}

export function operationViews({ operations }: SkillSpec): z.input<typeof OperationView>[] {
  return operations.map(({ operationId, method, path, summary, scopes, confirm }) => ({
    operationId,
    method,
    path,
    summary,
    scopes,
    confirm,
  }));
}
