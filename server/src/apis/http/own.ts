import { z } from "zod";
import { Rotation } from "../../applications/index.ts";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { idSchema } from "../../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../../platform/page.ts";
import { changeApi, findSeenApi, listApis } from "../apis.ts";
import { saveDraft } from "../drafts.ts";
import { addSecret } from "../secrets.ts";
import { ContentForm, Params, Revision, SubjectForm } from "./forms.ts";
import { ApiReply, shown } from "./shown.ts";
import { ListedApiView, listedView } from "./views.ts";

const getApis = route({
  method: "GET",
  url: "/api/apis",
  operationId: "listApis",
  tag: "APIs",
  summary: "The organisation's own APIs; for who is no builder, developer or admin, those they own",
  access: person(),
  audit: none("read only"),
  query: z.object(pageQuery(TimeKey)),
  reply: [200, z.object({ apis: z.array(ListedApiView), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await listApis(ctx, caller, query);
    return { apis: items.map(listedView), next };
  },
});

const getApi = route({
  method: "GET",
  url: "/api/apis/:apiId",
  operationId: "getApi",
  tag: "APIs",
  summary: "An API: what is published of it, and its draft",
  access: person(),
  audit: none("read only"),
  params: Params,
  reply: [200, ApiReply],
  large: true,
  errors: ["not_found"],
  handle: async (ctx, { caller, params }) => shown(ctx, caller, await findSeenApi(ctx, caller, params.apiId)),
});

const patchApi = route({
  method: "PATCH",
  url: "/api/apis/:apiId",
  operationId: "updateApi",
  tag: "APIs",
  summary: "Give an API to another owner, or tell it people by another id",
  access: person("admin"),
  audit: "api.changed",
  params: Params,
  body: z
    .object({ ownerId: idSchema("usr"), subject: SubjectForm })
    .partial()
    .meta({ id: "ApiChange", description: "What is left out stays. What it says is changed in its draft." }),
  reply: [200, ApiReply],
  large: true,
  errors: ["not_found"],
  handle: async (ctx, { caller, params, body }) =>
    shown(ctx, caller, await changeApi(ctx, caller, params.apiId, body)),
});

const putDraft = route({
  method: "PUT",
  url: "/api/apis/:apiId/draft",
  operationId: "saveApiDraft",
  tag: "APIs",
  summary: "What the next version of an API says, in full; for an admin and its owner",
  access: person(),
  audit: "api.draft_saved",
  params: Params,
  body: z.object({ content: ContentForm, revision: Revision }),
  bodyLimit: 4 * 1024 * 1024,
  reply: [200, ApiReply],
  large: true,
  errors: ["not_found", "forbidden", "changed_meanwhile"],
  handle: async (ctx, { caller, params: { apiId: id }, body }) =>
    shown(ctx, caller, await saveDraft(ctx, caller, { id, ...body })),
});

const postSecret = route({
  method: "POST",
  url: "/api/apis/:apiId/secrets",
  operationId: "addApiSecret",
  tag: "APIs",
  summary: "A new secret of an API; the old one works 24 h more unless it is revoked",
  access: person(),
  audit: "api.secret_added",
  params: Params,
  body: Rotation.nullish(),
  reply: [201, z.object({ secret: z.string() })],
  errors: ["not_found", "forbidden"],
  async handle(ctx, { caller, params, body }) {
    const input = { apiId: params.apiId, revokeOld: body?.revokeOld ?? false };
    return { secret: (await addSecret(ctx, caller, input)).reveal() };
  },
});

export const ownRoutes: Route[] = [getApis, getApi, patchApi, putDraft, postSecret];
