import { fileURLToPath } from "node:url";
import { clientTypes } from "./client-types.ts";
import { describeApi } from "./describe-api.ts";

const pathTo = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/** The files that are written from the routes, each with what it has to hold. */
export async function contractFiles(): Promise<Map<string, string>> {
  const description = await describeApi();
  return new Map([
    [pathTo("server/openapi.json"), `${JSON.stringify(description, null, 2)}\n`],
    [pathTo("web/src/api/schema.gen.ts"), clientTypes(description)],
  ]);
}
