import { expect, test } from "vitest";
import { givenApi } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { auditEvents } from "./events.ts";
import { auditRoutes } from "./http.ts";

const { ctx } = await testCtx();
const api = await givenApi(ctx, auditRoutes);
const organisation = await givenOrganisation(ctx);

test("an admin can choose among all events there are, by the words the list shows for them", async () => {
  const { status, body } = await api.as(await organisation.person("admin"))("GET", "/api/audit/events");

  expect(status).toBe(200);
  expect(body.events).toEqual(Object.entries(auditEvents).map(([event, label]) => ({ event, label })));
});

test("nobody else is told", async () => {
  const { status } = await api.as(await organisation.person("builder"))("GET", "/api/audit/events");

  expect(status).toBe(403);
});
