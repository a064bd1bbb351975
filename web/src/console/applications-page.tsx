import { Link, useNavigate } from "@tanstack/react-router";
import { Code2, Plus } from "lucide-react";
import { useState } from "react";
import { useApplications } from "../api/applications.ts";
import { useRecentCounts } from "../api/requests.ts";
import type { Application } from "../api/schema.gen.ts";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { State } from "../ui/state.tsx";
import { Tile } from "../ui/tile.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { NewApplicationDialog } from "./new-application-dialog.tsx";
import { useConsoleWords } from "./words.ts";

export function ApplicationsPage() {
  const say = useConsoleWords();
  const navigate = useNavigate();
  const applications = useApplications();
  const [creating, setCreating] = useState(false);
  const create = (
    <Button variant="main" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" className="size-4" />
      {say("create")}
    </Button>
  );
  return (
    <>
      <Bar
        title={say("title")}
        actions={
          <>
            <Link to="/console/apis" className={buttonClass()}>
              {say("apis")}
            </Link>
            {create}
          </>
        }
      />
      <p className="max-w-[52em] px-gutter py-4 text-body text-pretty text-soft">{say("lead")}</p>
      {applications.isPending && <Skeleton lines={6} className="px-gutter" />}
      {applications.error && (
        <FailurePanel error={applications.error} onRetry={() => void applications.refetch()} />
      )}
      {applications.data?.length === 0 && (
        <Blank
          icon={<Code2 aria-hidden="true" />}
          title={say("emptyTitle")}
          text={say("emptyText")}
          action={create}
        />
      )}
      {applications.data && applications.data.length > 0 && (
        <ApplicationList applications={applications.data} />
      )}
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
    </>
  );
}

function ApplicationList({ applications }: { applications: readonly Application[] }) {
  const counts = useRecentCounts().data;
  return (
    <ul className="border-line border-t">
      {applications.map((application) => (
        <li key={application.id}>
          <ApplicationRow application={application} counts={counts?.get(application.id)} />
        </li>
      ))}
    </ul>
  );
}

interface ApplicationRowProps {
  application: Application;
  counts: { calls: number; failed: number } | undefined;
}

function ApplicationRow({ application, counts }: ApplicationRowProps) {
  const spoken = useSpokenName();
  const { id, name, description, clientId } = application;
  return (
    <div className="relative grid min-h-14 grid-cols-[2rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 border-line border-b px-gutter py-2 hover:bg-hover md:grid-cols-[2rem_minmax(0,1fr)_minmax(9rem,auto)_11rem]">
      <Tile>{spoken(name, 40).charAt(0)}</Tile>
      <span className="min-w-0">
        <Link
          to="/console/$applicationId"
          params={{ applicationId: id }}
          className="block truncate font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:-outline-offset-2"
        >
          <GivenName>{name}</GivenName>
        </Link>
        <span className="block truncate text-note text-faint">
          {description ? (
            <GivenName max={160}>{description}</GivenName>
          ) : (
            <span className="font-mono">{clientId}</span>
          )}
        </span>
      </span>
      <span className="max-md:col-start-2">
        <ApplicationState application={application} />
      </span>
      <span className="text-soft max-md:col-start-2 md:text-right">
        <Calls applicationId={id} counts={counts} />
      </span>
    </div>
  );
}

function ApplicationState({ application: { disabled, permissions } }: { application: Application }) {
  const say = useConsoleWords();
  const count = (status: "approved" | "pending") =>
    permissions.filter((each) => each.status === status).length;
  if (disabled) return <State is="attention">{say("disabled")}</State>;
  if (count("pending") > 0) return <State is="warning">{say("waiting", { count: count("pending") })}</State>;
  if (count("approved") > 0)
    return <State is="ready">{say("approvedCount", { count: count("approved") })}</State>;
  return <State is="off">{say("approvedCount", { count: 0 })}</State>;
}

function Calls({ applicationId, counts }: Pick<ApplicationRowProps, "counts"> & { applicationId: string }) {
  const say = useConsoleWords();
  if (counts === undefined) return null;
  if (counts.calls === 0) return say("callsNone");
  return (
    <>
      {say("calls", { count: counts.calls })}
      {counts.failed > 0 && (
        <>
          {" · "}
          <Link
            to="/console/$applicationId"
            params={{ applicationId }}
            search={{ tab: "requests", outcome: "failed" }}
            className="target-44 relative text-notice-ink underline underline-offset-3"
          >
            {say("callsFailed", { count: counts.failed })}
          </Link>
        </>
      )}
    </>
  );
}
