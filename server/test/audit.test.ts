import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { auditFrom, by, record, route } from "../src/audit/index.ts";
import { type Ctx, inTx, within } from "../src/platform/ctx.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import { AppError } from "../src/platform/errors.ts";
import { person } from "../src/platform/http/access.ts";
import type { PersonPrincipal } from "../src/platform/http/principal.ts";
import { none } from "../src/platform/http/route.ts";
import type { Evidence, Transaction } from "./audit/evidence.ts";
import { auditFaults } from "./audit/faults.ts";
import { letRowsTell, watchRequests } from "./audit/witness.ts";
import { givenApi } from "./world/api.ts";
import { testCtx } from "./world/database.ts";
import { givenOrganisation } from "./world/people.ts";

describe("what routes say of the audit is held against what the tests saw", () => {
  const changed = (...recorded: string[]): Transaction => ({ recorded, changed: ["run"] });
  const faultsOf = (audit: Parameters<typeof auditFaults>[0][0]["audit"], ...seen: Transaction[][]) =>
    auditFaults(
      [{ method: "POST", url: "/api/runs", audit }],
      seen.map((transactions) => ({ route: "POST /api/runs", transactions })),
    );

  test("a route that records what it names, with every change, has no fault", () => {
    expect(faultsOf("run.started", [changed("run.started")], [])).toEqual([]);
  });

  test("one of several events is enough for a change, and each of them is seen once", () => {
    const audit = { event: ["run.started", "run.ended"], also: ["code.issued"] };

    expect(faultsOf(audit, [changed("run.started", "code.issued")], [changed("run.ended")])).toEqual([]);
  });

  test.each([
    ["a changing route that no test calls", "run.started", [], "is called by no test with success"],
    [
      "an event that is not named",
      "run.started",
      [[changed("run.started", "run.ended")]],
      "records run.ended and does not say so",
    ],
    [
      "an event where none is named",
      none("why"),
      [[changed("run.ended")]],
      "records run.ended and does not say so",
    ],
    [
      "an event that is never recorded",
      "run.started",
      [[]],
      "says it records run.started and no test saw it",
    ],
    [
      "an event beside it that is never recorded",
      { event: "run.started", also: ["run.ended"] },
      [[changed("run.started")]],
      "says it records run.ended and no test saw it",
    ],
    [
      "one success of several without its event",
      "run.started",
      [[changed("run.started")], [changed()]],
      "changed run in a transaction without run.started",
    ],
    [
      "an event in a transaction of its own",
      "run.started",
      [[changed(), { recorded: ["run.started"], changed: [] }]],
      "changed run in a transaction without run.started",
    ],
  ])("%s is a fault", (_, audit, seen, fault) => {
    expect(faultsOf(audit, ...seen)).toEqual([`POST /api/runs ${fault}`]);
  });

  test("a reading route needs no test for this, but records nothing unnamed", () => {
    const reading = { method: "GET", url: "/api/runs", audit: none("read only") } as const;

    expect(auditFaults([reading], [])).toEqual([]);
    expect(
      auditFaults([reading], [{ route: "GET /api/runs", transactions: [changed("run.ended")] }]),
    ).toEqual(["GET /api/runs records run.ended and does not say so"]);
  });
});

describe("what a request that succeeded did is seen", async () => {
  const { ctx, url } = await testCtx();
  const owner = openDatabase({ url, log: ctx.log, connections: 1 });
  await letRowsTell(owner.db);
  await owner.close();
  const heard: Evidence[] = [];
  watchRequests((evidence) => heard.push(evidence));

  const change = (ctx: Ctx, { id }: PersonPrincipal) =>
    sql`update person set name = name || '!' where id = ${id}`.execute(ctx.db);
  const tell = (ctx: Ctx, { id, organisationId }: PersonPrincipal) =>
    record(within(ctx, organisationId), {
      event: "member.changed",
      actor: by.person(id),
      subject: id,
    });

  const doing: Record<string, (ctx: Ctx, who: PersonPrincipal) => Promise<unknown>> = {
    "records in its transaction": (ctx, who) =>
      inTx(ctx, async (ctx) => {
        await change(ctx, who);
        await tell(ctx, who);
      }),
    "records in the statement that changes": (ctx, { id, organisationId }) =>
      sql`with renamed as (update person set name = name || '!' where id = ${id} returning id)
          ${auditFrom(sql`select ${organisationId}, 'member.' || 'changed', 'person', id, id, '{}'::jsonb from renamed`)}
      `.execute(ctx.db),
    "records apart from its change": async (ctx, who) => {
      await change(ctx, who);
      await tell(ctx, who);
    },
    "takes it back": async (ctx, who) => {
      const undone = inTx(ctx, async (ctx) => {
        await change(ctx, who);
        await tell(ctx, who);
        throw new Error("undone");
      });
      await undone.catch(() => {});
    },
    "is refused after its change": async (ctx, who) => {
      await change(ctx, who);
      throw new AppError("forbidden");
    },
  };
  const organisation = await givenOrganisation(ctx);
  const caller = await organisation.person("member");
  const routes = Object.entries(doing).map(([name, does], index) =>
    route({
      method: "POST",
      url: `/api/things/${index}`,
      operationId: `doThing${"ABCDEFGH"[index]}`,
      tag: "Tests",
      summary: name,
      access: person(),
      audit: "member.changed",
      reply: [200, z.object({})],
      async handle(ctx, { caller }) {
        await does(ctx, caller);
        return {};
      },
    }),
  );
  const call = (await givenApi(ctx, routes)).as(caller);
  const both = { recorded: ["member.changed"], changed: ["person"] };

  test.each([
    ["records in its transaction", [both]],
    ["records in the statement that changes", [both]],
    [
      "records apart from its change",
      [
        { ...both, recorded: [] },
        { ...both, changed: [] },
      ],
    ],
    ["takes it back", []],
  ])("one that %s", async (name, transactions) => {
    heard.length = 0;
    const url = `/api/things/${Object.keys(doing).indexOf(name)}`;

    await call("POST", url);

    expect(heard).toEqual([{ route: `POST ${url}`, transactions }]);
  });

  test("one that is refused is none", async () => {
    heard.length = 0;

    expect((await call("POST", `/api/things/${Object.keys(doing).length - 1}`)).status).toBe(403);

    expect(heard).toEqual([]);
  });
});
