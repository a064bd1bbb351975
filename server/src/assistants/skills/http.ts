import { z } from "zod";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none } from "../../platform/http/route.ts";
import { Words } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import {
  AskedAuthentication,
  AuthenticationKind,
  askedView,
  GivenAuthentication,
} from "../authentication/authentication-view.ts";
import { builderRoles } from "../policy.ts";
import { inLanguage } from "./problems.ts";
import { listSamples } from "./samples.ts";
import { listShared } from "./sharing.ts";
import { OperationView, operationViews, SkillProblem, SkillView, skillView } from "./skill-view.ts";
import { addSkill, deleteSkill, importDocument, lint, replaceSkill, switchSkill } from "./skills.ts";

const mebibyte = 1024 * 1024;
/** JSON escapes can double a document on the way here; the document itself is checked against its own limit. */
const documentLimit = 40 * mebibyte;

const Document = z.string().min(1, "paste the skill's OpenAPI document");
/** What it leads to is the egress guard's to say. */
const Url = z.string().trim().min(1, "paste the address of the skill's OpenAPI document").max(2048);

const ServiceAddress = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .optional()
  .describe(
    "Where the service is, for a file that does not say it; it is written into the file. One without a path gets the path of the file's server.",
  );

const SkillBody = z
  .object({
    document: Document.optional(),
    url: Url.optional(),
    serviceAddress: ServiceAddress,
    privacyUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    applicationId: idSchema("app").optional(),
    authentication: GivenAuthentication.optional().describe("Left out, what was given before stays."),
  })
  .refine(({ document, url }) => (document === undefined) !== (url === undefined), {
    error: "give the document itself or its url",
    path: ["document"],
  })
  .transform(({ url, document = "", ...rest }) => ({
    ...rest,
    document: url === undefined ? document : { url },
  }))
  .meta({
    id: "SkillSource",
    description: "A skill file: the document itself, or in its place the `url` to fetch it from, once.",
  });

const Params = z.object({ id: idSchema("ast") });
const SkillParams = Params.extend({ skillId: idSchema("skl") });

const LintAnswer = z
  .object({
    problems: z.array(SkillProblem),
    operations: z.array(OperationView),
    asks: z
      .array(AskedAuthentication)
      .describe("What the file asks to be given as authentication; what most operations take comes first."),
  })
  .meta({ id: "LintAnswer" });

const postLint = route({
  method: "POST",
  url: "/api/skills/lint",
  operationId: "lintSkill",
  tag: "Assistants",
  summary: "What a skill file says and what is wrong with it",
  access: person(...builderRoles),
  audit: none("nothing is kept"),
  body: z.object({
    document: Document,
    applicationId: idSchema("app").optional(),
    authentication: AuthenticationKind.optional().describe(
      "What is, or will be, given; left out for nothing.",
    ),
    serviceAddress: ServiceAddress,
  }),
  bodyLimit: documentLimit,
  reply: [200, LintAnswer],
  errors: ["not_found", "too_large", "too_many_attempts"],
  async handle(ctx, { caller, body }) {
    const { spec, problems } = await lint(ctx, caller, body);
    const operations = spec === null ? [] : operationViews(spec);
    const asks = (spec?.asks ?? []).map((one) => askedView(one, caller.locale));
    return { problems: inLanguage(problems, caller.locale), operations, asks };
  },
});

