import { Link, useNavigate } from "@tanstack/react-router";
import { BookOpen, ListChecks } from "lucide-react";
import { useSession } from "../api/session.ts";
import { Bar } from "../ui/bar.tsx";
import { buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { FirstRun } from "../ui/first-run/first-run.tsx";
import { Page } from "../ui/page.tsx";
import { SearchInput } from "../ui/search-input.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { matchingGuides } from "./guides.ts";
import { useGuides } from "./use-guides.ts";
import { useHelpWords } from "./words.ts";

/** All guides, and for builders the way to the first answer. */
export function HelpPage() {
  const say = useHelpWords();
  const navigate = useNavigate();
  const { q = "" } = useReadSearch("/shell/help");
  const guides = useGuides();
  const { roles } = useSession().user;
  const search = (text: string) =>
    void navigate({ to: "/help", search: text === "" ? {} : { q: text }, replace: true });
  return (
    <Page>
      <Bar title={say("help")} />
      <div className="max-w-2xl pt-5">
        <SearchInput label={say("searchGuides")} value={q} onChange={search} />
        {guides.isPending && <Skeleton lines={6} className="py-5" />}
        {guides.error && <FailurePanel error={guides.error} onRetry={() => void guides.refetch()} />}
        <ul className="mt-4 divide-y divide-line border-line border-y">
          {matchingGuides(guides.data ?? [], q).map(({ guide, found }) => (
            <li key={guide.name}>
              <Link
                to="/help/$guide"
                params={{ guide: guide.name }}
                className="flex gap-3 py-3 hover:bg-hover"
              >
                <BookOpen aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
                <span className="min-w-0">
                  <span className="block text-body font-medium">{guide.title}</span>
                  <span className="line-clamp-2 text-soft wrap-anywhere">{found ?? guide.summary}</span>
                </span>
              </Link>
            </li>
          ))}
          <li>
            <Link to="/help/lint" search={q === "" ? {} : { q }} className="flex gap-3 py-3 hover:bg-hover">
              <ListChecks aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
              <span className="min-w-0">
                <span className="block text-body font-medium">{say("title")}</span>
                <span className="text-soft">{say("lead")}</span>
              </span>
            </Link>
          </li>
        </ul>
      </div>
      {(roles.includes("builder") || roles.includes("admin")) && (
        <FirstRun
          always
          create={
            <Link to="/studio" className={buttonClass("main")}>
              {say("toStudio")}
            </Link>
          }
        />
      )}
    </Page>
  );
}
