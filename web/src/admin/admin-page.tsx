import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePermissionRequests } from "../api/permissions.ts";
import { Page, PageHeader } from "../ui/page.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { ApprovalsTab } from "./approvals/approvals-tab.tsx";
import { AuditTab } from "./audit/audit-tab.tsx";
import { ConfirmationsTab } from "./confirmations/confirmations-tab.tsx";
import { MembersTab } from "./members/members-tab.tsx";
import { RolesTab } from "./roles/roles-tab.tsx";
import type { AdminSearch } from "./search.ts";
import { useAdminWords } from "./words.ts";

export function AdminPage() {
  const say = useAdminWords();
  const navigate = useNavigate();
  const { tab = "approvals", status = "pending", ...filter } = useSearch({ from: "/shell/admin" });
  const show = (search: AdminSearch, replace = false) =>
    void navigate({ to: "/admin", search, replace, resetScroll: false });
  return (
    <Page>
      <PageHeader title={say("title")} lead={say("lead")} />
      <Tabs
        label={say("tabs")}
        value={tab}
        onChange={(next) => show({ tab: next })}
        tabs={[
          {
            value: "approvals",
            label: <ApprovalsLabel />,
            panel: <ApprovalsTab status={status} onStatus={(next) => show({ status: next }, true)} />,
          },
          { value: "confirmations", label: say("confirmations"), panel: <ConfirmationsTab /> },
          { value: "members", label: say("members"), panel: <MembersTab /> },
          { value: "roles", label: say("roles"), panel: <RolesTab /> },
          {
            value: "audit",
            label: say("audit"),
            panel: <AuditTab filter={filter} onFilter={(next) => show({ tab: "audit", ...next }, true)} />,
          },
        ]}
      />
    </Page>
  );
}

function ApprovalsLabel() {
  const say = useAdminWords();
  const waiting = usePermissionRequests("pending").data?.pages[0]?.requests.length ?? 0;
  return <>{waiting > 0 ? say("approvalsCount", { count: waiting }) : say("approvals")}</>;
}
