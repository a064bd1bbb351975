import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useApplication } from "../api/applications.ts";
import type { Application } from "../api/schema.gen.ts";
import { FailurePanel } from "../ui/failure.tsx";
import { Page, PageHeader } from "../ui/page.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { CredentialsTab } from "./credentials/credentials-tab.tsx";
import { DisabledBadge, DisabledNote, DisablingAction } from "./disabling.tsx";
import { PermissionsTab } from "./permissions/permissions-tab.tsx";
import type { ApplicationSearch } from "./search.ts";
import { StreamTab } from "./stream/stream-tab.tsx";
import { useConsoleWords } from "./words.ts";

const route = "/shell/console/$applicationId";

export function ApplicationPage() {
  const { applicationId } = useParams({ from: route });
  const application = useApplication(applicationId);
  return (
    <Page wide>
      <BackToApplications />
      {application.isPending && <Skeleton lines={6} />}
      {application.error && !application.data && (
        <FailurePanel error={application.error} onRetry={() => void application.refetch()} />
      )}
      {application.data && <ApplicationTabs application={application.data} />}
    </Page>
  );
}

function BackToApplications() {
  const say = useConsoleWords();
  return (
    <Link
      to="/console"
      activeOptions={{ exact: true }}
      className="-ml-1.5 mb-2 inline-flex min-h-9 items-center gap-1 rounded-lg px-1.5 text-soft hover:text-ink"
    >
      <ChevronLeft aria-hidden="true" className="size-4" />
      {say("back")}
    </Link>
  );
}

function ApplicationTabs({ application }: { application: Application }) {
  const say = useConsoleWords();
  const navigate = useNavigate();
  const { tab = "credentials", ...filter } = useSearch({ from: route });
  const show = (search: ApplicationSearch, replace: boolean) =>
    void navigate({
      to: "/console/$applicationId",
      params: { applicationId: application.id },
      search,
      replace,
      resetScroll: false,
    });
  return (
    <>
      <PageHeader
        title={application.name}
        lead={application.description}
        actions={
          <>
            <DisabledBadge disabled={application.disabled} />
            <DisablingAction application={application} />
          </>
        }
      />
      <DisabledNote disabled={application.disabled} />
      <Tabs
        label={say("tabs")}
        value={tab}
        onChange={(next) => show({ tab: next }, false)}
        tabs={[
          {
            value: "credentials",
            label: say("credentials"),
            panel: <CredentialsTab application={application} />,
          },
          {
            value: "permissions",
            label: say("permissions"),
            panel: (
              <PermissionsTab
                application={application}
                filter={filter}
                onFilter={(next) => show({ tab: "permissions", ...next }, true)}
              />
            ),
          },
          { value: "stream", label: say("stream"), panel: <StreamTab application={application} /> },
        ]}
      />
    </>
  );
}
