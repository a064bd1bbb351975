import { Link, useParams } from "@tanstack/react-router";
import { FileQuestion } from "lucide-react";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { SideHead, SideSection } from "../ui/side-section.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { isGuideName } from "./guides.ts";
import { HelpMarkdown } from "./help-markdown.tsx";
import { useGuides } from "./use-guides.ts";
import { useHelpWords } from "./words.ts";

/** One guide, with its sections in the sidebar. */
export function GuidePage() {
  const say = useHelpWords();
  const { guide: name } = useParams({ from: "/shell/help/$guide" });
  const guides = useGuides();
  const guide = guides.data?.find((each) => each.name === name);
  if (!isGuideName(name)) return <UnknownGuide />;
  return (
    <>
      <Bar title={guide?.title ?? say("help")} crumbs={[{ label: say("help"), link: { to: "/help" } }]} />
      {guides.isPending && <Skeleton lines={8} className="p-gutter" />}
      {guides.error && <FailurePanel error={guides.error} onRetry={() => void guides.refetch()} />}
      {guide && (
        <>
          <SideSection>
            <SideHead>{say("onThisPage")}</SideHead>
            <ul className="scroll-quiet min-h-0 overflow-y-auto">
              {guide.sections.map(({ id, title }) => (
                <li key={id}>
                  <Link
                    to="/help/$guide"
                    params={{ guide: name }}
                    hash={id}
                    className="flex min-h-8 items-center rounded-control px-[11px] py-1 text-soft hover:bg-hover"
                  >
                    <span className="truncate">{title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </SideSection>
          <div className="max-w-3xl px-gutter py-6">
            <HelpMarkdown text={guide.text} />
          </div>
        </>
      )}
    </>
  );
}

function UnknownGuide() {
  const say = useHelpWords();
  return (
    <>
      <Bar title={say("help")} />
      <Blank
        icon={<FileQuestion />}
        title={say("noGuideTitle")}
        text={say("unknownText")}
        action={
          <Link to="/help" className={buttonClass("main")}>
            {say("allGuides")}
          </Link>
        }
      />
    </>
  );
}
