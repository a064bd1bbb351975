import { z } from "zod";
import { type Caller, none, person, type Route, route } from "../platform/http/route.ts";
import { idSchema } from "../platform/ids.ts";
import * as assistants from "./assistants.ts";
import { planProblems } from "./plan.ts";
import { builderRoles, mayBuild } from "./policy.ts";
import { publicSkillView, SkillView, skillRoutes, skillView } from "./skills/http.ts";
import { findSeenSkills, listSkills, type Skill } from "./skills/skills.ts";
import { getVersions, publishRoutes } from "./versions/http.ts";
import type { CountPeopleAskedAgain } from "./versions/publication.ts";
import { restoreVersion } from "./versions/versions.ts";

const Phrase = z.string().trim().min(1).max(100);
const Mode = z.enum(["plan", "pass_through"]);

const then = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("run"),
    skillId: idSchema("skl"),
    operationId: z.string().min(1).max(200),
  }),
  z.object({ kind: z.literal("answer"), text: z.string().trim().min(1).max(4000) }),
]);
const Rule = z.object({ id: idSchema("rul"), when: z.array(Phrase).min(1).max(10), then });

const Rules = z
  .array(Rule.extend({ id: Rule.shape.id.optional() }))
  .max(8)
  .refine(isEachOnce, "two rules have the same id: leave it out of the new one");

const AssistantView = z.object({
  id: z.string(),
  applicationId: z.string(),
  name: z.string(),
  description: z.string(),
  planning: z.boolean(),
  mode: Mode,
  publishedVersion: z.number().nullable(),
  mine: z.boolean(),
  createdAt: z.string(),
  skills: z.array(SkillView),
  /** For the assistant's builders, like `problems`: what will keep the draft's plan from being published. */
  rules: z.array(Rule).optional(),
  problems: z
    .array(
      z.object({
        severity: z.literal("warning"),
        code: z.string(),
        /** The member that is meant, such as `rules.2.then`. */
        path: z.string(),
        message: z.string(),
      }),
    )
    .optional(),
});

const Params = z.object({ id: idSchema("ast") });
const Name = z.string().trim().min(1).max(100);
const Description = z.string().max(1000);
const AssistantReply = z.object({ assistant: AssistantView });
const limit = z.coerce.number().int().min(1).max(200).default(200);
const Next = z.string().nullable();

const postAssistant = route({
  method: "POST",
  url: "/api/assistants",
  operationId: "createAssistant",
  tag: "Assistants",
  summary: "Create an assistant; the secret of an application made with it is shown here and never again",
  access: person(...builderRoles),
  audit: "assistant.created",
  body: z.object({
    name: Name,
    description: Description.default(""),
    applicationId: idSchema("app").optional(),
    planning: z.boolean().default(true),
  }),
  reply: [201, AssistantReply.extend({ clientSecret: z.string().optional() })],
  errors: ["not_found"],
  async handle(ctx, { caller, body }) {
    const { assistant, clientSecret } = await assistants.createAssistant(ctx, caller, body);
    const shown = { assistant: view(caller, assistant) };
    return clientSecret === undefined ? shown : { ...shown, clientSecret: clientSecret.reveal() };
  },
});

/** What a list leaves out. */
const onlyOfOne = { skills: true, rules: true, problems: true } as const;

const getAssistants = route({
  method: "GET",
  url: "/api/assistants",
  operationId: "listAssistants",
  tag: "Assistants",
  summary: "The published assistants, and your own drafts",
  access: person(),
  audit: none("read only"),
  query: z.object({ limit, cursor: z.string().max(100).optional() }),
  reply: [200, z.object({ assistants: z.array(AssistantView.omit(onlyOfOne)), next: Next })],
  async handle(ctx, { caller, query }) {
    const found = await assistants.listAssistants(ctx, caller, query);
    return {
      assistants: found.map((assistant) => view(caller, assistant)),
      next: found.length === query.limit ? (found.at(-1)?.id ?? null) : null,
    };
  },
});

