import { applicationRoutes } from "../applications/index.ts";
import { assistantRoutes, findHosts } from "../assistants/index.ts";
import { auditExportRoute, auditRoutes } from "../audit/index.ts";
import { consentRoutes, peopleAskedAgain } from "../consent/index.ts";
import { conversationRoutes } from "../conversations/index.ts";
import { memberRoutes, noticeRoutes } from "../directory/index.ts";
import { invocationRoutes, type StreamGateway, streamRoutes } from "../invocation/index.ts";
import { oauthRoutes } from "../oauth/index.ts";
import { permissionRoutes } from "../permissions/index.ts";
import type { Route } from "../platform/http/route.ts";
import { resourceRoutes } from "../resources/index.ts";
import { type Following, type Hands, runRoutes, runsOfConversation } from "../runs/index.ts";
import { linkRoutes, memberPasswords, type SetUp, signInRoutes } from "../sign-in/index.ts";
import { rolesRoute } from "./roles.ts";

interface Needed {
  /** Where people reach us. */
  url: () => string;
  setUp: SetUp;
  following: Following;
  hands: Pick<Hands, "taking">;
  stream: Pick<StreamGateway, "node">;
}

/** Every route there is. What a module needs of one to its right is handed to it here. */
export function allRoutes({ url, setUp, following, stream, hands }: Needed): Route[] {
  const routes: Route[] = [
    ...memberRoutes(memberPasswords(url)),
    ...linkRoutes(url),
    ...noticeRoutes,
    ...signInRoutes(setUp),
    ...permissionRoutes(() => routes),
    ...applicationRoutes({ findHosts }),
    ...assistantRoutes({ peopleAskedAgain }),
    ...conversationRoutes(runsOfConversation),
    ...runRoutes(following, hands),
    ...invocationRoutes,
    ...streamRoutes(stream),
    ...consentRoutes,
    ...auditRoutes,
    auditExportRoute(following.stopping),
    ...oauthRoutes,
    ...resourceRoutes,
  ];
  return [...routes, rolesRoute(routes)];
}
