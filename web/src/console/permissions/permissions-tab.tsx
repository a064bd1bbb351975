import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { usePermissions } from "../../api/permissions.ts";
import type { Application } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { ApplyDialog } from "../../ui/permissions/apply-dialog.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import type { PermissionFilter } from "../search.ts";
import { CategoryRail } from "./category-rail.tsx";
import { FilterBar } from "./filter-bar.tsx";
import {
  categoryCounts,
  filterPermissions,
  type PermissionRow,
  permissionRows,
} from "./permission-filter.ts";
import { PermissionList } from "./permission-list.tsx";
import { usePermissionsTabWords } from "./words.ts";

interface PermissionsTabProps {
  application: Application;
  filter: PermissionFilter;
  onFilter: (filter: PermissionFilter) => void;
}

/** Every permission there is, whether the application has it, and the way to get it. */
export function PermissionsTab({ application, ...rest }: PermissionsTabProps) {
  const say = usePermissionsTabWords();
  const permissions = usePermissions();
  const rows = useMemo(
    () => permissionRows(permissions.data ?? [], application.permissions),
    [permissions.data, application.permissions],
  );
  if (permissions.error) {
    return <FailureNote error={permissions.error} onRetry={() => void permissions.refetch()} />;
  }
  if (permissions.isPending) return <Skeleton lines={8} />;
  return (
    <>
      <p className="mb-4 text-soft">{say("kindLead")}</p>
      {rows.some(({ status }) => status === "pending") && <ApprovalsHint />}
      <FilteredPermissions applicationId={application.id} rows={rows} {...rest} />
    </>
  );
}

interface FilteredPermissionsProps extends Omit<PermissionsTabProps, "application"> {
  applicationId: string;
  rows: readonly PermissionRow[];
}

function FilteredPermissions({ applicationId, rows, filter, onFilter }: FilteredPermissionsProps) {
  const say = usePermissionsTabWords();
  const [applying, setApplying] = useState<readonly string[]>([]);
  // Applying empties the selection: a new list starts with none.
  const [round, setRound] = useState(0);
  const shown = useMemo(() => filterPermissions(rows, filter), [rows, filter]);
  const counts = useMemo(() => categoryCounts(rows, filter), [rows, filter]);
  return (
    <>
      <FilterBar filter={filter} onFilter={onFilter} />
      <div className="min-[1180px]:flex min-[1180px]:items-start min-[1180px]:gap-5">
        <CategoryRail
          counts={counts}
          chosen={filter.category}
          onChoose={(category) => {
            const { category: _old, ...others } = filter;
            onFilter(category === undefined ? others : { ...others, category });
          }}
        />
        <div className="min-w-0 flex-1">
          <p role="status" className="mb-2 text-[0.8125rem] text-faint">
            {say("count", { count: shown.length })}
          </p>
          {shown.length === 0 && (
            <EmptyState
              icon={<SearchX aria-hidden="true" />}
              title={say("noMatchTitle")}
              text={say("noMatchText")}
              action={<Button onClick={() => onFilter({})}>{say("clear")}</Button>}
            />
          )}
          <PermissionList key={round} rows={shown} onApply={setApplying} />
        </div>
      </div>
      {applying.length > 0 && (
        <ApplyDialog
          applicationId={applicationId}
          codes={applying}
          onClose={() => setApplying([])}
          onApplied={() => setRound(round + 1)}
        />
      )}
    </>
  );
}

/** An admin who builds need not wait for anyone. */
function ApprovalsHint() {
  const say = usePermissionsTabWords();
  const { roles } = useSession().user;
  if (!roles.includes("admin")) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-warn-soft px-4 py-3 text-warn-ink">
      <p>{say("youAreAdmin")}</p>
      <Link to="/admin" className={buttonClass("secondary", "sm")}>
        {say("toApprovals")}
      </Link>
    </div>
  );
}
