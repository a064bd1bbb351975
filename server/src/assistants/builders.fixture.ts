import { type Answer, givenApi, type Request } from "../../test/world/api.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { applicationRoutes } from "../applications/index.ts";
import { auditRoutes } from "../audit/index.ts";
import { type Ctx, within } from "../platform/ctx.ts";
import { codeParameter, type FileParts, file } from "../skill-files/skill-file.fixture.ts";
import { assistantRoutes, findHosts } from "./index.ts";
import type { CountPeopleAskedAgain } from "./versions/publication.ts";

/** A skill file whose one operation asks for these scopes. */
export function skillFile(scopes: string[], parts: Partial<FileParts> = {}): string {
  const operation = `      x-dingtalk-delegated-scopes: [${scopes.join(", ")}]`;
  return file({ ...(scopes.length === 0 ? {} : { parameters: codeParameter, operation }), ...parts });
}

export const open = ["Contact.User.Read"];
export const sensitive = ["Contact.User.Read", "Contact.User.mobile"];

/** The routes of builders, and organisations that build with them. An assistant's application asked for the scopes. */
export async function givenBuilding(ctx: Ctx, peopleAskedAgain: CountPeopleAskedAgain = async () => 0) {
  const routes = [
    ...applicationRoutes({ findHosts }),
    ...assistantRoutes({ peopleAskedAgain, isConfirmed: () => false }),
    ...auditRoutes,
  ];
  const api = await givenApi(ctx, routes);
  return {
    api,
    async assistant(scopes: string[] = []) {
      const organisation = await givenOrganisation(ctx);
      const caller = await organisation.person("builder");
      const [builder, admin] = [api.as(caller), api.as(await organisation.person("admin"))];
      const { assistant, clientSecret } = (await builder("POST", "/api/assistants", { name: "Weather" }))
        .body;
      const url = `/api/assistants/${assistant.id}`;
      const application = `/api/applications/${assistant.applicationId}`;
      if (scopes.length > 0) await builder("POST", `${application}/permissions`, { codes: scopes });
      const added = scopes.length === 0 ? undefined : await addSkill(builder, url, skillFile(scopes));
      const tenant = within(ctx, organisation.id);
      return {
        organisation,
        tenant,
        caller,
        builder,
        admin,
        assistant,
        clientSecret,
        url,
        skill: added?.body.skill,
      };
    },
  };
}

export function addSkill(
  builder: Request,
  url: string,
  document: string,
  more: object = {},
): Promise<Answer> {
  return builder("POST", `${url}/skills`, { document, ...more });
}

/** Applies for the scopes and has the admin approve whatever waits. */
export async function approve(builder: Request, admin: Request, applicationId: string, codes: string[]) {
  await builder("POST", `/api/applications/${applicationId}/permissions`, { codes });
  const { requests } = (await admin("GET", "/api/permission-requests?status=pending")).body;
  for (const { id } of requests)
    await admin("POST", `/api/permission-requests/${id}`, { decision: "approve" });
}
