import { z } from "zod";
import { AssistantChangeForm } from "../../assistants/index.ts";
import { route } from "../../audit/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { modelNameOf } from "../model-name.ts";
import { listRoutes } from "./lists-http.ts";
import * as managing from "./managing.ts";
import { offerRoutes } from "./offer-http.ts";
import { findUnionId } from "./store.ts";
import { named, ofManagement, reads, Success, secondsOf, UnionId, writes } from "./wire.ts";

const { name, description, instructions, welcome, fallback, starters } = AssistantChangeForm.shape;
const words = {
  description,
  instructions,
  icon: z
    .string()
    .max(500)
    .optional()
    .describe("One character; anything else is the first letter of its name."),
  welcomeContent: welcome,
  recommendPrompts: starters,
};

const AssistantView = z
  .object({
    assistantId: z.string(),
    name: z.string(),
    description: z.string(),
    createdAt: z.number(),
    model: z.string(),
    instructions: z.string().optional().describe("For who may build it."),
    unifiedAppId: z.string(),
    icon: z.string(),
    welcomeContent: z.string(),
    recommendPrompts: z.array(z.string()),
    creatorUnionId: z.string(),
    fallbackContent: z.string(),
    knowledgeFileNames: z.array(z.string()),
    actionNames: z.array(z.string()),
    assistantUnionId: z.string(),
  })
  .meta({ id: "ManagedAssistant", description: "An assistant of the application." });

const postAssistant = route({
  ...ofManagement,
  method: "POST",
  url: "/v1.0/assistant/basicInfo",
  operationId: "createManagedAssistant",
  summary: "Make an assistant of the application, a draft until it has a skill and is published",
  access: writes,
  audit: { event: "assistant.managed", also: ["assistant.created"] },
  body: z.object({
    operatorUnionId: UnionId,
    ...words,
    name: z.string().trim().min(1).max(100),
    description: z.string().max(1000).default(""),
  }),
  reply: [200, AssistantView],
  async handle(ctx, { caller, body: { operatorUnionId, ...body } }) {
    const manager = await managing.managerOf(ctx, caller.applicationId, operatorUnionId);
    const { name, description } = body;
    return viewOf(ctx, await managing.createManaged(ctx, manager, { ...wordsIn(body), name, description }));
  },
});

const putAssistant = route({
  ...ofManagement,
  method: "PUT",
  url: "/v1.0/assistant/basicInfo",
  operationId: "updateManagedAssistant",
  summary:
    "Change the words of an assistant; published at once where nothing else of its draft waits to be published",
  access: writes,
  audit: { event: ["assistant.managed", "assistant.published"], also: ["assistant.changed"] },
  body: z.object({ operatorUnionId: UnionId, ...named, ...words, name, fallbackContent: fallback }),
  reply: [200, AssistantView],
  async handle(ctx, { caller, body: { operatorUnionId, assistantId, ...body } }) {
    const manager = await managing.managerOf(ctx, caller.applicationId, operatorUnionId);
    const change = { assistantId, ...wordsIn(body), name: body.name, description: body.description };
    return viewOf(ctx, await managing.changeManaged(ctx, manager, change));
  },
});

const getAssistant = route({
  ...ofManagement,
  method: "GET",
  url: "/v1.0/assistant/basicInfo",
  operationId: "retrieveManagedAssistant",
  summary: "An assistant of the application, as this person may see it",
  access: reads,
  audit: none("read only"),
  query: z.object({ unionId: UnionId, ...named }),
  reply: [200, AssistantView],
  async handle(ctx, { caller, query: { unionId, assistantId } }) {
    const person = await managing.findPerson(ctx, unionId);
    return viewOf(ctx, await managing.showManaged(ctx, caller.applicationId, { person, assistantId }));
  },
});

const deleteAssistant = route({
  ...ofManagement,
  method: "DELETE",
  url: "/v1.0/assistant/basicInfo",
  operationId: "deleteManagedAssistant",
  summary: "Delete an assistant of the application",
  access: writes,
  audit: { event: "assistant.managed", also: ["assistant.deleted"] },
  query: z.object({ operatorUnionId: UnionId, ...named }),
  reply: [200, Success],
  async handle(ctx, { caller, query: { operatorUnionId, assistantId } }) {
    const denied = "privatedelete.permission.denied";
    const manager = await managing.managerOf(ctx, caller.applicationId, operatorUnionId, denied);
    await managing.deleteManaged(ctx, manager, assistantId);
    return { success: true };
  },
});

export const managementRoutes: Route[] = [
  postAssistant,
  putAssistant,
  getAssistant,
  deleteAssistant,
  ...listRoutes,
  ...offerRoutes,
];

interface GivenWords {
  instructions?: string | undefined;
  icon?: string | undefined;
  welcomeContent?: string | undefined;
  recommendPrompts?: string[] | undefined;
  fallbackContent?: string | undefined;
}

function wordsIn({ instructions, icon, welcomeContent, recommendPrompts, fallbackContent }: GivenWords) {
  const [welcome, starters, fallback] = [welcomeContent, recommendPrompts, fallbackContent];
  return { instructions, icon, welcome, starters, fallback };
}

async function viewOf(
  ctx: TenantCtx,
  { assistant, actions, isBuilder }: managing.ShownAssistant,
): Promise<z.input<typeof AssistantView>> {
  const { id, name, description, instructions, icon, welcome, starters, fallback, createdAt } = assistant;
  return {
    assistantId: id,
    name,
    description,
    createdAt: secondsOf(createdAt),
    model: await modelNameOf(ctx),
    ...(isBuilder && { instructions }),
    unifiedAppId: assistant.applicationId,
    icon,
    welcomeContent: welcome,
    recommendPrompts: starters,
    creatorUnionId: await findUnionId(ctx, assistant.createdBy),
    fallbackContent: fallback,
    knowledgeFileNames: [],
    actionNames: actions.map(({ summary }) => summary),
    assistantUnionId: id,
  };
}
