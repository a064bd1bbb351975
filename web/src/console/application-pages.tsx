import { Link, type LinkProps, useNavigate } from "@tanstack/react-router";
import { useApplications } from "../api/applications.ts";
import { useRecentCounts } from "../api/requests.ts";
import type { Application } from "../api/schema.gen.ts";
import { cx } from "../ui/class-names.ts";
import { Select } from "../ui/select.tsx";
import { SideHead, SideLink, SideSection } from "../ui/side-section.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { type ConsolePage, pages } from "./search.ts";
import { useConsoleWords } from "./words.ts";

interface ApplicationPagesProps {
  application: Application;
  current: ConsolePage;
}

/** The pages of an application, in the sidebar, with how much each holds. */
export function ApplicationSide({ application, current }: ApplicationPagesProps) {
  const say = useConsoleWords();
  const counts = useCounts(application);
  return (
    <SideSection>
      <SideHead>{say("application")}</SideHead>
      <div className="px-1 pt-1 pb-2">
        <ApplicationChoice application={application} current={current} />
      </div>
      <nav aria-label={say("tabs")}>
        {pages.map((page) => (
          <SideLink key={page} link={linkTo(application.id, page, current)} count={counts[page]}>
            {say(page)}
          </SideLink>
        ))}
        <SideLink link={{ to: "/console", activeOptions: { exact: true } }}>{say("back")}</SideLink>
      </nav>
    </SideSection>
  );
}

/** The same above the page, where the sidebar is folded or away. */
export function ApplicationStrip({ application, current }: ApplicationPagesProps) {
  const say = useConsoleWords();
  return (
    <div className="lg:hidden">
      <div className="px-gutter pt-3">
        <ApplicationChoice application={application} current={current} />
      </div>
      <nav
        aria-label={say("tabs")}
        className="scroll-quiet mt-1 flex gap-5 overflow-x-auto border-line border-b px-gutter"
      >
        {pages.map((page) => (
          <Link
            key={page}
            {...linkTo(application.id, page, current)}
            className={cx(
              "-mb-px flex min-h-10 items-center border-b-2 whitespace-nowrap focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
              page === current ? "border-ink font-semibold" : "border-transparent text-soft",
            )}
          >
            {say(page)}
          </Link>
        ))}
      </nav>
    </div>
  );
}

function linkTo(
  applicationId: string,
  page: ConsolePage,
  current: ConsolePage,
): LinkProps & { "aria-current"?: "page" } {
  return {
    to: "/console/$applicationId",
    params: { applicationId },
    search: { tab: page },
    activeOptions: { exact: true, includeSearch: true },
    ...(page === current && { "aria-current": "page" }),
  };
}

function ApplicationChoice({ application, current }: ApplicationPagesProps) {
  const say = useConsoleWords();
  const navigate = useNavigate();
  const all = useApplications().data ?? [application];
  const spoken = useSpokenName();
  const others = all.some(({ id }) => id === application.id) ? all : [application, ...all];
  return (
    <Select
      aria-label={say("application")}
      value={application.id}
      onChange={({ target }) =>
        void navigate({
          to: "/console/$applicationId",
          params: { applicationId: target.value },
          search: { tab: current },
        })
      }
    >
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {spoken(name)}
        </option>
      ))}
    </Select>
  );
}

function useCounts({ id, permissions, redirectUrls }: Application): Partial<Record<ConsolePage, number>> {
  const calls = useRecentCounts().data?.get(id)?.calls;
  return {
    permissions: permissions.length,
    redirects: redirectUrls.length,
    ...(calls !== undefined && { requests: calls }),
  };
}
