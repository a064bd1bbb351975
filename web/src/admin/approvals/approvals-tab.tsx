import { Inbox } from "lucide-react";
import { useState } from "react";
import { usePermissionRequests } from "../../api/permissions.ts";
import type { PermissionRequest } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { LoadMore } from "../load-more.tsx";
import { type ApprovalStatus, approvalStatuses } from "../search.ts";
import { DecideDialog, type Decision } from "./decide-dialog.tsx";
import { RequestCard } from "./request-card.tsx";
import { useApprovalWords } from "./words.ts";

interface ApprovalsTabProps {
  status: ApprovalStatus;
  onStatus: (status: ApprovalStatus) => void;
}

/** What applications ask for and an admin decides; what was decided stays to be seen. */
export function ApprovalsTab({ status, onStatus }: ApprovalsTabProps) {
  const say = useApprovalWords();
  const requests = usePermissionRequests(status === "all" ? undefined : status);
  const [deciding, setDeciding] = useState<{ request: PermissionRequest; decision: Decision }>();
  const found = requests.data?.pages.flatMap((page) => page.requests) ?? [];
  return (
    <div>
      <StatusChoice status={status} onStatus={onStatus} />
      {requests.isPending && <Skeleton lines={5} />}
      {requests.error && <FailurePanel error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.data && found.length === 0 && (
        <EmptyState
          icon={<Inbox aria-hidden="true" />}
          title={say(status === "pending" ? "emptyTitle" : "noneTitle")}
          {...(status === "pending" ? { text: say("emptyText") } : {})}
        />
      )}
      <ul className="space-y-3">
        {found.map((request) => (
          <li key={request.id}>
            <RequestCard request={request} onDecide={(decision) => setDeciding({ request, decision })} />
          </li>
        ))}
      </ul>
      {found.length > 0 && requests.hasNextPage && <LoadMore {...requests} />}
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(undefined)} />}
    </div>
  );
}

function StatusChoice({ status, onStatus }: ApprovalsTabProps) {
  const say = useApprovalWords();
  return (
    <fieldset className="mb-4 flex w-fit max-w-full flex-wrap gap-1 rounded-xl bg-sunken p-1">
      <legend className="sr-only">{say("status")}</legend>
      {approvalStatuses.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === status}
          onClick={() => onStatus(each)}
          className={cx(
            "target-44 min-h-8 rounded-lg px-3 text-[0.8125rem] font-medium whitespace-nowrap transition-colors",
            each === status ? "bg-raised text-ink shadow-sm" : "text-soft hover:text-ink",
          )}
        >
          {say(each)}
        </button>
      ))}
    </fieldset>
  );
}
