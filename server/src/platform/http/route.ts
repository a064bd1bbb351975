import type { IncomingHttpHeaders } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Ctx } from "../ctx.ts";
import type { AppError, ErrorCode } from "../errors.ts";
import {
  type Access,
  type CtxOf,
  entriesOf,
  needsOwnPassword,
  type PrincipalOf,
  takesCookies,
} from "./access.ts";
import type { ErrorDialect } from "./dialect.ts";

/**
 * What a changing route records in each transaction in which it changes something: its event, or one of several, and
 * those that may come along with it. Or why it records none of its own.
 */
export type Audit<Event extends string> =
  | Event
  | { readonly event: Event | readonly Event[]; readonly also?: readonly Event[] }
  | { readonly none: string; readonly also?: readonly Event[] };
export const none = <Event extends string = never>(why: string, also: readonly Event[] = []) => ({
  none: why,
  also,
});

type Read<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteInput<P, Q, B, A> {
  params: Read<P>;
  query: Read<Q>;
  body: Read<B>;
  caller: PrincipalOf<A>;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface RouteDefinition<Event extends string, P, Q, B, R, A extends Access> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  /** The operation's name in the description and in every client made from it: a verb and a noun, used once. */
  operationId: string;
  tag: string;
  summary: string;
  access: A;
  audit: Audit<Event>;
  /** How its refusals are told; left out, in our own form. */
  dialect?: ErrorDialect;
  params?: P;
  query?: Q;
  body?: B;
  /** The headers it reads, for the description. */
  headers?: z.ZodType;
  /** The status of success and its body; `null`: no body (204, or a stream written by hand). */
  reply: readonly [status: number, schema: R | null];
  /** The media type of a body written by hand. */
  media?: string;
  /** The events of a stream written by hand, each with the named schema of its data; 204 when it has ended. */
  events?: Readonly<Record<string, z.ZodType>>;
  errors?: readonly ErrorCode[];
  /** Its answer may be long in coming, or comes in pieces: it takes nobody's place meanwhile. */
  lasts?: true;
  bodyLimit?: number;
  /** What others decide of is in the body: its numbers keep every digit (`ExactNumber`). */
  exactNumbers?: true;
  /** The body may also come as a form. Only for what no cookie speaks for: a page of anybody's can send a form. */
  forms?: true;
  /** The answer may hold a text of megabytes: it is written in pieces. */
  large?: true;
  /** Asked before the framework looks at a request: a refusal that a flood of them must be able to cost little. */
  crowded?(ctx: Ctx, headers: IncomingHttpHeaders): AppError | undefined;
  handle(ctx: CtxOf<A>, input: RouteInput<P, Q, B, A>): Promise<R extends z.ZodType ? z.input<R> : unknown>;
}

/** A route of any shape, as a list of them is handed to the server. */
// biome-ignore lint/suspicious/noExplicitAny: each route was checked where it was declared.
export type Route = RouteDefinition<string, any, any, any, any, any>;

/** Every refusal that the route may answer: those it names, and those that come with how it is called. */
export function refusalsOf({
  method,
  access,
  params,
  query,
  body,
  errors = [],
  ...route
}: Route): ErrorCode[] {
  const entries = entriesOf(access);
  const takesTokens = entries.some(({ kind }) => kind === "token" || kind === "application");
  const named = new Set<ErrorCode>([
    ...(body || query ? (["invalid_input"] as const) : []),
    ...(takesTokens ? (["invalid_token", "insufficient_scope"] as const) : []),
    ...(takesCookies(access) ? (["not_signed_in"] as const) : []),
    ...(needsOwnPassword(access) ? (["password_change_needed"] as const) : []),
    ...(entries.some((entry) => entry.kind === "person" && entry.roles.length > 0)
      ? (["forbidden"] as const)
      : []),
    ...(takesCookies(access) && method !== "GET" ? (["csrf"] as const) : []),
    ...(isForBrowsers({ access, ...route }) && method !== "GET" ? (["foreign_origin"] as const) : []),
    ...(params ? (["not_found"] as const) : []),
    ...(body ? (["too_large", "unsupported_media_type"] as const) : []),
    ...errors,
    "internal",
    "unavailable",
  ]);
  return [...named];
}

/** A sign-in takes no cookie but makes one. What speaks another dialect is for programs, which have none. */
export function isForBrowsers({ access, dialect }: Pick<Route, "access" | "dialect">): boolean {
  return takesCookies(access) || dialect === undefined;
}
