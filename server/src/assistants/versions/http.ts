import { z } from "zod";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Named, Time } from "../../platform/http/schemas.ts";
import { idSchema } from "../../platform/ids.ts";
import { Next, pageQuery } from "../../platform/page.ts";
import { PlanProblem } from "../assistant-view.ts";
import { builderRoles } from "../policy.ts";
import { SkillProblem } from "../skills/skill-view.ts";
import type { Change } from "./changes.ts";
import { type CountPeopleAskedAgain, previewPublication } from "./publication.ts";
import { publishedDocument } from "./published-skill.ts";
import { findDifference, listVersions, publish } from "./versions.ts";

const Params = z.object({ id: idSchema("ast") });

const PublicationView = z
  .object({
    changes: z.array(z.string()),
    newScopes: z.array(z.string()),
    peopleAskedAgain: z.number(),
  })
  .meta({ id: "Publication", description: "What a version does to the one before and to people." });

const ProblemView = z
  .union([SkillProblem.extend({ skillId: z.string(), title: z.string() }), PlanProblem])
  .meta({ id: "PublishProblem", description: "At a place in a skill's file, or in a member of the draft." });

const PublishedVersion = PublicationView.extend({ number: z.number() }).meta({ id: "PublishedVersion" });

const Version = z
  .object({
    number: z.number(),
    notes: z.string(),
    at: Time,
    by: Named,
    changes: z.array(z.string()),
  })
  .meta({ id: "AssistantVersion" });

export const getVersions = route({
  method: "GET",
  url: "/api/assistants/:id/versions",
  operationId: "listVersions",
  tag: "Assistants",
  summary: "What was published, the latest first",
  access: person(...builderRoles),
  audit: none("read only"),
  params: Params,
  query: z.object(pageQuery(z.tuple([z.int().positive().max(1_000_000)]))),
  reply: [200, z.object({ versions: z.array(Version), next: Next })],
  errors: ["not_found"],
  async handle(ctx, { caller, params, query }) {
    const { items, next } = await listVersions(ctx, caller, { assistantId: params.id, ...query });
    return {
      next,
      versions: items.map((version) => ({
        ...version,
        at: version.at.toISOString(),
        changes: texts(version.changes, caller.locale),
      })),
    };
  },
});

export const getPublishedSkill = route({
  method: "GET",
  url: "/api/assistants/:id/skills/:skillId/published",
  operationId: "getPublishedSkill",
  tag: "Assistants",
  summary: "A skill's file as it is published now",
  access: person(...builderRoles),
  audit: none("read only"),
  params: Params.extend({ skillId: idSchema("skl") }),
  reply: [200, z.object({ document: z.string(), version: z.number() })],
  large: true,
  errors: ["not_found"],
  handle: (ctx, { caller, params: { id: assistantId, skillId } }) =>
    publishedDocument(ctx, caller, { assistantId, skillId }),
});

const OneChange = z.enum(["added", "removed", "changed"]).meta({ id: "DifferenceKind" });

const DifferenceView = z
  .object({
    from: z.number().nullable().describe("A version; 0 for nothing, null for the draft."),
    to: z.number().nullable(),
    changes: z.array(z.string()),
    words: z.array(
      z.object({
        member: z.enum([
          "name",
          "description",
          "icon",
          "instructions",
          "welcome",
          "fallback",
          "starters",
          "suggestions",
          "planning",
          "mode",
          "rules",
        ]),
        before: z.string(),
        after: z.string(),
      }),
    ),
    skills: z.array(
      z.object({
        skillId: z.string(),
        title: z.string(),
        change: OneChange,
        operations: z.array(z.object({ operationId: z.string(), change: OneChange })),
      }),
    ),
    permissions: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
  })
  .meta({ id: "AssistantDifference", description: "What is different between two states of an assistant." });

const VersionNumber = z.coerce.number().int().min(0).max(1_000_000);

export const getDifference = route({
  method: "GET",
  url: "/api/assistants/:id/difference",
  operationId: "compareVersions",
  tag: "Assistants",
  summary: "What is different between two versions, or between one and the draft",
  access: person(...builderRoles),
  audit: none("read only"),
  params: Params,
  query: z.object({
    from: VersionNumber.optional().describe("Left out, what is published; 0: nothing at all."),
    to: VersionNumber.optional().describe("Left out, the draft."),
  }),
  reply: [200, z.object({ difference: DifferenceView })],
  large: true,
  errors: ["not_found"],
  async handle(ctx, { caller, params, query: { from, to = null } }) {
    const found = await findDifference(ctx, caller, { assistantId: params.id, from, to });
    return { difference: { ...found, changes: texts(found.changes, caller.locale) } };
  },
});

/** Before and after: what a new version does, and making it. */
export function publishRoutes(peopleAskedAgain: CountPeopleAskedAgain): Route[] {
  return [getPublish(peopleAskedAgain), postPublish(peopleAskedAgain)];
}

function getPublish(peopleAskedAgain: CountPeopleAskedAgain): Route {
  return route({
    method: "GET",
    url: "/api/assistants/:id/publish",
    operationId: "previewPublication",
    tag: "Assistants",
    summary: "What publishing the draft would do, and what keeps it from being published",
    access: person(...builderRoles),
    audit: none("read only"),
    params: Params,
    reply: [200, PublicationView.extend({ problems: z.array(ProblemView) })],
    errors: ["not_found", "too_many_attempts"],
    async handle(ctx, { caller, params }) {
      const preview = await previewPublication(ctx, caller, params.id, peopleAskedAgain);
      return {
        ...preview,
        changes: texts(preview.changes, caller.locale),
        problems: preview.problems.map((each) => ({ ...each, message: each.message[caller.locale] })),
      };
    },
  });
}

function postPublish(peopleAskedAgain: CountPeopleAskedAgain): Route {
  return route({
    method: "POST",
    url: "/api/assistants/:id/publish",
    operationId: "publishAssistant",
    tag: "Assistants",
    summary: "Make the draft the version that everyone talks to",
    access: person(...builderRoles),
    audit: "assistant.published",
    params: Params,
    body: z.object({ notes: z.string().max(1000).default("") }).nullish(),
    reply: [201, z.object({ version: PublishedVersion })],
    errors: ["not_found", "nothing_to_publish", "publish_refused"],
    async handle(ctx, { caller, params, body }) {
      const input = { assistantId: params.id, notes: body?.notes ?? "" };
      const version = await publish(ctx, caller, input, peopleAskedAgain);
      return { version: { ...version, changes: texts(version.changes, caller.locale) } };
    },
  });
}

function texts(changes: readonly Change[], locale: "zh" | "en"): string[] {
  return changes.map(({ text }) => text[locale]);
}
