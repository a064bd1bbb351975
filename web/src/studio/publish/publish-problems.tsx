import { Link } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { PublishProblem } from "../../api/schema.gen.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { CodeHelpLink } from "../../ui/code-help-link.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { wayOut } from "./way-out.ts";
import { usePublishWords } from "./words.ts";

const shownAtOnce = 50;

interface ProblemsProps {
  assistantId: string;
  problems: readonly PublishProblem[];
  /** Called when a way out is taken. */
  onLeave: () => void;
}

interface PublishErrorsProps extends ProblemsProps {
  /** Looks once more: somebody else may have approved what was missing. */
  checkAgain: () => Promise<unknown>;
}

/** What keeps the draft from being published. */
export function PublishErrors({ checkAgain, ...rest }: PublishErrorsProps) {
  const say = usePublishWords();
  // It is also looked up again by itself, which the button shows nothing of.
  const [pressed, setPressed] = useState(false);
  return (
    <section role="alert" className="mb-4 rounded-card border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="flex items-center gap-2 font-medium text-danger-ink">
          <CircleAlert aria-hidden="true" className="size-4 shrink-0" />
          {say("refused")}
        </h3>
        <Button
          size="small"
          busy={pressed}
          onClick={() => {
            setPressed(true);
            void checkAgain().finally(() => setPressed(false));
          }}
        >
          {say("checkAgain")}
        </Button>
      </div>
      <Problems {...rest} />
    </section>
  );
}

/** What may be better, folded up. */
export function PublishWarnings(props: ProblemsProps) {
  const say = usePublishWords();
  return (
    <section className="mt-4">
      <Disclosure label={say("warnings", { count: props.problems.length })}>
        <Problems {...props} />
      </Disclosure>
    </section>
  );
}

function Problems({ assistantId, problems, onLeave }: ProblemsProps) {
  const say = usePublishWords();
  const hidden = problems.length - shownAtOnce;
  return (
    <>
      <ul className="mt-2 divide-y divide-line">
        {problems.slice(0, shownAtOnce).map((problem) => (
          <li
            key={`${problem.code} ${placeOf(problem)} ${problem.message}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 last:pb-0"
          >
            <ProblemText problem={problem} />
            <WayOutLink assistantId={assistantId} problem={problem} onLeave={onLeave} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="mt-2 text-faint">{say("more", { count: hidden })}</p>}
    </>
  );
}

function placeOf(problem: PublishProblem): string {
  return "skillId" in problem ? `${problem.skillId} ${problem.line} ${problem.column}` : problem.path;
}

function ProblemText({ problem }: { problem: PublishProblem }) {
  const say = usePublishWords();
  return (
    <div className="min-w-0 flex-1 basis-60">
      <p className="wrap-anywhere">{problem.message}</p>
      {"skillId" in problem && (
        <div className="flex flex-wrap items-center gap-x-4 text-work text-faint">
          <span className="min-w-0 wrap-anywhere">
            <GivenName>{problem.title}</GivenName> ·{" "}
            {say("place", { line: problem.line, column: problem.column })}
          </span>
          <CodeHelpLink code={problem.code} />
        </div>
      )}
    </div>
  );
}

interface WayOutLinkProps {
  assistantId: string;
  problem: PublishProblem;
  onLeave: () => void;
}

function WayOutLink({ assistantId, problem, onLeave }: WayOutLinkProps) {
  const say = usePublishWords();
  const way = wayOut(problem);
  const look = buttonClass("plain", "small");
  if (way.to === "assistant") {
    return (
      <Link
        to="/studio/$assistantId"
        params={{ assistantId }}
        search={{ tab: way.tab }}
        onClick={onLeave}
        className={look}
      >
        {say(way.word)}
      </Link>
    );
  }
  return (
    <Link
      to="/studio/$assistantId/skills/$skillId"
      params={{ assistantId, skillId: way.skillId }}
      search={{ line: way.line, column: way.column }}
      className={look}
    >
      {say("correct")}
    </Link>
  );
}
