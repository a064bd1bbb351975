import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Flag } from "../platform/http/schemas.ts";
import { idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { AssistantChangeForm, NewAssistantForm } from "./assistant-form.ts";
import { AssistantSummary, AssistantView, assistantView, listedView, OpeningView } from "./assistant-view.ts";
import * as assistants from "./assistants.ts";
import { builderRoles } from "./policy.ts";
import { skillRoutes } from "./skills/http.ts";
import { findSeenSkills, listSkills } from "./skills/skills.ts";
import type { IsConfirmed } from "./starters.ts";
import { getDifference, getPublishedSkill, getVersions, publishRoutes } from "./versions/http.ts";
import type { CountPeopleAskedAgain } from "./versions/publication.ts";
import { restoreVersion } from "./versions/versions.ts";

const Params = z.object({ id: idSchema("ast") });
const AssistantReply = z.object({ assistant: AssistantView });

const postAssistant = route({
  method: "POST",
  url: "/api/assistants",
  operationId: "createAssistant",
  tag: "Assistants",
  summary: "Create an assistant; the secret of an application made with it is shown here and never again",
  access: person(...builderRoles),
  audit: { event: "assistant.created", also: ["application.created"] },
  body: NewAssistantForm,
  reply: [201, AssistantReply.extend({ clientSecret: z.string().optional() })],
  errors: ["not_found"],
  async handle(ctx, { caller, body }) {
    const { assistant, clientSecret } = await assistants.createAssistant(ctx, caller, body);
    const shown = { assistant: assistantView(caller, assistant) };
    return clientSecret === undefined ? shown : { ...shown, clientSecret: clientSecret.reveal() };
  },
});

const getAssistants = route({
  method: "GET",
  url: "/api/assistants",
  operationId: "listAssistants",
  tag: "Assistants",
  summary: "The published assistants, and your own drafts",
  access: person(),
  audit: none("read only"),
  query: z.object(pageQuery(TimeKey)),
  reply: [200, z.object({ assistants: z.array(AssistantSummary), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await assistants.listAssistants(ctx, caller, query);
    return { assistants: items.map((assistant) => listedView(caller, assistant)), next };
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
    return { assistant: assistantView(caller, assistant, await findSeenSkills(ctx, caller, assistant)) };
  },
});

const getOpening = (isConfirmed: IsConfirmed) =>
  route({
    method: "GET",
    url: "/api/assistants/:id/opening",
    operationId: "getOpening",
    tag: "Assistants",
    summary: "How a conversation with an assistant begins, or, for its builders, one with its draft",
    access: person(),
    audit: none("read only"),
    params: Params,
    query: z.object({ draft: Flag.default("false") }),
    reply: [200, z.object({ opening: OpeningView })],
    errors: ["not_found", "not_published", "assistant_disabled"],
    async handle(ctx, { caller, params, query }) {
      const input = { assistantId: params.id, draft: query.draft === "true" };
      return { opening: await assistants.findOpening(ctx, caller, input, isConfirmed) };
    },
  });

const patchAssistant = route({
  method: "PATCH",
  url: "/api/assistants/:id",
  operationId: "updateAssistant",
  tag: "Assistants",
  summary:
    "Change the draft: its name and words, planning, mode, rules; an admin also takes it out of use and back",
  access: person(...builderRoles),
  audit: { event: ["assistant.changed", "assistant.disabled", "assistant.enabled"] },
  params: Params,
  body: AssistantChangeForm,
  reply: [200, AssistantReply],
  large: true,
  errors: ["not_found"],
  async handle(ctx, { caller, params, body }) {
    const assistant = await assistants.changeAssistant(ctx, caller, params.id, body);
    return { assistant: assistantView(caller, assistant, await listSkills(ctx, assistant.id)) };
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
    return { assistant: assistantView(caller, assistant, await listSkills(ctx, assistant.id)) };
  },
});

interface KnownToTheRight {
  /** How many people will be asked again by a new version. */
  peopleAskedAgain: CountPeopleAskedAgain;
  isConfirmed: IsConfirmed;
}

export function assistantRoutes({ peopleAskedAgain, isConfirmed }: KnownToTheRight): Route[] {
  const own = [
    postAssistant,
    getAssistants,
    getAssistant,
    getOpening(isConfirmed),
    patchAssistant,
    deleteAssistant,
  ];
  return [
    ...own,
    ...skillRoutes,
    getVersions,
    getDifference,
    getPublishedSkill,
    postRestore,
    ...publishRoutes(peopleAskedAgain),
  ];
}
