import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Ctx } from "../ctx.ts";
import type { ErrorCode } from "../errors.ts";
import type { OrganisationId, PersonId } from "../ids.ts";

/** Who makes a request: what every signed-in route knows. Who that is, a resolver outside the platform says. */
export interface Caller {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly locale: "zh" | "en";
  readonly roles: readonly string[];
  readonly csrfToken: string;
}

/** Who may call a route: anyone at all, or a person in their session, with one of these roles where there are any. */
export type Access =
  | { readonly kind: "anyone" }
  | { readonly kind: "person"; readonly roles: readonly string[] };
export const anyone = { kind: "anyone" } as const;
export const person = (...roles: readonly string[]) => ({ kind: "person", roles }) as const;

/** The event a changing route records, in the same transaction; or why it records none. */
export type Audit = string | { readonly none: string };
export const none = (why: string): Audit => ({ none: why });

type Schema = z.ZodType;
type Read<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteInput<P, Q, B, A> {
  params: Read<P>;
  query: Read<Q>;
  body: Read<B>;
  caller: A extends { kind: "anyone" } ? undefined : Caller;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface RouteDefinition<P, Q, B, R, A> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  /** The operation's name in the description and in every client made from it: a verb and a noun, used once. */
  operationId: string;
  tag: string;
  summary: string;
  access: A;
  audit: Audit;
  params?: P;
  query?: Q;
  body?: B;
  /** The headers it reads, for the description. */
  headers?: Schema;
  /** The status of success and its body; `null`: no body (204, or a stream written by hand). */
  reply: readonly [status: number, schema: R | null];
  /** The events of a stream written by hand, each with the named schema of its data; 204 when it has ended. */
  events?: Readonly<Record<string, Schema>>;
  errors?: readonly ErrorCode[];
  bodyLimit?: number;
  /** The answer may hold a text of megabytes: it is written in pieces. */
  large?: true;
  handle(ctx: Ctx, input: RouteInput<P, Q, B, A>): Promise<R extends z.ZodType ? z.input<R> : unknown>;
}

/** A route of any shape, as a list of them is handed to the server. */
// biome-ignore lint/suspicious/noExplicitAny: each route was checked where it was declared.
export type Route = RouteDefinition<any, any, any, any, any>;

/** One declaration is the route, its checks, its types and its documentation. */
export function route<
  const A extends Access,
  R extends Schema = never,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: RouteDefinition<P, Q, B, R, A>): Route {
  return definition;
}

/** Every refusal that the route may answer: those it names, and those that come with how it is called. */
export function refusalsOf({ method, url, access, params, query, body, errors = [] }: Route): ErrorCode[] {
  const signedIn: ErrorCode[] = access.kind === "anyone" ? [] : ["not_signed_in"];
  const change: ErrorCode[] = method === "GET" || url.startsWith("/v1.0") ? [] : ["foreign_origin"];
  const named = new Set<ErrorCode>([
    ...(body || query ? (["invalid_input"] as const) : []),
    ...signedIn,
    ...(access.kind === "person" && access.roles.length > 0 ? (["forbidden"] as const) : []),
    ...(access.kind === "person" && method !== "GET" ? (["csrf"] as const) : []),
    ...change,
    ...(params ? (["not_found"] as const) : []),
    ...(body ? (["too_large", "unsupported_media_type"] as const) : []),
    ...errors,
    "internal",
    "unavailable",
  ]);
  return [...named];
}
