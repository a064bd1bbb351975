import { z } from "zod";
import { route } from "../../audit/index.ts";
import { person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Next, pageQuery } from "../../platform/page.ts";
import type { Allowed } from "../publishing/allowed.ts";
import { findDifference } from "../publishing/preview.ts";
import { publish } from "../publishing/publication.ts";
import { removeApi } from "../publishing/withdrawal.ts";
import { listVersions } from "../versions.ts";
import { Namespace, Params, Revision } from "./forms.ts";
import { DifferenceView, differenceView, PublishedVersion, VersionView, versionView } from "./views.ts";

const VersionNumber = z.coerce.number().int().min(0).max(1_000_000);

const getDifference = (allowed: Allowed) =>
  route({
    method: "GET",
    url: "/api/apis/:apiId/difference",
    operationId: "compareApiVersions",
    tag: "APIs",
    summary: "What publishing the draft would change and for how many people, or what an earlier version did",
    access: person(),
    audit: none("read only"),
    params: Params,
    query: z.object({
      from: VersionNumber.optional().describe("Left out, what is published; 0: nothing at all."),
      to: VersionNumber.optional().describe("Left out, the draft."),
    }),
    reply: [200, z.object({ difference: DifferenceView })],
    large: true,
    errors: ["not_found"],
    async handle(ctx, { caller, params: { apiId: id }, query: { from, to = null } }) {
      const compared = await findDifference(ctx, caller, { id, from, to }, allowed);
      return { difference: differenceView(compared, caller.locale) };
    },
  });

const postPublish = (allowed: Allowed) =>
  route({
    method: "POST",
    url: "/api/apis/:apiId/publish",
    operationId: "publishApi",
    tag: "APIs",
    summary: "Make the draft what the API's permissions are; what opens more rests until people have seen it",
    access: person("admin"),
    audit: { event: "api.published", also: ["grant.rested", "grant.ended", ...ofApprovals] },
    params: Params,
    body: z.object({ revision: Revision, notes: z.string().max(1000).default("") }),
    reply: [201, z.object({ version: PublishedVersion })],
    errors: ["not_found", "changed_meanwhile", "nothing_to_publish", "publish_refused"],
    async handle(ctx, { caller, params: { apiId: id }, body }) {
      const { number, difference } = await publish(ctx, caller, { id, ...body }, allowed);
      const points = difference.points.map(({ code, change }) => ({ code, change }));
      return { version: { number, points } };
    },
  });

const ofApprovals = ["permission.reopened", "permission.withdrawn"] as const;

const getVersions = route({
  method: "GET",
  url: "/api/apis/:apiId/versions",
  operationId: "listApiVersions",
  tag: "APIs",
  summary: "What was published of an API, the latest first",
  access: person(),
  audit: none("read only"),
  params: Params,
  query: z.object(pageQuery(z.tuple([z.int().positive().max(1_000_000)]))),
  reply: [200, z.object({ versions: z.array(VersionView), next: Next })],
  errors: ["not_found"],
  async handle(ctx, { caller, params, query }) {
    const { items, next } = await listVersions(ctx, caller, params.apiId, query);
    return { versions: items.map(versionView), next };
  },
});

const deleteApi = (allowed: Allowed) =>
  route({
    method: "DELETE",
    url: "/api/apis/:apiId",
    operationId: "removeApi",
    tag: "APIs",
    summary: "Remove an API, called by its namespace: nobody can do anything with its permissions any more",
    access: person("admin"),
    audit: { event: "api.removed", also: ["grant.ended", "permission.withdrawn"] },
    params: Params,
    body: z.object({ namespace: Namespace.describe("The API's, so that no other one is removed.") }),
    reply: [204, null],
    errors: ["not_found"],
    handle: (ctx, { caller, params: { apiId: id }, body }) =>
      removeApi(ctx, caller, { id, ...body }, allowed),
  });

export const publishingRoutes = (allowed: Allowed): Route[] => [
  getDifference(allowed),
  postPublish(allowed),
  getVersions,
  deleteApi(allowed),
];
