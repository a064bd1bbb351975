import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { usePermissions } from "../../api/permissions.ts";
import type { Application } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import type { PermissionFilter } from "../search.ts";
import { useConsoleWords } from "../words.ts";
import { CategoryTabs } from "./category-tabs.tsx";
import {
  categoryCounts,
  filterPermissions,
  type PermissionRow,
  permissionRows,
} from "./permission-filter.ts";
import { PermissionFilters } from "./permission-filters.tsx";
import { PermissionList } from "./permission-list.tsx";
import { usePermissionsTabWords } from "./words.ts";

const ApplyDialog = lazy(async () => ({
  default: (await import("../../ui/permissions/apply-dialog.tsx")).ApplyDialog,
}));

interface PermissionsPageProps {
  application: Application;
  filter: PermissionFilter;
  onFilter: (filter: PermissionFilter) => void;
  /** The other pages of the application, where no sidebar shows them. */
  pages: ReactNode;
}

/** Every permission there is, whether the application has it, and the way to get it. */
export function PermissionsPage({ application, pages, ...rest }: PermissionsPageProps) {
  const say = usePermissionsTabWords();
  const title = useConsoleWords()("permissions");
  const permissions = usePermissions();
  const rows = useMemo(
    () => permissionRows(permissions.data ?? [], application.permissions),
    [permissions.data, application.permissions],
  );
  return (
    <div className="flex min-h-full flex-col">
      <Bar title={title} note={say("kindLead")} />
      {pages}
      <p className="px-gutter pt-3 text-note text-pretty text-faint sm:hidden">{say("kindLead")}</p>
      {permissions.error && (
        <div className="px-gutter">
          <FailureNote error={permissions.error} onRetry={() => void permissions.refetch()} />
        </div>
      )}
      {permissions.isPending && <Skeleton lines={8} className="px-gutter pt-5" />}
      {permissions.data && (
        <>
          {rows.some(({ status }) => status === "pending") && <ApprovalsHint />}
          <FilteredPermissions applicationId={application.id} rows={rows} {...rest} />
        </>
      )}
    </div>
  );
}

interface FilteredPermissionsProps extends Omit<PermissionsPageProps, "application" | "pages"> {
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
      <CategoryTabs
        counts={counts}
        chosen={filter.category}
        onChoose={(category) => {
          const { category: _old, ...others } = filter;
          onFilter(category === undefined ? others : { ...others, category });
        }}
      />
      <PermissionFilters filter={filter} onFilter={onFilter} count={shown.length} />
      {shown.length === 0 && (
        <Blank
          icon={<SearchX aria-hidden="true" />}
          title={say("noMatchTitle")}
          text={say("noMatchText")}
          action={<Button onClick={() => onFilter({})}>{say("clear")}</Button>}
        />
      )}
      <PermissionList key={round} rows={shown} onApply={setApplying} />
      {applying.length > 0 && (
        <Suspense>
          <ApplyDialog
            applicationId={applicationId}
            codes={applying}
            onClose={() => setApplying([])}
            onApplied={() => setRound(round + 1)}
          />
        </Suspense>
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
    <div className="flex flex-wrap items-center justify-between gap-3 bg-notice-soft px-gutter py-2 text-notice-ink">
      <p>{say("youAreAdmin")}</p>
      <Link to="/admin" className={buttonClass("plain", "small")}>
        {say("toApprovals")}
      </Link>
    </div>
  );
}
