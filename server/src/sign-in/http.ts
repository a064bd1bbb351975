import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { route } from "../audit/index.ts";
import { AccountName, browserLocale, LocaleField, Name, Picture, RoleField } from "../directory/index.ts";
import type { Ctx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { anyone, personWithAnyPassword } from "../platform/http/access.ts";
import { whenGone } from "../platform/http/hang-up.ts";
import { none, type Route } from "../platform/http/route.ts";
import type { Secret } from "../platform/secret.ts";
import type { Account } from "./account.ts";
import { mayBeKnown, presentedDevices, rememberDevice } from "./devices.ts";
import { asksOrganisation, type Browser } from "./entering.ts";
import { Password } from "./password-form.ts";
import * as sessions from "./sessions.ts";
import type { SetUp } from "./set-up.ts";
import { hashing, noPlace } from "./turn-queue.ts";

const User = z
  .object({
    id: z.string(),
    unionId: z.string(),
    account: z.string(),
    name: z.string(),
    picture: Picture,
    locale: LocaleField,
    organisation: z.object({ id: z.string(), corpId: z.string(), name: z.string() }),
    roles: z.array(RoleField),
    passwordChangeNeeded: z
      .literal(true)
      .optional()
      .describe("Somebody else gave them their password: until they change it nothing else is answered."),
  })
  .meta({ id: "User", description: "Who is signed in." });

const Session = z
  .object({
    user: User,
    csrfToken: z.string().describe("Goes into the header x-csrf-token of every change."),
  })
  .meta({ id: "Session" });

const startSession = route({
  method: "POST",
  url: "/api/session",
  operationId: "signIn",
  tag: "Session",
  summary: "Sign in",
  access: anyone,
  audit: "session.started",
  body: z.object({
    organisation: z
      .string()
      .max(200)
      .optional()
      .describe("Its `corpId` or name; asked for where the server has several."),
    account: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
  }),
  reply: [200, Session],
  errors: ["wrong_credentials", "too_many_attempts"],
  crowded: (ctx, { cookie }) => (hashing.isFull && !mayBeKnown(ctx, cookie) ? noPlace : undefined),
  async handle(ctx, { body, request, reply }) {
    const replaces = sessions.sessionToken(ctx, request);
    const from = browserOf(ctx, request, reply);
    const { token, account, device } = await sessions.signIn(ctx, body, { ...from, replaces });
    setCookie(ctx, reply, token);
    rememberDevice(ctx, { request, reply }, device);
    return sessionView(request, account, token);
  },
});

const getSignIn = route({
  method: "GET",
  url: "/api/sign-in",
  operationId: "getSignIn",
  tag: "Session",
  summary: "What to ask for at sign-in",
  access: anyone,
  audit: none("read only"),
  reply: [200, z.object({ asksOrganisation: z.boolean() })],
  handle: async (ctx) => ({ asksOrganisation: await asksOrganisation(ctx) }),
});

const getSession = route({
  method: "GET",
  url: "/api/session",
  operationId: "getSession",
  tag: "Session",
  summary: "Who is signed in",
  access: personWithAnyPassword,
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
  access: personWithAnyPassword,
  audit: "session.changed",
  body: z
    .object({
      locale: LocaleField.optional(),
      currentPassword: z.string().max(200).optional().describe("Needed with `password`."),
      password: Password.optional().describe("The new one."),
    })
    .refine(({ currentPassword, password }) => password === undefined || currentPassword !== undefined, {
      path: ["currentPassword"],
      error: "needed to set a new password",
    }),
  reply: [200, Session],
  errors: ["wrong_credentials", "too_many_attempts"],
  async handle(ctx, { caller, body: { locale, currentPassword = "", password: next }, request, reply }) {
    const token = sessions.sessionToken(ctx, request);
    if (token === undefined) throw new AppError("not_signed_in");
    const password = next === undefined ? undefined : { current: currentPassword, next };
    const account = await sessions.changeOwn(ctx, {
      ...{ caller, token, locale, password },
      from: browserOf(ctx, request, reply),
    });
    return sessionView(request, account, token);
  },
});

const endSession = route({
  method: "DELETE",
  url: "/api/session",
  operationId: "signOut",
  tag: "Session",
  summary: "Sign out",
  access: personWithAnyPassword,
  audit: "session.ended",
  reply: [204, null],
  async handle(ctx, { caller, request, reply }) {
    const token = sessions.sessionToken(ctx, request);
    if (token !== undefined) await sessions.signOut(ctx, { token, caller });
    reply.clearCookie(sessions.cookieName(ctx), { path: "/" });
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
    audit: { event: "organisation.created", also: ["member.added"] },
    body: z.object({
      token: z.string().max(100).describe("From the printed link; works once."),
      organisation: Name,
      account: AccountName,
      name: Name,
      password: Password,
    }),
    reply: [204, null],
    errors: ["not_found", "too_many_attempts"],
    handle: (ctx, { body: { token, ...input } }) => setUp.complete(ctx, token, input),
  });
}

export function signInRoutes(setUp: SetUp): Route[] {
  return [getSignIn, startSession, getSession, changeSession, endSession, postSetUp(setUp)];
}

function browserOf(ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Browser {
  return { ip: request.ip, devices: presentedDevices(ctx, request), gone: whenGone(reply) };
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
  const { id, unionId, account: accountName, picture, organisation, roles, passwordGiven } = account;
  const locale = account.locale ?? browserLocale(request);
  return {
    user: {
      ...{ id, unionId, account: accountName, name: account.name, picture, locale, organisation, roles },
      ...(passwordGiven && { passwordChangeNeeded: true }),
    },
    csrfToken: sessions.csrfTokenOf(token),
  };
}
