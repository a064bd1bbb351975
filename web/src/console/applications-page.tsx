import { Link, useNavigate } from "@tanstack/react-router";
import { Code2, Plus } from "lucide-react";
import { useState } from "react";
import { useApplications } from "../api/applications.ts";
import type { Application } from "../api/schema.gen.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Page, PageHeader } from "../ui/page.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { DisabledBadge } from "./disabling.tsx";
import { NewApplicationDialog } from "./new-application-dialog.tsx";
import { useConsoleWords } from "./words.ts";

export function ApplicationsPage() {
  const say = useConsoleWords();
  const navigate = useNavigate();
  const applications = useApplications();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" className="size-4" />
      {say("create")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={say("title")} lead={say("lead")} actions={create} />
      {applications.isPending && <Skeleton lines={6} />}
      {applications.error && (
        <FailurePanel error={applications.error} onRetry={() => void applications.refetch()} />
      )}
      {applications.data?.length === 0 && (
        <EmptyState icon={<Code2 aria-hidden="true" />} title={say("emptyTitle")} text={say("emptyText")} />
      )}
      {applications.data && <ApplicationList applications={applications.data} />}
      {creating && (
        <NewApplicationDialog
          onClose={() => setCreating(false)}
          onCreated={({ id }) =>
            void navigate({
              to: "/console/$applicationId",
              params: { applicationId: id },
              search: { tab: "permissions" },
            })
          }
        />
      )}
    </Page>
  );
}

function ApplicationList({ applications }: { applications: readonly Application[] }) {
  return (
    <ul className="space-y-3">
      {applications.map((application) => (
        <li key={application.id}>
          <ApplicationCard application={application} />
        </li>
      ))}
    </ul>
  );
}

function ApplicationCard({ application }: { application: Application }) {
  const say = useConsoleWords();
  const count = (status: "approved" | "pending") =>
    application.permissions.filter((permission) => permission.status === status).length;
  return (
    <Link
      to="/console/$applicationId"
      params={{ applicationId: application.id }}
      className="block rounded-2xl border border-line bg-surface p-5 transition-colors hover:border-edge"
    >
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">
          <GivenName>{application.name}</GivenName>
        </span>
        <DisabledBadge disabled={application.disabled} />
        <Badge tone={count("approved") > 0 ? "ok" : "neutral"}>
          {say("approvedCount", { count: count("approved") })}
        </Badge>
        {count("pending") > 0 && (
          <Badge tone="warn">{say("pendingCount", { count: count("pending") })}</Badge>
        )}
      </span>
      {application.description && (
        <span className="mt-1 block text-soft">
          <GivenName max={160}>{application.description}</GivenName>
        </span>
      )}
      <span className="mt-2 block font-mono text-xs text-faint">{application.clientId}</span>
    </Link>
  );
}
