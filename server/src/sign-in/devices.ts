import type { FastifyReply, FastifyRequest } from "fastify";
import type { Ctx } from "../platform/ctx.ts";
import { Secret, secretForm } from "../platform/secret.ts";
import { isSecure } from "./sessions.ts";

/** As many people as may share a browser and each be known there. */
const mostInCookie = 5;
const seconds = 180 * 24 * 3600;
const form = new RegExp(`^${secretForm}$`);

const cookieName = (ctx: Ctx) => (isSecure(ctx) ? "__Host-behalf-device" : "behalf-device");

/** The secrets of those who signed in from this browser before, the last first. */
export function presentedDevices(ctx: Ctx, request: FastifyRequest): Secret[] {
  const texts = request.cookies[cookieName(ctx)]?.split(".") ?? [];
  return texts
    .filter((text) => form.test(text))
    .slice(0, mostInCookie)
    .map((text) => new Secret(text));
}

/** Whether somebody may have signed in from this browser before, as far as its cookies say. */
export const mayBeKnown = (ctx: Ctx, cookies: string | undefined): boolean =>
  cookies?.includes(`${cookieName(ctx)}=`) ?? false;

/** Kept when they sign out: it proves who was here, and opens nothing. */
export function rememberDevice(ctx: Ctx, { request, reply }: Exchange, device: Secret): void {
  const others = presentedDevices(ctx, request).filter((each) => each.reveal() !== device.reveal());
  const kept = [device, ...others].slice(0, mostInCookie).map((each) => each.reveal());
  reply.setCookie(cookieName(ctx), kept.join("."), {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(ctx),
    maxAge: seconds,
  });
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}
