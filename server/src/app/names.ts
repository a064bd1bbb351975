import { z } from "zod";
import { findApiNames } from "../apis/index.ts";
import { findApplicationNames } from "../applications/index.ts";
import { findAssistantNames } from "../assistants/index.ts";
import { type FindNames, route } from "../audit/index.ts";
import { findPeopleNames } from "../directory/index.ts";
import { person } from "../platform/http/access.ts";
import { none } from "../platform/http/route.ts";
import { Named } from "../platform/http/schemas.ts";

/** Of people, applications, assistants, skills and the organisation's own APIs; other ids have no name. */
export const findNames: FindNames = async (ctx, ids) => {
  const of = (...prefixes: string[]) => [
    ...new Set(ids.filter((id) => prefixes.some((prefix) => id.startsWith(prefix)))),
  ];
  const [people, applications, assistants] = [of("usr_"), of("app_"), of("ast_", "skl_")];
  const apis = of("api_");
  const found = [
    ...(people.length > 0 ? [await findPeopleNames(ctx, people)] : []),
    ...(apis.length > 0 ? [await findApiNames(ctx, apis)] : []),
    ...(applications.length > 0 ? [await findApplicationNames(ctx, applications)] : []),
    ...(assistants.length > 0 ? [await findAssistantNames(ctx, assistants)] : []),
  ];
  return new Map(found.flatMap((names) => [...names]));
};

const Ids = z
  .string()
  .max(12_000)
  .transform((text) => text.split(","))
  .pipe(z.array(z.string().max(100)).max(200));

export const namesRoute = route({
  method: "GET",
  url: "/api/names",
  operationId: "listNames",
  tag: "Control",
  summary: "What people, applications, assistants, skills and APIs are called, by their ids",
  access: person("admin"),
  audit: none("read only"),
  query: z.object({ ids: Ids.describe("With commas between, 200 at most.") }),
  reply: [200, z.object({ names: z.array(Named) })],
  async handle(ctx, { query }) {
    const names = await findNames(ctx, query.ids);
    return { names: [...names].map(([id, name]) => ({ id, name })) };
  },
});