const postImport = route({
  method: "POST",
  url: "/api/skills/import",
  operationId: "importSkill",
  tag: "Assistants",
  summary:
    "A skill file as it would be kept, to look at before it is saved: converted, with the service's address",
  access: person(...builderRoles),
  audit: none("nothing is kept"),
  body: z
    .object({ document: Document.optional(), url: Url.optional(), serviceAddress: ServiceAddress })
    .refine(({ document, url }) => (document === undefined) !== (url === undefined), {
      error: "give the document itself or its url",
      path: ["document"],
    }),
  bodyLimit: documentLimit,
  reply: [
    200,
    z.object({ document: z.string(), notices: z.array(SkillProblem).describe("What was changed in it.") }),
  ],
  large: true,
  errors: ["import_failed", "invalid_skill", "too_large", "too_many_attempts"],
  async handle(ctx, { caller, body: { document = "", url, serviceAddress } }) {
    const source = url === undefined ? document : { url };
    const imported = await importDocument(ctx, caller, { document: source, serviceAddress });
    return { ...imported, notices: inLanguage(imported.notices, caller.locale) };
  },
});

const Sample = z
  .object({ id: z.string(), title: Words, description: Words, document: z.string() })
  .meta({ id: "SkillSample", description: "A skill file to begin with." });

const getSamples = route({
  method: "GET",
  url: "/api/skills/samples",
  operationId: "listSkillSamples",
  tag: "Assistants",
  summary: "Skill files to begin with, those that were shared in the organisation among them",
  access: person(...builderRoles),
  audit: none("read only"),
  reply: [200, z.object({ samples: z.array(Sample) })],
  handle: async (ctx) => ({
    samples: [...(await listSamples(ctx.config.EGRESS_ALLOW)), ...(await listShared(ctx))],
  }),
});

const postSkill = route({
  method: "POST",
  url: "/api/assistants/:id/skills",
  operationId: "addSkill",
  tag: "Assistants",
  summary: "Add a skill to the draft",
  access: person(...builderRoles),
  audit: { event: "skill.added", also: ["skill.authentication_set"] },
  params: Params,
  body: SkillBody,
  bodyLimit: documentLimit,
  reply: [201, z.object({ skill: SkillView })],
  large: true,
  errors: ["not_found", "invalid_skill", "import_failed", "too_large", "too_many_attempts"],
  async handle(ctx, { caller, params, body }) {
    return { skill: skillView(await addSkill(ctx, caller, params.id, body), caller.locale) };
  },
});

const putSkill = route({
  method: "PUT",
  url: "/api/assistants/:id/skills/:skillId",
  operationId: "replaceSkill",
  tag: "Assistants",
  summary: "Replace a skill's document in the draft",
  access: person(...builderRoles),
  audit: { event: "skill.changed", also: ["skill.authentication_set", "skill.authentication_removed"] },
  params: SkillParams,
  body: SkillBody,
  bodyLimit: documentLimit,
  reply: [200, z.object({ skill: SkillView })],
  large: true,
  errors: [
    "not_found",
    "invalid_skill",
    "import_failed",
    "authentication_host_changed",
    "too_large",
    "too_many_attempts",
  ],
  async handle(ctx, { caller, params, body }) {
    const place = { assistantId: params.id, skillId: params.skillId };
    return { skill: skillView(await replaceSkill(ctx, caller, place, body), caller.locale) };
  },
});

const patchSkill = route({
  method: "PATCH",
  url: "/api/assistants/:id/skills/:skillId",
  operationId: "switchSkill",
  tag: "Assistants",
  summary: "Let a skill of the draft rest, or be planned and published again",
  access: person(...builderRoles),
  audit: "skill.changed",
  params: SkillParams,
  body: z.object({ enabled: z.boolean() }),
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params, body }) =>
    switchSkill(ctx, caller, { assistantId: params.id, skillId: params.skillId, enabled: body.enabled }),
});

const removeSkill = route({
  method: "DELETE",
  url: "/api/assistants/:id/skills/:skillId",
  operationId: "removeSkill",
  tag: "Assistants",
  summary: "Remove a skill from the draft",
  access: person(...builderRoles),
  audit: "skill.deleted",
  params: SkillParams,
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) =>
    deleteSkill(ctx, caller, { assistantId: params.id, skillId: params.skillId }),
});

export const skillRoutes = [postLint, postImport, getSamples, postSkill, putSkill, patchSkill, removeSkill];
