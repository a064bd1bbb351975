import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ApiReply, CatalogueReply } from "../../world/contract.ts";
import type { Member } from "../../world/member.ts";
import { contentOf, givenOwnApi } from "../../world/own-api.ts";
import { read, signIn } from "../../world/session.ts";
import { type Organisation, startWorld } from "../../world/world.ts";

const world = await startWorld();

async function givenPeople(organisation?: Organisation) {
  const of = organisation ?? (await world.organisation());
  const [admin, owner, developer, member] = await Promise.all([
    of.person("Admin", { roles: ["member", "admin"] }),
    of.person("Olga"),
    of.person("Dev", { roles: ["member", "developer"] }),
    of.person("Mia"),
  ]);
  return { organisation: of, admin, owner, developer, member };
}

const points = [{ code: "Expense.Claim.Read", operations: ["GET /claims"] }];
const byHand = { namespace: "Expense", content: contentOf({ points }) };

const codesIn = async (person: Member) =>
  read(await person.send("GET", "/api/permissions"), 200, CatalogueReply).permissions.map(({ code }) => code);

const Listed = z.object({
  apis: z.array(z.object({ id: z.string(), points: z.number(), publishedNumber: z.number().nullable() })),
  next: z.string().nullable(),
});
const listed = async (person: Member, query = "") =>
  read(await person.send("GET", `/api/apis${query}`), 200, Listed);

const refused = (status: number, code: string, ...paths: string[]) => ({
  status,
  body: {
    error: {
      code,
      ...(paths.length > 0 && { details: paths.map((path) => expect.objectContaining({ path })) }),
    },
  },
});

describe("an admin registers an API", () => {
  test("by hand: nothing can be asked for before it is published, then everybody finds it", async () => {
    const { admin, owner, member } = await givenPeople();

    const answer = await admin.send("POST", "/api/apis", { ...byHand, ownerId: owner.id });
    const { api, secret } = read(answer, 201, ApiReply);

    expect(api).toMatchObject({
      namespace: "Expense",
      owner: { id: owner.id, name: "Olga" },
      subject: "user_id",
      publishedNumber: null,
      published: null,
      draft: { baseUrl: "https://expenses.example.com" },
      revision: 1,
    });
    expect(secret).toMatch(/^bhf_/);
    expect(await codesIn(member)).not.toContain("Expense.Claim.Read");
    const published = await admin.send("POST", `/api/apis/${api.id}/publish`, { revision: 1 });
    expect(published).toMatchObject({
      status: 201,
      body: { version: { number: 1, points: [{ code: "Expense.Claim.Read", change: "added" }] } },
    });
    expect(await codesIn(member)).toContain("Expense.Claim.Read");
    expect((await listed(admin)).apis).toMatchObject([{ id: api.id, points: 1, publishedNumber: 1 }]);
  });

  test("whose namespace is its own for ever, also in letters that look like it and after it was removed", async () => {
    const { admin } = await givenPeople();
    const { id } = await givenOwnApi(admin);
    const again = () => admin.send("POST", "/api/apis", byHand);
    const like = {
      namespace: "EXPENSE",
      content: contentOf({ points: [{ code: "EXPENSE.Claim.Read", operations: ["GET /claims"] }] }),
    };

    expect(await again()).toMatchObject(refused(400, "invalid_input", "body.namespace"));
    expect(await admin.send("POST", "/api/apis", like)).toMatchObject(
      refused(400, "invalid_input", "body.namespace"),
    );
    expect((await admin.send("DELETE", `/api/apis/${id}`, { namespace: "Expense" })).status).toBe(204);
    expect(await again()).toMatchObject(refused(400, "invalid_input", "body.namespace"));
    const other = await (await givenPeople()).admin.send("POST", "/api/apis", byHand);
    expect(other.status).toBe(201);
  });

  test("of two at once with one namespace one is registered", async () => {
    const { admin } = await givenPeople();

    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.send("POST", "/api/apis", byHand)));

    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect((await listed(admin)).apis).toHaveLength(1);
  });

  test.each(["Contact", "Calendar", "Todo", "AI", "Document"])(
    "but not under %s, which is the platform's",
    async (namespace) => {
      const { admin } = await givenPeople();
      const content = contentOf({
        points: [{ code: `${namespace}.Claim.Read`, operations: ["GET /claims"] }],
      });

      expect(await admin.send("POST", "/api/apis", { namespace, content })).toMatchObject(
        refused(400, "invalid_input", "body.namespace"),
      );
    },
  );

  test("with a code outside its namespace or one that is there twice: told with the place", async () => {
    const { admin } = await givenPeople();
    const content = contentOf({ points: [...points, { code: "Leave.Day.Read", operations: ["GET /days"] }] });

    expect(await admin.send("POST", "/api/apis", { namespace: "Expense", content })).toMatchObject(
      refused(400, "invalid_input", "body.content.points.1.code"),
    );
  });

  test("for an owner who is none of the organisation's: refused", async () => {
    const { admin } = await givenPeople();
    const stranger = (await givenPeople()).member;

    expect(await admin.send("POST", "/api/apis", { ...byHand, ownerId: stranger.id })).toMatchObject(
      refused(400, "invalid_input", "body.ownerId"),
    );
  });

  test("for an owner who is disabled: refused", async () => {
    const { admin, owner } = await givenPeople();
    await admin.send("PATCH", `/api/members/${owner.id}`, { disabled: true });

    expect(await admin.send("POST", "/api/apis", { ...byHand, ownerId: owner.id })).toMatchObject(
      refused(400, "invalid_input", "body.ownerId"),
    );
  });

  test.each([
    ["nothing at all", {}],
    ["a namespace without content", { namespace: "Expense" }],
    ["content without a namespace", { content: byHand.content }],
    ["content and a document", { ...byHand, document: "openapi: 3.0.0" }],
    ["a document and its address", { document: "openapi: 3.0.0", url: "https://example.com/openapi.yaml" }],
  ])("with %s: refused", async (_, body) => {
    const { admin } = await givenPeople();

    expect((await admin.send("POST", "/api/apis", body)).status).toBe(400);
  });
});

