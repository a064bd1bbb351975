import { readConfig } from "../platform/config.ts";
import { openDatabase } from "../platform/db/database.ts";
import { createEgress } from "../platform/egress/index.ts";
import type { Description } from "../platform/http/open-api.ts";
import type { Route } from "../platform/http/route.ts";
import { buildServer } from "../platform/http/server.ts";
import { limitsIn } from "../platform/limits.ts";
import { createLog } from "../platform/log.ts";
import { randomText } from "../platform/secret.ts";
import { keepTally } from "../platform/tally.ts";
import { openVault } from "../platform/vault.ts";
import { createSetUp } from "../sign-in/index.ts";
import { allRoutes } from "./routes.ts";

const nothing = async () => {};
const unreachable = {
  egress: { send: () => Promise.reject(new Error("nothing is sent")) },
  vouched: { send: () => Promise.reject(new Error("nothing is sent")) },
};

/** Every route, with nothing behind those that follow or connect. */
export function unconnectedRoutes(): Route[] {
  return allRoutes({
    url: () => "",
    setUp: createSetUp(),
    following: {
      changes: { follow: () => nothing },
      drafts: { follow: () => ({ plannedAt: nothing, stop: nothing }) },
      stopping: new AbortController().signal,
    },
    hands: { taking: () => Promise.reject(new Error("no run is taken")) },
    stream: { node: "" },
    ways: unreachable,
    uses: { note() {} },
    checks: { note() {}, settle() {} },
  });
}

/** The OpenAPI description of every route, read off the routes themselves. Connects to nothing. */
export async function describeApi(): Promise<Description> {
  const log = createLog("silent");
  const { db } = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", log });
  const app = await buildServer({
    ctx: {
      db,
      log,
      jobs: { send: nothing },
      changes: { tell: nothing },
      egress: createEgress({ allow: [], names: new Map(), own: [] }),
      limits: limitsIn(db),
      tally: keepTally(log),
      vault: openVault([randomText()]),
      config: readConfig([], {}),
    },
    routes: unconnectedRoutes(),
    resolvers: { person: async () => undefined, token: async () => undefined },
    origins: () => [],
  });
  await app.ready();
  const description: Description = JSON.parse(JSON.stringify(app.swagger()));
  await app.close();
  return description;
}
