import { useNavigate } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { useGrantCounts } from "../../api/grant-counts.ts";
import { usePermissionRequests } from "../../api/permissions.ts";
import type { PermissionRequest } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Page, PageHeader } from "../../ui/page.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { LoadMore } from "../load-more.tsx";
import { approvalStatuses } from "../search.ts";
import { DecideDialog, type Decision } from "./decide-dialog.tsx";
import { RequestCard } from "./request-card.tsx";
import { useApprovalWords } from "./words.ts";

/** What applications ask for and an admin decides; what was decided stays to be seen. */
export function ApprovalsPage() {
  const say = useApprovalWords();
  const navigate = useNavigate();
  const { status = "pending" } = useReadSearch("/shell/admin/approvals");
  const requests = usePermissionRequests(status === "all" ? undefined : status);
  const [deciding, setDeciding] = useState<{ request: PermissionRequest; decision: Decision }>();
  const found = requests.data?.pages.flatMap((page) => page.requests) ?? [];
  const applications = [...new Set(found.map(({ application }) => application.id))];
  const counts = useGrantCounts("applications", applications).data;
  return (
    <Page>
      <PageHeader title={say("title")} lead={say("lead")} />
      <Segments
        legend={say("status")}
        options={approvalStatuses.map((value) => ({ value, label: say(value) }))}
        value={status}
        onChange={(next) =>
          void navigate({ to: "/admin/approvals", search: { status: next }, replace: true })
        }
        className="mb-4 w-fit max-w-full [&_label]:whitespace-nowrap"
      />
      {requests.isPending && <Skeleton lines={5} />}
      {requests.error && !requests.data && (
        <FailurePanel error={requests.error} onRetry={() => void requests.refetch()} />
      )}
      {requests.data && found.length === 0 && (
        <Blank
          icon={<Inbox />}
          title={say(status === "pending" ? "emptyTitle" : "noneTitle")}
          {...(status === "pending" ? { text: say("emptyText") } : {})}
        />
      )}
      <ul className="space-y-4">
        {found.map((request) => (
          <li key={request.id}>
            <RequestCard
              request={request}
              people={counts === undefined ? undefined : (counts.get(request.application.id)?.people ?? 0)}
              onDecide={(decision) => setDeciding({ request, decision })}
            />
          </li>
        ))}
      </ul>
      {found.length > 0 && requests.hasNextPage && <LoadMore {...requests} />}
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </Page>
  );
}