const getAssistant = route({
  method: "GET",
  url: "/api/assistants/:id",
  operationId: "getAssistant",
  tag: "Assistants",
  summary: "An assistant: its draft for its builders, what is published for everyone else",
  access: person(),
  audit: none("read only"),
  params: Params,
  reply: [200, AssistantReply],
  large: true,
  errors: ["not_found"],
  async handle(ctx, { caller, params }) {
    const assistant = await assistants.findSeenAssistant(ctx, caller, params.id);
    return { assistant: view(caller, assistant, await findSeenSkills(ctx, caller, assistant)) };
  },
});

const patchAssistant = route({
  method: "PATCH",
  url: "/api/assistants/:id",
  operationId: "updateAssistant",
  tag: "Assistants",
  summary: "Change the draft: name, description, planning & reasoning, mode, planning rules",
  access: person(...builderRoles),
  audit: "assistant.changed",
  params: Params,
  body: z.object({
    name: Name.optional(),
    description: Description.optional(),
    planning: z.boolean().optional(),
    mode: Mode.optional(),
    rules: Rules.optional(),
  }),
  reply: [200, AssistantReply],
  large: true,
  errors: ["not_found"],
  async handle(ctx, { caller, params, body }) {
    const assistant = await assistants.changeAssistant(ctx, caller, params.id, body);
    return { assistant: view(caller, assistant, await listSkills(ctx, caller, assistant.id)) };
  },
});

const deleteAssistant = route({
  method: "DELETE",
  url: "/api/assistants/:id",
  operationId: "deleteAssistant",
  tag: "Assistants",
  summary: "Delete an assistant: its skills are called no more",
  access: person(...builderRoles),
  audit: "assistant.deleted",
  params: Params,
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) => assistants.deleteAssistant(ctx, caller, params.id),
});

const postRestore = route({
  method: "POST",
  url: "/api/assistants/:id/versions/:number/restore",
  operationId: "restoreVersion",
  tag: "Assistants",
  summary: "Make a version the draft again",
  access: person(...builderRoles),
  audit: "assistant.restored",
  params: Params.extend({ number: z.coerce.number().int().positive().max(1_000_000) }),
  reply: [200, AssistantReply],
  large: true,
  errors: ["not_found"],
  async handle(ctx, { caller, params }) {
    const assistant = await restoreVersion(ctx, caller, { assistantId: params.id, number: params.number });
    return { assistant: view(caller, assistant, await listSkills(ctx, caller, assistant.id)) };
  },
});

/** Publishing tells how many people will be asked again; whoever knows that stands to the right. */
export function assistantRoutes({ peopleAskedAgain }: { peopleAskedAgain: CountPeopleAskedAgain }): Route[] {
  const own = [postAssistant, getAssistants, getAssistant, patchAssistant, deleteAssistant];
  return [...own, ...skillRoutes, getVersions, postRestore, ...publishRoutes(peopleAskedAgain)];
}

function view(
  caller: Caller,
  assistant: assistants.Assistant,
  skills: readonly Skill[] = [],
): z.input<typeof AssistantView> {
  const { id, applicationId, name, description, planning, mode, publishedVersion, createdAt } = assistant;
  const mine = mayBuild(caller, assistant);
  const viewOf = mine ? skillView : publicSkillView;
  const own = { id, applicationId, name, description, planning, mode, publishedVersion, mine };
  return {
    ...own,
    createdAt: createdAt.toISOString(),
    skills: skills.map((skill) => viewOf(skill, caller.locale)),
    ...(mine && { rules: assistant.rules, problems: planWarnings(caller, assistant, skills) }),
  };
}

function planWarnings(caller: Caller, assistant: assistants.Assistant, skills: readonly Skill[]) {
  return planProblems(assistant, skills).map(({ code, path, message }) => {
    return { severity: "warning" as const, code, path, message: message[caller.locale] };
  });
}

function isEachOnce(rules: readonly { id?: string | undefined }[]): boolean {
  const ids = rules.flatMap(({ id }) => id ?? []);
  return new Set(ids).size === ids.length;
}
