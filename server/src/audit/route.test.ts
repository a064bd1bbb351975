import { expect, test } from "vitest";
import { z } from "zod";
import { anyone, application, person, token } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { route } from "./route.ts";

const declared = {
  method: "POST",
  url: "/api/things",
  operationId: "makeThing",
  tag: "Tests",
  summary: "Make a thing",
  access: anyone,
  reply: [200, z.object({ by: z.string() })],
  handle: async () => ({ by: "nobody" }),
} as const;

test("a route that records what is no event does not compile", () => {
  // @ts-expect-error not in the list of events
  expect(route({ ...declared, audit: "banana.eaten" })).toBeDefined();
  // @ts-expect-error nor is what comes along
  expect(route({ ...declared, audit: { event: "run.started", also: ["banana.eaten"] } })).toBeDefined();
  // @ts-expect-error and saying nothing of it is no way out
  expect(route(declared)).toBeDefined();
  expect(route({ ...declared, audit: "run.started" })).toBeDefined();
  expect(route({ ...declared, audit: none("nothing is kept") })).toBeDefined();
});

test("a route knows of its caller what those it names have", () => {
  const audit = none("a test's own");
  const routes = [
    // @ts-expect-error nobody acts in no organisation
    route({ ...declared, audit, handle: async (_, { caller }) => ({ by: caller.organisationId }) }),
    route({
      ...declared,
      audit,
      access: application(),
      // @ts-expect-error an application is no person
      handle: async (_, { caller }) => ({ by: caller.personId }),
    }),
    route({
      ...declared,
      audit,
      access: [token("Things.Read"), application()],
      handle: async (_, { caller }) => ({
        by: caller.kind === "token" ? caller.personId : caller.applicationId,
      }),
    }),
    route({
      ...declared,
      audit,
      access: person(),
      handle: async (_, { caller }) => ({ by: caller.name }),
    }),
  ];

  expect(routes).toHaveLength(4);
});
