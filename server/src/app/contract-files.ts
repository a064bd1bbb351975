import { fileURLToPath } from "node:url";
import type { Description } from "../platform/http/open-api.ts";
import { clientTypes } from "./client-types.ts";
import { describeApi } from "./describe-api.ts";

const pathTo = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/** The files that are written from the routes, each with what it has to hold. */
export async function contractFiles(): Promise<Map<string, string>> {
  const description = await describeApi();
  return new Map([
    [pathTo("server/openapi.json"), `${JSON.stringify(description, null, 2)}\n`],
    [pathTo("web/src/api/schema.gen.ts"), clientTypes(description)],
    [pathTo("sdk/src/schema.gen.ts"), clientTypes(compatible(description))],
  ]);
}

/** What skills call, and no more: the SDK is theirs. */
function compatible({ paths, components }: Description): Description {
  const theirs = Object.entries(paths).filter(([path]) => path.startsWith("/v1.0/"));
  const { CompatibleRefusal = {}, UserTokenRequest = {}, AppTokenRequest = {} } = components.schemas;
  const schemas = { CompatibleRefusal, UserTokenRequest, AppTokenRequest };
  return { paths: Object.fromEntries(theirs), components: { ...components, schemas } };
}
