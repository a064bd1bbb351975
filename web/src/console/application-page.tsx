import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useApplication } from "../api/applications.ts";
import type { Application } from "../api/schema.gen.ts";
import { Bar } from "../ui/bar.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { ApplicationSide, ApplicationStrip } from "./application-pages.tsx";
import { DisabledBadge, DisabledNote, DisablingAction } from "./disabling.tsx";
import type { ApplicationSearch, ConsolePage } from "./search.ts";
import { useConsoleWords } from "./words.ts";

const CredentialsPage = lazy(async () => ({
  default: (await import("./credentials/credentials-page.tsx")).CredentialsPage,
}));
const PermissionsPage = lazy(async () => ({
  default: (await import("./permissions/permissions-page.tsx")).PermissionsPage,
}));
const RequestsPage = lazy(async () => ({
  default: (await import("./requests/requests-page.tsx")).RequestsPage,
}));
const StreamPage = lazy(async () => ({ default: (await import("./stream/stream-page.tsx")).StreamPage }));
const RedirectsPage = lazy(async () => ({
  default: (await import("./redirects/redirects-page.tsx")).RedirectsPage,
}));
const WebhookPage = lazy(async () => ({
  default: (await import("../ui/webhooks/webhook-page.tsx")).WebhookPage,
}));

const route = "/shell/console/$applicationId";

/** One application: its pages stand in the sidebar. */
export function ApplicationPage() {
  const say = useConsoleWords();
  const { applicationId } = useParams({ from: route });
  const { tab = "credentials" } = useReadSearch(route);
  const application = useApplication(applicationId);
  return (
    <>
      {application.isPending && (
        <>
          <Bar title={say(tab)} />
          <Skeleton lines={6} className="px-gutter pt-5" />
        </>
      )}
      {application.error && !application.data && (
        <>
          <Bar title={say("title")} />
          <FailurePanel error={application.error} onRetry={() => void application.refetch()} />
        </>
      )}
      {application.data && (
        <>
          <ApplicationSide application={application.data} current={tab} />
          <Suspense fallback={<Skeleton lines={8} className="px-gutter pt-5" />}>
            <OpenPage key={applicationId} application={application.data} current={tab} />
          </Suspense>
        </>
      )}
    </>
  );
}

interface OpenPageProps {
  application: Application;
  current: ConsolePage;
}

function OpenPage({ application, current }: OpenPageProps) {
  const spoken = useSpokenName();
  const say = useConsoleWords();
  const navigate = useNavigate();
  const { tab: _tab, ...filter } = useReadSearch(route);
  const narrow = (next: ApplicationSearch) =>
    void navigate({
      to: "/console/$applicationId",
      params: { applicationId: application.id },
      search: { ...next, tab: current },
      replace: true,
      resetScroll: false,
    });
  const above = (
    <>
      <ApplicationStrip application={application} current={current} />
      <DisabledNote disabled={application.disabled} />
    </>
  );
  if (current === "requests")
    return <RequestsPage application={application} filter={filter} onFilter={narrow} pages={above} />;
  if (current === "permissions")
    return <PermissionsPage application={application} filter={filter} onFilter={narrow} pages={above} />;
  return (
    <>
      <Bar
        title={say(current)}
        note={spoken(application.name)}
        actions={
          <>
            <DisabledBadge disabled={application.disabled} />
            {current === "credentials" && <DisablingAction application={application} />}
          </>
        }
      />
      {above}
      {current === "credentials" && <CredentialsPage application={application} />}
      {current === "stream" && <StreamPage application={application} />}
      {current === "redirects" && <RedirectsPage application={application} />}
      {current === "webhooks" && <WebhookPage receiver={{ of: "applications", id: application.id }} />}
    </>
  );
}
