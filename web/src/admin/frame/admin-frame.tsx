import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useOverview } from "../../api/overview.ts";
import { Select } from "../../ui/select.tsx";
import { SideHead, SideLink, SideSection, WaitingCount } from "../../ui/side-section.tsx";
import { useAdminWords } from "../words.ts";

const pages = [
  "approvals",
  "people",
  "applications",
  "assistants",
  "apis",
  "confirmations",
  "model",
  "roles",
  "audit",
] as const;
type AdminPage = (typeof pages)[number];

/** The admin's pages: beside them where the sidebar is open, above them where it is not. */
export function AdminFrame() {
  const say = useAdminWords();
  const counts = useOverview().data;
  const countOf = (page: AdminPage): ReactNode => {
    if (page === "people" || page === "applications" || page === "assistants") return counts?.[page];
    if (page !== "approvals" || counts === undefined) return undefined;
    return <WaitingCount count={counts.approvals} label={say("waiting", { count: counts.approvals })} />;
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <SideSection>
        <SideHead>{say("title")}</SideHead>
        <nav aria-label={say("title")}>
          {pages.map((page) => (
            <SideLink key={page} link={{ to: `/admin/${page}` }} count={countOf(page)}>
              {say(page)}
            </SideLink>
          ))}
        </nav>
      </SideSection>
      <PageChoice />
      <div className="min-h-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}

function PageChoice() {
  const say = useAdminWords();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const shown = pages.find((page) => path.startsWith(`/admin/${page}`)) ?? "approvals";
  return (
    <div className="shrink-0 border-line border-b px-gutter py-2 lg:hidden">
      <Select
        aria-label={say("page")}
        value={shown}
        onChange={({ target }) => {
          const page = pages.find((each) => each === target.value);
          if (page) void navigate({ to: `/admin/${page}` });
        }}
        className="sm:max-w-72"
      >
        {pages.map((page) => (
          <option key={page} value={page}>
            {say(page)}
          </option>
        ))}
      </Select>
    </div>
  );
}
