import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft, FileQuestion } from "lucide-react";
import { buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
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
        className="-ml-1.5 mb-2 inline-flex min-h-9 items-center gap-1 rounded-lg px-1.5 text-soft hover:text-ink"
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
            {...(page.title === page.code
              ? {}
              : { lead: <code className="font-mono wrap-anywhere">{page.code}</code> })}
          />
          <Card className="p-5">
            <HelpMarkdown text={page.text} />
          </Card>
        </>
      )}
      {pages.data && page === undefined && <UnknownCode code={code} />}
    </Page>
  );
}

function UnknownCode({ code }: { code: string }) {
  const say = useHelpWords();
  return (
    <EmptyState
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
