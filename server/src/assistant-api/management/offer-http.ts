import { z } from "zod";
import { route } from "../../audit/index.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { actionsOf } from "./actions.ts";
import * as managing from "./managing.ts";
import { findCorpId } from "./store.ts";
import { named, ofManagement, reads, Success, UnionId, writes } from "./wire.ts";

// To whom an assistant is offered, and what it can do.

const nobodyInParticular = z
  .array(z.string())
  .max(0, "暂不支持按范围限制：已发布的助理对全组织可见")
  .default([]);
const GivenScopes = z
  .object({
    deptVisibleScopes: nobodyInParticular,
    userVisibleScopes: nobodyInParticular,
    roleVisibleScopes: nobodyInParticular,
    dynamicGroupScopes: nobodyInParticular,
    isAdmin: z.literal(false, "暂不支持按范围限制：已发布的助理对全组织可见").default(false),
  })
  .meta({ id: "GivenScopes", description: "Nobody in particular: what is published is for everybody." });

const nobody = {
  deptVisibleScopes: [],
  userVisibleScopes: [],
  roleVisibleScopes: [],
  dynamicGroupScopes: [],
  isAdmin: false,
};
const Scopes = z
  .object({
    deptVisibleScopes: z.array(z.string()),
    userVisibleScopes: z.array(z.string()),
    roleVisibleScopes: z.array(z.string()),
    dynamicGroupScopes: z.array(z.string()),
    isAdmin: z.boolean(),
  })
  .meta({ id: "AssistantScopes" });

const getScope = route({
  ...ofManagement,
  method: "GET",
  url: "/v1.0/assistant/scope",
  operationId: "retrieveAssistantScope",
  summary: "Who may talk to an assistant: everybody, once it is published",
  access: reads,
  audit: none("read only"),
  query: z.object(named),
  reply: [
    200,
    Success.extend({
      result: z.object({ sharing: z.boolean(), assistantId: z.string(), scopes: Scopes }),
    }),
  ],
  async handle(ctx, { caller, query: { assistantId } }) {
    const { isOpen } = await managing.findManaged(ctx, caller.applicationId, assistantId);
    return { success: true, result: { sharing: isOpen, assistantId, scopes: nobody } };
  },
});

const putScope = route({
  ...ofManagement,
  method: "PUT",
  url: "/v1.0/assistant/scope",
  operationId: "updateAssistantScope",
  summary: "Say that everybody may talk to an assistant; anything narrower is refused",
  access: writes,
  audit: none("nothing but what is so already can be said"),
  body: z.object({
    operatorUnionId: UnionId,
    ...named,
    sharing: z.literal(true, "暂不支持按范围限制：已发布的助理对全组织可见").optional(),
    scopes: GivenScopes.optional(),
  }),
  reply: [200, Success],
  async handle(ctx, { caller, body: { operatorUnionId, assistantId } }) {
    await managing.managerOf(ctx, caller.applicationId, operatorUnionId);
    await managing.findManaged(ctx, caller.applicationId, assistantId);
    return { success: true };
  },
});

const getActions = route({
  ...ofManagement,
  method: "GET",
  url: "/v1.0/assistant/actionLists",
  operationId: "listAssistantActions",
  summary: "What a published assistant can do; of a draft, what it will",
  access: reads,
  audit: none("read only"),
  query: z.object(named),
  reply: [
    200,
    z.object({
      assistantId: z.string(),
      corpId: z.string(),
      actionList: z.array(
        z.object({
          actionId: z.string(),
          actionVersion: z.string(),
          actionName: z.string(),
          description: z.string(),
          icon: z.string(),
        }),
      ),
    }),
  ],
  async handle(ctx, { caller, query: { assistantId } }) {
    const { id, publishedVersion: version } = await managing.findManaged(
      ctx,
      caller.applicationId,
      assistantId,
    );
    const actions = await actionsOf(ctx, { assistantId: id, version });
    const actionVersion = String(version ?? 0);
    const actionList = actions.map(({ actionId, summary: actionName, description }) => {
      return { actionId, actionVersion, actionName, description, icon: "" };
    });
    return { assistantId, corpId: await findCorpId(ctx), actionList };
  },
});

const postShared = route({
  ...ofManagement,
  method: "POST",
  url: "/v1.0/assistant/orgActionRepositories",
  operationId: "shareAssistantAction",
  summary: "Let the organisation's builders begin with the skill that a published operation is of",
  access: writes,
  audit: { event: "assistant.managed", also: ["skill.shared"] },
  body: z.object({
    operatorUnionId: UnionId,
    actionId: z.string().min(1).max(100),
    actionVersion: z.coerce.number().int().min(1).max(1_000_000),
  }),
  reply: [200, Success],
  async handle(ctx, { caller, body: { operatorUnionId, ...action } }) {
    const manager = await managing.managerOf(ctx, caller.applicationId, operatorUnionId);
    await managing.shareAction(ctx, manager, action);
    return { success: true };
  },
});

const deleteShared = route({
  ...ofManagement,
  method: "DELETE",
  url: "/v1.0/assistant/orgActionRepositories",
  operationId: "stopSharingAssistantAction",
  summary: "Share it no more",
  access: writes,
  audit: { event: "assistant.managed", also: ["skill.unshared"] },
  query: z.object({ operatorUnionId: UnionId, actionId: z.string().min(1).max(100) }),
  reply: [200, Success],
  async handle(ctx, { caller, query: { operatorUnionId, ...action } }) {
    const manager = await managing.managerOf(ctx, caller.applicationId, operatorUnionId);
    await managing.stopSharingAction(ctx, manager, action);
    return { success: true };
  },
});

export const offerRoutes: Route[] = [getScope, putScope, getActions, postShared, deleteShared];
