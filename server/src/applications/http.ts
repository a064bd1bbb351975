import { z } from "zod";
import { route } from "../audit/index.ts";
import { person } from "../platform/http/access.ts";
import { none, type Route } from "../platform/http/route.ts";
import { Named, Time } from "../platform/http/schemas.ts";
import { idSchema } from "../platform/ids.ts";
import { Next, pageQuery, TimeKey } from "../platform/page.ts";
import { ApplicationView, applicationView, PermissionOfApplication, Rotation } from "./application-view.ts";
import * as applications from "./applications.ts";
import { withdrawApproval } from "./approvals.ts";
import { changeApplication } from "./changes.ts";
import * as permissions from "./permissions.ts";
import { applicationRoles } from "./policy.ts";
import { RedirectUrls } from "./redirect-urls.ts";
import { addSecret } from "./secrets.ts";

const Params = z.object({ id: idSchema("app") });
const Url = z.url({ protocol: /^https?$/ }).max(500);

const NewApplication = z
  .object({
    name: z.string().trim().min(1).max(100),
    description: z.string().max(1000).optional(),
    provider: z.string().max(100).optional(),
    privacyUrl: Url.optional(),
  })
  .meta({ id: "NewApplication" });

const ApplicationChange = NewApplication.omit({ provider: true, privacyUrl: true })
  .partial()
  .extend({
    provider: NewApplication.shape.provider.nullable(),
    privacyUrl: NewApplication.shape.privacyUrl.nullable(),
    redirectUrls: RedirectUrls.optional(),
    disabled: z.boolean().optional().describe("An admin's to say."),
  })
  .meta({ id: "ApplicationChange", description: "What of an application changes; what is left out stays." });

const page = pageQuery(TimeKey);

const postApplication = route({
  method: "POST",
  url: "/api/applications",
  operationId: "createApplication",
  tag: "Applications",
  summary: "Create an application; its secret is shown here and never again",
  access: person(...applicationRoles),
  audit: "application.created",
  body: NewApplication,
  reply: [201, z.object({ application: ApplicationView, clientSecret: z.string() })],
  async handle(ctx, { caller, body }) {
    const { application, clientSecret } = await applications.createApplication(ctx, caller, body);
    return { application: await applicationView(ctx, application), clientSecret: clientSecret.reveal() };
  },
});

const getApplications = route({
  method: "GET",
  url: "/api/applications",
  operationId: "listApplications",
  tag: "Applications",
  summary: "Your applications; for an admin, the organisation's",
  access: person(...applicationRoles),
  audit: none("read only"),
  query: z.object(page),
  reply: [200, z.object({ applications: z.array(ApplicationView), next: Next })],
  async handle(ctx, { caller, query }) {
    const { items, next } = await applications.listApplications(ctx, caller, query);
    return { applications: await Promise.all(items.map((item) => applicationView(ctx, item))), next };
  },
});

const getApplication = route({
  method: "GET",
  url: "/api/applications/:id",
  operationId: "getApplication",
  tag: "Applications",
  summary: "An application with the status of every permission",
  access: person(...applicationRoles),
  audit: none("read only"),
  params: Params,
  reply: [200, z.object({ application: ApplicationView })],
  errors: ["not_found"],
  async handle(ctx, { caller, params }) {
    return {
      application: await applicationView(ctx, await applications.findOwnApplication(ctx, caller, params.id)),
    };
  },
});

const patchApplication = route({
  method: "PATCH",
  url: "/api/applications/:id",
  operationId: "updateApplication",
  tag: "Applications",
  summary: "Change what is said of an application; an admin also disables and enables it",
  access: person(...applicationRoles),
  audit: {
    event: ["application.changed", "application.disabled", "application.enabled"],
    also: ["application.tokens_ended"],
  },
  params: Params,
  body: ApplicationChange,
  reply: [200, z.object({ application: ApplicationView })],
  errors: ["not_found"],
  async handle(ctx, { caller, params, body }) {
    return { application: await applicationView(ctx, await changeApplication(ctx, caller, params.id, body)) };
  },
});

const postSecret = route({
  method: "POST",
  url: "/api/applications/:id/secret",
  operationId: "rotateSecret",
  tag: "Applications",
  summary: "A new client secret; the old one works 24 h more unless it is revoked",
  access: person(...applicationRoles),
  audit: { event: "application.secret_added", also: ["application.tokens_ended"] },
  params: Params,
  body: Rotation.nullish(),
  reply: [201, z.object({ clientSecret: z.string() })],
  errors: ["not_found"],
  async handle(ctx, { caller, params, body }) {
    const input = { applicationId: params.id, revokeOld: body?.revokeOld ?? false };
    return { clientSecret: (await addSecret(ctx, caller, input)).reveal() };
  },
});

