import { afterAll, describe, expect, test } from "vitest";
import { unconnectedRoutes } from "../../src/app/describe-api.ts";
import { builtIn } from "../../src/permissions/index.ts";
import { isServed } from "../../src/permissions/served.ts";
import { assistantOperations } from "../world/assistant-operations.ts";
import { inColumns } from "../world/columns.ts";
import { givenGround, type Outcome, outcomeOf } from "../world/ground.ts";
import { officialCall } from "../world/official-call.ts";
import { resourceOperations } from "../world/operations.ts";
import { anotherApplication } from "../world/tokens.ts";
import { startWorld } from "../world/world.ts";

// What each permission point of the catalogue opens, and nothing else: a token that holds it alone, at every operation.

type Permission = (typeof builtIn)[number];

const world = await startWorld();
const ground = givenGround(world);
/** Every one that a permission point opens. */
const operations = [...resourceOperations, ...assistantOperations];
const routes = new Map(unconnectedRoutes().map((route) => [route.operationId, route]));

const rows = new Map<string, readonly string[]>();
afterAll(() => process.stdout.write(`\n${inColumns([["permission", "opens"], ...rows.values()])}\n`));

/** A token with this permission and no other: of a person, or of an application approved for it alone. */
async function tokenWith({ code, kind }: Permission): Promise<{ accessToken: string; whose: string }> {
  const given = await ground;
  if (kind === "delegated") return { accessToken: await given.token(given.alice, code), whose: "me" };
  const holder = await anotherApplication(world, given, { approved: [code] });
  return { accessToken: await holder.appToken(), whose: given.alice.unionId };
}

/** By what the catalogue says of it. A field's own code opens no operation. */
function isOpenedBy({ field, apis }: Permission, operationId: string): boolean {
  const route = routes.get(operationId);
  return !field && route !== undefined && apis.some((api) => isServed(api, [route]));
}

/** An application's own token is told by a code of its own that it is of the wrong kind for a personal to-do. */
const isClosed = ({ code }: Outcome): boolean =>
  code === "Forbidden.AccessDenied.AccessTokenPermissionDenied" || code === "todo.taskCreate.tokenTypeError";

/** What is not refused for lack of it, in the order of the list. */
async function openedBy(accessToken: string, whose: string): Promise<string[]> {
  const { alice, thingsOf } = await ground;
  const things = await thingsOf(alice);
  const call = officialCall(world.url, accessToken);
  const opened: string[] = [];
  for (const operation of operations) {
    const outcome = await outcomeOf(call, operation, operation.good(things, whose));
    if (!isClosed(outcome)) opened.push(operation.route);
  }
  return opened;
}

const listed = (permissions: readonly Permission[]) =>
  permissions.map((permission) => [permission.code, permission] as const);

test.each(listed(builtIn))("%s opens its own operations and no other", async (code, permission) => {
  const { accessToken, whose } = await tokenWith(permission);

  const opened = await openedBy(accessToken, whose);

  rows.set(code, [code, opened.join(" ") || "—"]);
  expect(opened).toEqual(
    operations.map(({ route }) => route).filter((route) => isOpenedBy(permission, route)),
  );
});

test.each(listed(builtIn.filter(({ kind }) => kind === "delegated")))(
  "%s, approved for an application, opens nothing to its own token: people allow it",
  async (code) => {
    const given = await ground;
    const holder = await anotherApplication(world, given, { approved: [code] });

    expect(await openedBy(await holder.appToken(), given.alice.unionId)).toEqual([]);
  },
);

describe("a field", () => {
  const fields = builtIn.filter(({ field }) => field);

  /** What comes with it beside the field that it is named after. */
  const alongside: Record<string, readonly string[]> = { "Contact.User.mobile": ["stateCode"] };

  test("is opened by a permission point of its own", () => {
    expect(fields.map(({ code }) => code)).toEqual(["Contact.User.mobile"]);
  });

  test.each(listed(fields))(
    "%s adds its own to what its operation answers, and opens nothing by itself",
    async (code, { apis }) => {
      const { alice, token } = await ground;
      const base = builtIn.find(
        (each) => !each.field && each.apis.some(({ path }) => apis.some((api) => api.path === path)),
      );
      const members = async (...scopes: string[]) => {
        const call = officialCall(world.url, await token(alice, ...scopes));
        const answer = await call("contact_1_0", "getUser", ["me"]);
        return Object.keys(JSON.parse(JSON.stringify(answer))).toSorted();
      };

      const [without, with_] = [await members(base?.code ?? ""), await members(base?.code ?? "", code)];

      expect(without).toEqual(["email", "nick", "openId", "unionId"]);
      const added = [code.split(".").at(-1) ?? "", ...(alongside[code] ?? [])];
      expect(with_).toEqual([...without, ...added].toSorted());
      await expect(members(code)).rejects.toMatchObject({
        statusCode: 403,
        accessDeniedDetail: { requiredScopes: [base?.code] },
      });
    },
  );
});
