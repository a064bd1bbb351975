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

/** What skills, APIs and other programs call, and no more: the SDK is theirs. */
function compatible({ paths, components }: Description): Description {
  const isTheirs = (path: string) => path.startsWith("/v1.0/") || path.startsWith("/oauth2/introspect");
  const theirs = Object.fromEntries(Object.entries(paths).filter(([path]) => isTheirs(path)));
  const { CompatibleRefusal = {}, WebhookEvent = {} } = components.schemas;
  const told = schemasIn(
    WebhookEvent,
    components.schemas,
    new Map(Object.entries({ CompatibleRefusal, WebhookEvent })),
  );
  const named = schemasIn(theirs, components.schemas, told);
  return { paths: theirs, components: { ...components, schemas: Object.fromEntries(named) } };
}

type Schemas = Description["components"]["schemas"];

/** With those that it names, and those that they name in turn. */
function schemasIn(
  part: unknown,
  all: Schemas,
  found: Map<string, Schemas[string]>,
): Map<string, Schemas[string]> {
  for (const [, name = ""] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    const schema = all[name];
    if (schema === undefined || found.has(name)) continue;
    found.set(name, schema);
    schemasIn(schema, all, found);
  }
  return found;
}
