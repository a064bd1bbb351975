import type { FastifyInstance } from "fastify";
import { afterAll } from "vitest";
import type { Ctx } from "../../src/platform/ctx.ts";
import type { Resolvers } from "../../src/platform/http/access.ts";
import type { PersonPrincipal } from "../../src/platform/http/principal.ts";
import type { Route } from "../../src/platform/http/route.ts";
import { buildServer } from "../../src/platform/http/server.ts";

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer.
  body: any;
}

export type Request = (
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  body?: object,
) => Promise<Answer>;

/** For routes that nobody signs in to. */
export const nobodyKnown: Resolvers = { person: async () => undefined, token: async () => undefined };

/** These routes behind the real server, without a network. `as(caller)`: requests of that person's session. */
export async function givenApi(
  ctx: Ctx,
  routes: readonly Route[],
): Promise<{ server: FastifyInstance; as(caller: PersonPrincipal): Request }> {
  const callers = new Map<string, PersonPrincipal>();
  const server = await buildServer({
    ctx,
    routes,
    resolvers: {
      person: async (_, request) => callers.get(String(request.headers["x-test-person"])),
      token: nobodyKnown.token,
    },
    origins: () => [],
  });
  afterAll(() => server.close());
  return {
    server,
    as(caller) {
      callers.set(caller.id, caller);
      return async (method, url, body) => {
        const headers = { "x-test-person": caller.id, "x-csrf-token": caller.csrfToken };
        const reply = await server.inject({
          method,
          url,
          headers,
          ...(body === undefined ? {} : { payload: body }),
        });
        return { status: reply.statusCode, body: reply.body === "" ? undefined : reply.json() };
      };
    },
  };
}
