import { afterAll, expect, test } from "vitest";
import { unconnectedRoutes } from "../../src/app/describe-api.ts";
import { entriesOf } from "../../src/platform/http/access.ts";
import { assistantOperations } from "../world/assistant-operations.ts";
import { inColumns } from "../world/columns.ts";
import { givenGround, type Outcome, outcomeOf } from "../world/ground.ts";
import { type OfficialCall, officialCall } from "../world/official-call.ts";
import type { Operation } from "../world/operation.ts";
import { resourceOperations } from "../world/operations.ts";
import { anotherApplication } from "../world/tokens.ts";
import { startWorld } from "../world/world.ts";

// Every operation that a permission point opens, through the unmodified official client: what comes of it when all is
// right, without the permission, once it is revoked, for somebody else, and with a request that is wrong.

const world = await startWorld();
const ground = givenGround(world);
/** Every one that a permission point opens. */
const operations = [...resourceOperations, ...assistantOperations];
const routes = new Map(unconnectedRoutes().map((route) => [route.operationId, route]));

/** Routes that the official client has no operation for, and why they are there. */
const notInTheClient: Record<string, string> = {
  getSchedule: "the path in the official document's own sample; the client asks querySchedule",
};

const outcomes = ["success", "missing scope", "revoked", "foreign person", "bad input"] as const;
const rows = new Map<string, readonly string[]>();
afterAll(() => process.stdout.write(`\n${inColumns([["operation", ...outcomes], ...rows.values()])}\n`));

const shown = ({ status, code, requiredScopes }: Outcome) =>
  requiredScopes.length > 0 ? `${status} [${requiredScopes}]` : `${status} ${code}`.trim();

test("every route that a permission point opens has its row, and no row is of another", () => {
  const opened = [...routes.values()].filter(({ url, access }) => {
    const scopes = entriesOf(access).filter((entry) => "scope" in entry && entry.scope !== null);
    return url.startsWith("/v1.0/") && scopes.length > 0;
  });
  const expected = opened.map(({ operationId }) => operationId).filter((name) => !(name in notInTheClient));
  expect(operations.map(({ route }) => route).toSorted()).toEqual(expected.toSorted());
  expect(expected.length).toBeGreaterThan(30);
});

interface Holder {
  scope: string;
  /** With a token that holds it, and with one that does not. */
  call: OfficialCall;
  without: OfficialCall;
  /** The person takes it back; of an application's own, the admin. */
  revoke(): Promise<unknown>;
}

/** Of a person where a person can allow it, else of the application itself. */
async function holderFor(name: string): Promise<Holder> {
  const given = await ground;
  const { alice, builder, assistant, token, appToken, approve } = given;
  const entries = entriesOf(routes.get(name)?.access ?? []);
  const scopeOf = (wanted: string) =>
    entries.flatMap((entry) => (entry.kind === wanted && "scope" in entry ? (entry.scope ?? []) : []))[0];
  const scope = scopeOf("token");
  if (scope !== undefined) {
    const another = scope === "Contact.User.Read" ? "Todo.Todo.Read" : "Contact.User.Read";
    return {
      scope,
      call: officialCall(world.url, await token(alice, scope)),
      without: officialCall(world.url, await token(alice, another)),
      revoke: () => alice.send("DELETE", "/api/grants"),
    };
  }
  const own = scopeOf("application") ?? "";
  await approve();
  const other = await anotherApplication(world, given, { approved: [] });
  return {
    scope: own,
    call: officialCall(world.url, await appToken()),
    without: officialCall(world.url, await other.appToken()),
    revoke: () => builder.send("DELETE", `/api/applications/${assistant.applicationId}/permissions/${own}`),
  };
}

/** A request that means somebody else, or a thing of theirs. */
async function meantForOther({ foreign, good }: Operation) {
  const { alice, bob, thingsOf } = await ground;
  if (foreign === undefined) return good(await thingsOf(alice), bob.unionId);
  return foreign === "by a thing" ? good(await thingsOf(bob), "me") : undefined;
}

test.each(operations.map((operation) => [operation.route, operation] as const))(
  "%s, through the official client",
  async (name, operation) => {
    const { alice, approve, thingsOf } = await ground;
    await approve();
    const things = await thingsOf(alice);
    const meantOther = await meantForOther(operation);
    const { scope, call, without, revoke } = await holderFor(name);
    const asked = operation.good(things, "me");

    const bad = "none" in operation.bad ? undefined : await outcomeOf(call, operation, operation.bad(things));
    const foreign = meantOther && (await outcomeOf(call, operation, meantOther));
    const missing = await outcomeOf(without, operation, asked);
    const success = await outcomeOf(call, operation, asked);
    await revoke();
    const revoked = await outcomeOf(call, operation, asked);

    const cells = [success, missing, revoked, foreign, bad].map((each) => (each ? shown(each) : "—"));
    rows.set(name, [name, ...cells]);
    const denied = { status: 403, code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" };
    expect(success).toEqual({ status: 200, code: "", requiredScopes: [] });
    expect(missing).toEqual({ ...denied, requiredScopes: [scope] });
    expect(revoked).toEqual({ ...denied, requiredScopes: [scope] });
    for (const refused of [foreign, bad]) if (refused !== undefined) expectRefusal(operation.api, refused);
  },
);

/** Of the caller's making, and said so: the assistant API says with 500 and a code of its own what others say with 400. */
function expectRefusal(api: string, { status, code, requiredScopes }: Outcome): void {
  expect(code).toMatch(/^\w+(\.\w+)*$/);
  expect(code).not.toMatch(/system/i);
  expect(requiredScopes).toEqual([]);
  expect(api === "assistant_1_0" ? [400, 404, 500] : [400, 403, 404]).toContain(status);
}
