import { Link, useNavigate } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { Blank } from "../ui/blank.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FailurePanel } from "../ui/failure.tsx";
import { Page, PageHeader } from "../ui/page.tsx";
import { SearchInput } from "../ui/search-input.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { type LintPageText, matchingPages } from "./lint-page-text.ts";
import { useLintPages } from "./use-lint-pages.ts";
import { useHelpWords } from "./words.ts";

/** All codes of the skill reader. */
export function LintIndex() {
  const say = useHelpWords();
  const navigate = useNavigate();
  const { q = "" } = useReadSearch("/shell/help/lint");
  const pages = useLintPages();
  const search = (text: string) =>
    void navigate({ to: "/help/lint", search: text === "" ? {} : { q: text }, replace: true });
  return (
    <Page>
      <PageHeader
        title={say("title")}
        lead={say("lead")}
        crumbs={[{ label: say("help"), link: { to: "/help" } }]}
      />
      <SearchInput label={say("search")} value={q} onChange={search} className="mb-4 sm:max-w-80" />
      {pages.isPending && <Skeleton lines={6} />}
      {pages.error && <FailurePanel error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && <CodeList pages={matchingPages(pages.data, q)} onClear={() => search("")} />}
    </Page>
  );
}

function CodeList({ pages, onClear }: { pages: readonly LintPageText[]; onClear: () => void }) {
  const say = useHelpWords();
  if (pages.length === 0) {
    return (
      <Blank
        icon={<SearchX aria-hidden="true" />}
        title={say("noneFound")}
        text={say("noneFoundText")}
        action={<Button onClick={onClear}>{say("clear")}</Button>}
      />
    );
  }
  return (
    <ul className="divide-y divide-line border-line border-y">
      {pages.map(({ code, title, summary }) => (
        <li key={code}>
          <Link to="/help/lint/$code" params={{ code }} className="block py-2.5 hover:bg-hover">
            <span className={cx("block font-medium wrap-anywhere", title === code && "font-mono text-code")}>
              {title}
            </span>
            <span className="line-clamp-2 text-soft wrap-anywhere">{summary}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
