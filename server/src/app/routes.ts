import { apiRoutes } from "../apis/index.ts";
import { applicationRoutes } from "../applications/index.ts";
import { assistantApiRoutes } from "../assistant-api/index.ts";
import { assistantRoutes, documents, findHosts } from "../assistants/index.ts";
import { auditDownloadRoute, auditExportRoute, auditRoutes } from "../audit/index.ts";
import { isConfirmed } from "../confirmations/index.ts";
import { allowedPoints, consentRoutes, type GrantUses, peopleAskedAgain } from "../consent/index.ts";
import { conversationRoutes } from "../conversations/index.ts";
import { memberRoutes, noticeRoutes, pictureRoutes } from "../directory/index.ts";
import { invocationRoutes, logRoutes, type StreamGateway, streamRoutes } from "../invocation/index.ts";
import { browserRoutes, type Checks, checkRoutes, introspectionRoutes, oauthRoutes } from "../oauth/index.ts";
import { permissionRoutes } from "../permissions/index.ts";
import { tryModel, type Ways } from "../planner/index.ts";
import type { Route } from "../platform/http/route.ts";
import { modelRoutes } from "../policies/index.ts";
import { ownResourceRoutes, resourceRoutes } from "../resources/index.ts";
import {
  type Following,
  findConversationsOfRuns,
  type Hands,
  runRoutes,
  runsOfConversation,
} from "../runs/index.ts";
import { linkRoutes, memberPasswords, type SetUp, signInRoutes } from "../sign-in/index.ts";
import { webhookRoutes } from "../webhooks/index.ts";
import { findNames, namesRoute } from "./names.ts";
import { overviewRoute } from "./overview.ts";
import { rolesRoute } from "./roles.ts";

interface Needed {
  /** Where people reach us. */
  url: () => string;
  setUp: SetUp;
  following: Following;
  hands: Pick<Hands, "taking">;
  stream: Pick<StreamGateway, "node">;
  /** To the providers of language models. */
  ways: Ways;
  uses: Pick<GrantUses, "note">;
  checks: Pick<Checks, "note" | "settle">;
}

/** Every route there is. What a module needs of one to its right is handed to it here. */
export function allRoutes({ url, setUp, following, stream, hands, ways, uses, checks }: Needed): Route[] {
  const routes: Route[] = [
    ...memberRoutes(memberPasswords(url)),
    ...linkRoutes(url),
    ...noticeRoutes,
    ...pictureRoutes,
    ...signInRoutes(setUp),
    ...modelRoutes((_, model, locale) => tryModel(ways, model, locale)),
    ...permissionRoutes(() => routes),
    ...applicationRoutes({ findHosts }),
    ...apiRoutes({ allowed: allowedPoints, documents }),
    ...webhookRoutes,
    ...assistantRoutes({ peopleAskedAgain, isConfirmed }),
    ...conversationRoutes(runsOfConversation),
    ...runRoutes(following, hands),
    ...invocationRoutes,
    ...logRoutes(following.stopping),
    ...streamRoutes(stream),
    ...consentRoutes,
    ...auditRoutes,
    auditExportRoute(following.stopping),
    auditDownloadRoute({ findNames, stopping: following.stopping }),
    namesRoute,
    overviewRoute,
    ...browserRoutes,
    ...oauthRoutes,
    ...checkRoutes,
    ...introspectionRoutes({ uses, checks }),
    ...resourceRoutes,
    ...ownResourceRoutes(findConversationsOfRuns),
    ...assistantApiRoutes({ hands, following, url }),
  ];
  return [...routes, rolesRoute(routes)];
}
