import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { by } from "../audit/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { anyone, none, person, type Route, route } from "../platform/http/route.ts";
import { idSchema } from "../platform/ids.ts";
import type { Secret } from "../platform/secret.ts";
import * as sessions from "../sign-in/sessions.ts";
import type { SetUp } from "../sign-in/set-up.ts";
import { browserLocale, locales } from "./locale.ts";
import { addMember, changeMember, listMembers, type Member, roles } from "./members.ts";
import type { Account } from "./store.ts";

const Locale = z.enum(locales);
const Role = z.enum(roles);
const Password = z.string().min(8, "at least 8 characters").max(200);
const AccountName = z.string().regex(/^[A-Za-z0-9._@-]{2,64}$/, "2 to 64 letters, digits or . _ @ -");
const Name = z.string().trim().min(1).max(100);
const Mobile = z.string().regex(/^[0-9+ -]{3,20}$/, "digits, 3 to 20");

const Session = z.object({
  user: z.object({
    id: z.string(),
    unionId: z.string(),
    account: z.string(),
    name: z.string(),
    locale: Locale,
    organisation: z.object({ id: z.string(), corpId: z.string(), name: z.string() }),
    roles: z.array(Role),
  }),
  csrfToken: z.string(),
});

const startSession = route({
  method: "POST",
  url: "/api/session",
  operationId: "signIn",
  tag: "Session",
  summary: "Sign in",
  access: anyone,
  audit: "session.started",
  body: z.object({ account: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
  reply: [200, Session],
  errors: ["wrong_credentials", "too_many_attempts"],
  async handle(ctx, { body, request, reply }) {
    const held = sessions.sessionToken(ctx, request);
    const { token, account } = await sessions.signIn(ctx, { ...body, ip: request.ip, held });
    setCookie(ctx, reply, token);
    return sessionView(request, account, token);
  },
});

const getSession = route({
  method: "GET",
  url: "/api/session",
  operationId: "getSession",
  tag: "Session",
  summary: "Who is signed in",
  access: person(),
  audit: none("read only"),
  reply: [200, Session],
  async handle(ctx, { caller, request }) {
    const token = sessions.sessionToken(ctx, request);
    const account = await sessions.accountOf(ctx, caller.id);
    if (token === undefined || account === undefined) throw new AppError("not_signed_in");
    return sessionView(request, account, token);
  },
});

const changeSession = route({
  method: "PATCH",
  url: "/api/session",
  operationId: "updateSession",
  tag: "Session",
  summary: "Change own language or password",
  access: person(),
  audit: "session.changed",
  body: z.object({
    locale: Locale.optional(),
    password: z.object({ current: z.string().max(200), next: Password }).optional(),
  }),
  reply: [200, Session],
  errors: ["wrong_credentials"],
  async handle(ctx, { caller, body, request }) {
    const token = sessions.sessionToken(ctx, request);
    if (token === undefined) throw new AppError("not_signed_in");
    return sessionView(request, await sessions.changeOwn(ctx, { caller, token, ...body }), token);
  },
});

const endSession = route({
  method: "DELETE",
  url: "/api/session",
  operationId: "signOut",
  tag: "Session",
  summary: "Sign out",
  access: person(),
  audit: "session.ended",
  reply: [204, null],
  async handle(ctx, { caller, request, reply }) {
    const token = sessions.sessionToken(ctx, request);
    if (token !== undefined) await sessions.signOut(ctx, { token, caller });
    reply.clearCookie(sessions.cookieName(ctx), { path: "/" });
  },
});

const MemberView = z.object({
  id: z.string(),
  unionId: z.string(),
  account: z.string(),
  name: z.string(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  jobNumber: z.string().nullable(),
  locale: Locale.nullable(),
  roles: z.array(Role),
  disabled: z.boolean(),
  createdAt: z.string(),
});

const NewMember = z.object({
  account: AccountName,
  name: Name,
  password: Password,
  mobile: Mobile.optional(),
  email: z.email().optional(),
  jobNumber: z.string().max(50).optional(),
  locale: Locale.optional(),
  roles: z.array(Role).min(1),
});

const getMembers = route({
  method: "GET",
  url: "/api/members",
  operationId: "listMembers",
  tag: "Members",
  summary: "The people of the organisation",
  access: person("admin"),
  audit: none("read only"),
  query: z.object({
    cursor: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: [200, z.object({ members: z.array(MemberView), next: z.string().nullable() })],
  async handle(ctx, { caller, query }) {
    const members = await listMembers(ctx, caller.organisationId, query);
    return {
      members: members.map(memberView),
      next: members.length === query.limit ? (members.at(-1)?.account ?? null) : null,
    };
  },
});

const postMember = route({
  method: "POST",
  url: "/api/members",
  operationId: "addMember",
  tag: "Members",
  summary: "Add a person",
  access: person("admin"),
  audit: "member.added",
  body: NewMember,
  reply: [201, z.object({ member: MemberView })],
  errors: ["account_taken"],
  async handle(ctx, { caller, body }) {
    const place = { organisationId: caller.organisationId, actor: by.person(caller.id) };
    return { member: memberView(await addMember(ctx, place, body)) };
  },
});

const patchMember = route({
  method: "PATCH",
  url: "/api/members/:id",
  operationId: "updateMember",
  tag: "Members",
  summary: "Change or disable a person",
  access: person("admin"),
  audit: "member.changed",
  params: z.object({ id: idSchema("usr") }),
  body: NewMember.omit({ account: true }).partial().extend({ disabled: z.boolean().optional() }),
  reply: [200, z.object({ member: MemberView })],
  errors: ["not_found", "last_admin"],
  async handle(ctx, { caller, params, body }) {
    const input = { organisationId: caller.organisationId, by: caller.id, id: params.id, change: body };
    return { member: memberView(await changeMember(ctx, input)) };
  },
});

function postSetUp(setUp: SetUp): Route {
  return route({
    method: "POST",
    url: "/api/set-up",
    operationId: "setUpOrganisation",
    tag: "Session",
    summary: "Make the first organisation and its admin, with the token of the printed link",
    access: anyone,
    audit: "organisation.created",
    body: z.object({
      token: z.string().max(100),
      organisation: Name,
      account: AccountName,
      name: Name,
      password: Password,
    }),
    reply: [204, null],
    errors: ["not_found"],
    handle: (ctx, { body: { token, ...input } }) => setUp.complete(ctx, token, input),
  });
}

export function identityRoutes(setUp: SetUp): Route[] {
  return [
    startSession,
    getSession,
    changeSession,
    endSession,
    getMembers,
    postMember,
    patchMember,
    postSetUp(setUp),
  ];
}

function setCookie(ctx: Ctx, reply: FastifyReply, token: Secret): void {
  const secure = sessions.isSecure(ctx);
  const weekSeconds = 7 * 24 * 3600;
  reply.setCookie(sessions.cookieName(ctx), token.reveal(), {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: weekSeconds,
  });
}

function sessionView(request: FastifyRequest, account: Account, token: Secret): z.input<typeof Session> {
  const { id, unionId, account: name, organisation, roles: held } = account;
  const locale = account.locale ?? browserLocale(request);
  return {
    user: { id, unionId, account: name, name: account.name, locale, organisation, roles: held },
    csrfToken: sessions.csrfTokenOf(token),
  };
}

function memberView(member: Member): z.input<typeof MemberView> {
  return { ...member, createdAt: member.createdAt.toISOString() };
}