describe("who may do what with an API", () => {
  async function givenOwned() {
    const people = await givenPeople();
    const answer = await people.admin.send("POST", "/api/apis", { ...byHand, ownerId: people.owner.id });
    const { api } = read(answer, 201, ApiReply);
    return { ...people, id: api.id };
  }

  const draft = {
    content: contentOf({ points: [...points, { code: "Expense.Trip.Read", operations: ["GET /trips"] }] }),
    revision: 1,
  };

  test("its owner sees it, changes its draft and its secrets, and publishes nothing", async () => {
    const { owner, id } = await givenOwned();

    expect((await listed(owner)).apis).toHaveLength(1);
    const seen = read(await owner.send("GET", `/api/apis/${id}`), 200, ApiReply).api;
    expect(seen.secrets).toHaveLength(1);
    expect(await owner.send("PUT", `/api/apis/${id}/draft`, draft)).toMatchObject({ status: 200 });
    expect(await owner.send("POST", `/api/apis/${id}/secrets`, {})).toMatchObject({ status: 201 });
    expect(await owner.send("POST", `/api/apis/${id}/publish`, { revision: 2 })).toMatchObject({
      status: 403,
    });
    expect(await owner.send("PATCH", `/api/apis/${id}`, { subject: "pairwise" })).toMatchObject({
      status: 403,
    });
    expect(await owner.send("DELETE", `/api/apis/${id}`, { namespace: "Expense" })).toMatchObject({
      status: 403,
    });
  });

  test("a developer sees what it says, not its secrets, and changes nothing", async () => {
    const { developer, id } = await givenOwned();

    const seen = read(await developer.send("GET", `/api/apis/${id}`), 200, ApiReply).api;

    expect(seen.secrets).toBeNull();
    expect(await developer.send("PUT", `/api/apis/${id}/draft`, draft)).toMatchObject({ status: 403 });
    expect(await developer.send("POST", `/api/apis/${id}/secrets`, {})).toMatchObject({ status: 403 });
  });

  test("for a member it does not exist, nor for another organisation", async () => {
    const { member, id } = await givenOwned();
    const stranger = (await givenPeople()).admin;

    for (const other of [member, stranger]) {
      expect((await listed(other)).apis).toEqual([]);
      expect(await other.send("GET", `/api/apis/${id}`)).toMatchObject({ status: 404 });
      expect(await other.send("GET", `/api/apis/${id}/difference`)).toMatchObject({ status: 404 });
      expect(await other.send("GET", `/api/apis/${id}/versions`)).toMatchObject({ status: 404 });
      expect(await other.send("PUT", `/api/apis/${id}/draft`, draft)).toMatchObject({ status: 404 });
      expect(await other.send("POST", `/api/apis/${id}/secrets`, {})).toMatchObject({ status: 404 });
    }
    expect(await stranger.send("POST", `/api/apis/${id}/publish`, { revision: 1 })).toMatchObject({
      status: 404,
    });
  });

  test("given to another owner, it is that one's", async () => {
    const { admin, owner, member, id } = await givenOwned();

    const changed = await admin.send("PATCH", `/api/apis/${id}`, { ownerId: member.id, subject: "pairwise" });

    expect(read(changed, 200, ApiReply).api).toMatchObject({ owner: { name: "Mia" }, subject: "pairwise" });
    expect(await owner.send("GET", `/api/apis/${id}`)).toMatchObject({ status: 404 });
    expect(await member.send("GET", `/api/apis/${id}`)).toMatchObject({ status: 200 });
  });
});

