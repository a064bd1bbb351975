import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft, FileQuestion } from "lucide-react";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Page, PageHeader } from "../ui/page.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { clip } from "../ui/text.ts";
import { HelpMarkdown } from "./help-markdown.tsx";
import { useLintPages } from "./use-lint-pages.ts";
import { useHelpWords } from "./words.ts";

/** What one code means: the place every problem in Studio leads to. */
export function LintPage() {
  const say = useHelpWords();
  const { code } = useParams({ from: "/shell/help/lint/$code" });
  const pages = useLintPages();
  const page = pages.data?.find((each) => each.code === code);
  return (
    <Page>
      <Link
        to="/help/lint"
        className="-ml-1.5 mt-1 inline-flex min-h-9 items-center gap-1 rounded-control px-1.5 text-soft hover:text-ink md:hidden"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {say("all")}
      </Link>
      {pages.isPending && <Skeleton lines={5} />}
      {pages.error && <FailurePanel error={pages.error} onRetry={() => void pages.refetch()} />}
      {page && (
        <>
          <PageHeader
            title={page.title}
            crumbs={[
              { label: say("help"), link: { to: "/help" } },
              { label: say("title"), link: { to: "/help/lint" } },
            ]}
            {...(page.title === page.code
              ? {}
              : { lead: <code className="font-mono wrap-anywhere">{page.code}</code> })}
          />
          <div className="max-w-3xl pt-4">
            <HelpMarkdown text={page.text} />
          </div>
        </>
      )}
      {pages.data && page === undefined && <UnknownCode code={code} />}
    </Page>
  );
}

function UnknownCode({ code }: { code: string }) {
  const say = useHelpWords();
  return (
    <Blank
      icon={<FileQuestion aria-hidden="true" />}
      title={say("unknownTitle", { code: clip(code, 60) })}
      text={say("unknownText")}
      action={
        <Link to="/help/lint" className={buttonClass()}>
          {say("seeAll")}
        </Link>
      }
    />
  );
}