const postPermissions = route({
  method: "POST",
  url: "/api/applications/:id/permissions",
  operationId: "applyForPermissions",
  tag: "Applications",
  summary: "Apply for permissions; a sensitive one waits for an admin",
  access: person(...applicationRoles),
  audit: "permission.requested",
  params: Params,
  body: z.object({
    codes: z.array(z.string().max(100)).min(1).max(100),
    reason: z.string().max(500).default(""),
  }),
  reply: [200, z.object({ permissions: z.array(PermissionOfApplication) })],
  errors: ["not_found", "permission_unknown"],
  async handle(ctx, { caller, params, body }) {
    const changed = await permissions.applyForPermissions(ctx, caller, { applicationId: params.id, ...body });
    return { permissions: (await applicationView(ctx, changed)).permissions };
  },
});

const RequestStatus = z.enum(["pending", "approved", "rejected"]).meta({ id: "PermissionRequestStatus" });

const RequestView = z
  .object({
    id: z.string(),
    application: z.object({ id: z.string(), name: z.string(), clientId: z.string() }),
    code: z.string(),
    status: RequestStatus,
    reason: z.string(),
    note: z.string().describe("What the admin said when deciding."),
    by: Named,
    hosts: z.array(z.string()).describe("Where it is approved for already."),
    newHosts: z.array(z.string()).describe("Where else it asks to go; none: no skill uses it yet."),
    at: Time,
  })
  .meta({ id: "PermissionRequest", description: "A sensitive permission that an application asks for." });

const deletePermission = route({
  method: "DELETE",
  url: "/api/applications/:id/permissions/:code",
  operationId: "withdrawPermission",
  tag: "Applications",
  summary: "Withdraw an approval: what needs it is refused from the next call on",
  access: person("admin"),
  audit: "permission.withdrawn",
  params: Params.extend({ code: z.string().max(100) }),
  reply: [204, null],
  errors: ["not_found"],
  handle: (ctx, { caller, params }) =>
    withdrawApproval(ctx, caller, { applicationId: params.id, code: params.code }),
});

const getRequests = (findHosts: permissions.FindHosts) =>
  route({
    method: "GET",
    url: "/api/permission-requests",
    operationId: "listPermissionRequests",
    tag: "Applications",
    summary: "The sensitive permissions that applications ask for",
    access: person("admin"),
    audit: none("read only"),
    query: z.object({
      status: RequestStatus.optional(),
      ...page,
    }),
    reply: [200, z.object({ requests: z.array(RequestView), next: Next })],
    async handle(ctx, { query }) {
      const { items, next } = await permissions.listPermissionRequests(ctx, query, findHosts);
      return { requests: items.map((request) => ({ ...request, at: request.at.toISOString() })), next };
    },
  });

const postDecision = (findHosts: permissions.FindHosts) =>
  route({
    method: "POST",
    url: "/api/permission-requests/:id",
    operationId: "decidePermissionRequest",
    tag: "Applications",
    summary: "Approve or reject, once",
    access: person("admin"),
    audit: "permission.decided",
    params: z.object({ id: idSchema("prq") }),
    body: z.object({
      decision: z.enum(["approve", "reject"]),
      newHosts: z
        .array(z.string().max(300))
        .max(100)
        .optional()
        .describe("As they were read: when it goes elsewhere by now, nothing is decided."),
      note: z.string().max(500).default(""),
    }),
    reply: [200, z.object({ request: RequestView })],
    errors: ["not_found", "already_decided"],
    async handle(ctx, { caller, params, body }) {
      const request = await permissions.decidePermission(ctx, caller, { id: params.id, ...body }, findHosts);
      return { request: { ...request, at: request.at.toISOString() } };
    },
  });

/** Deciding on a permission wants to know where it goes; whoever knows that stands to the right. */
export const applicationRoutes = ({ findHosts }: { findHosts: permissions.FindHosts }): Route[] => [
  postApplication,
  getApplications,
  getApplication,
  patchApplication,
  postSecret,
  postPermissions,
  deletePermission,
  getRequests(findHosts),
  postDecision(findHosts),
];