describe("a draft", () => {
  test("of which another revision was saved meanwhile is left alone, and so is its publication", async () => {
    const { admin } = await givenPeople();
    const { api } = read(await admin.send("POST", "/api/apis", byHand), 201, ApiReply);
    const save = (code: string) => {
      const content = contentOf({ points: [{ code, operations: ["GET /claims"] }] });
      return admin.send("PUT", `/api/apis/${api.id}/draft`, { content, revision: 1 });
    };

    const answers = await Promise.all([save("Expense.Claim.Read"), save("Expense.Trip.Read")]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject(refused(409, "changed_meanwhile"));
    expect(await admin.send("POST", `/api/apis/${api.id}/publish`, { revision: 1 })).toMatchObject(
      refused(409, "changed_meanwhile"),
    );
  });

  test("of two admins who publish it at once one does", async () => {
    const { admin } = await givenPeople();
    const { api } = read(await admin.send("POST", "/api/apis", byHand), 201, ApiReply);
    const publish = () => admin.send("POST", `/api/apis/${api.id}/publish`, { revision: 1 });

    const answers = await Promise.all([publish(), publish(), publish()]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await publish()).toMatchObject(refused(409, "nothing_to_publish"));
  });

  test("may have no permission points yet, and is not published like that", async () => {
    const { admin } = await givenPeople();
    const empty = { namespace: "Expense", content: contentOf({ points: [] }) };

    const { api } = read(await admin.send("POST", "/api/apis", empty), 201, ApiReply);

    expect(await admin.send("POST", `/api/apis/${api.id}/publish`, { revision: 1 })).toMatchObject(
      refused(409, "publish_refused", "draft.points"),
    );
  });

  test("does not make a permission of people's one of an admin's once it was published, withdrawn or not", async () => {
    const { admin } = await givenPeople();
    const { id, publishes } = await givenOwnApi(admin, { points });
    const ofAdmins = { kind: "application", sensitive: true, risk: "medium" } as const;
    const content = contentOf({ points: points.map((point) => ({ ...point, ...ofAdmins })) });
    const place = `/api/apis/${id}`;

    expect(await admin.send("PUT", `${place}/draft`, { content, revision: 1 })).toMatchObject({
      status: 200,
    });
    expect(await admin.send("GET", `${place}/difference`)).toMatchObject({
      body: { difference: { problems: [{ path: "draft.points.0.kind" }] } },
    });
    expect(await admin.send("POST", `${place}/publish`, { revision: 2 })).toMatchObject(
      refused(409, "publish_refused", "draft.points.0.kind"),
    );
    await publishes({ points: [{ code: "Expense.Trip.Read", operations: ["GET /trips"] }] });
    await admin.send("PUT", `${place}/draft`, { content, revision: 3 });
    expect(await admin.send("POST", `${place}/publish`, { revision: 4 })).toMatchObject(
      refused(409, "publish_refused", "draft.points.0.kind"),
    );
  });
});

test("what is published on one node is known on each at once: reading or writing decides who is asked", async () => {
  const { admin, organisation } = await givenPeople();
  const { publishes } = await givenOwnApi(admin, { points });
  const node = await world.another();
  const there = await signIn(node.url, {
    ...admin,
    organisation: organisation.corpId,
    password: "correct-horse",
  });
  const writes = async () => {
    const { permissions } = read(await there.send("GET", "/api/permissions"), 200, CatalogueReply);
    return permissions.find(({ code }) => code === points[0]?.code);
  };
  expect(await writes()).toMatchObject({ write: false });

  await publishes({ points: points.map((point) => ({ ...point, write: true })) });

  await expect.poll(writes, { timeout: 2000 }).toMatchObject({ write: true });
});

describe("the versions and secrets of an API", () => {
  test("are listed, the latest version first, page by page", async () => {
    const { admin } = await givenPeople();
    const { id, publishes } = await givenOwnApi(admin, { points });
    await publishes({ points: [...points, { code: "Expense.Trip.Read", operations: ["GET /trips"] }] });
    await publishes({ points });
    const list = async (query: string) => {
      const Versions = z.object({
        versions: z.array(
          z.object({ number: z.number(), points: z.number(), by: z.object({ name: z.string() }) }),
        ),
        next: z.string().nullable(),
      });
      return read(await admin.send("GET", `/api/apis/${id}/versions${query}`), 200, Versions);
    };

    const first = await list("?limit=2");
    const second = await list(`?limit=2&cursor=${first.next}`);

    expect([...first.versions, ...second.versions]).toMatchObject([
      { number: 3, points: 1, by: { name: "Admin" } },
      { number: 2, points: 2 },
      { number: 1, points: 1 },
    ]);
    expect(second.next).toBeNull();
    expect(await admin.send("GET", `/api/apis/${id}/difference?from=1&to=2`)).toMatchObject({
      body: {
        difference: { from: 1, to: 2, points: [{ code: "Expense.Trip.Read", change: "added", people: 0 }] },
      },
    });
    expect(await admin.send("GET", `/api/apis/${id}/difference?from=7`)).toMatchObject({ status: 404 });
  });

  test("a new secret leaves the old one a day, unless that is revoked", async () => {
    const { admin } = await givenPeople();
    const { id, secret } = await givenOwnApi(admin);
    const secrets = async () =>
      read(await admin.send("GET", `/api/apis/${id}`), 200, ApiReply).api.secrets ?? [];

    const added = await admin.send("POST", `/api/apis/${id}/secrets`, {});

    expect(added).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^bhf_/) } });
    expect(added.body).not.toMatchObject({ secret });
    expect((await secrets()).map(({ endsAt }) => endsAt === null)).toEqual([true, false]);
    await world.later("25 hours");
    expect(await secrets()).toHaveLength(1);
    await admin.send("POST", `/api/apis/${id}/secrets`, { revokeOld: true });
    expect(await secrets()).toHaveLength(1);
  });
});

test("an API is removed by whoever calls it by its namespace", async () => {
  const { admin, member } = await givenPeople();
  const { id } = await givenOwnApi(admin, { points });

  expect(await admin.send("DELETE", `/api/apis/${id}`, { namespace: "Expenses" })).toMatchObject(
    refused(400, "invalid_input", "body.namespace"),
  );
  expect(await codesIn(member)).toContain("Expense.Claim.Read");
  expect(await admin.send("DELETE", `/api/apis/${id}`, { namespace: "Expense" })).toMatchObject({
    status: 204,
  });

  expect(await codesIn(member)).not.toContain("Expense.Claim.Read");
  expect(await admin.send("GET", `/api/apis/${id}`)).toMatchObject({ status: 404 });
  expect((await listed(admin)).apis).toEqual([]);
  expect(await admin.send("DELETE", `/api/apis/${id}`, { namespace: "Expense" })).toMatchObject({
    status: 404,
  });
});
