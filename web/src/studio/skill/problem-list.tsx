import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import type { SkillProblem } from "../../api/schema.gen.ts";
import { CodeHelpLink } from "../../ui/code-help-link.tsx";
import type { Position } from "../editor/positions.ts";
import { countProblems, inOrder } from "./marks.ts";
import { useSkillWords } from "./words.ts";

const shownAtOnce = 100;

interface ProblemListProps {
  problems: readonly SkillProblem[];
  onGoTo: (position: Position) => void;
}

/** What the check found; each leads to its place in the document. */
export function ProblemList({ problems, onGoTo }: ProblemListProps) {
  const say = useSkillWords();
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ok-ink">
        <CircleCheck aria-hidden="true" className="size-4" />
        {say("noProblems")}
      </p>
    );
  }
  const hidden = problems.length - shownAtOnce;
  return (
    <>
      <ul className="-mx-2">
        {inOrder(problems)
          .slice(0, shownAtOnce)
          .map((problem) => (
            <li
              key={`${problem.line} ${problem.column} ${problem.code} ${problem.message}`}
              className="rounded-lg hover:bg-sunken"
            >
              <ProblemButton problem={problem} onGoTo={onGoTo} />
              <CodeHelpLink code={problem.code} className="mb-1 ml-8 max-w-[calc(100%-2.5rem)]" />
            </li>
          ))}
      </ul>
      {hidden > 0 && <p className="mt-1 text-faint">{say("moreProblems", { count: hidden })}</p>}
    </>
  );
}

interface ProblemButtonProps {
  problem: SkillProblem;
  onGoTo: (position: Position) => void;
}

function ProblemButton({ problem, onGoTo }: ProblemButtonProps) {
  const say = useSkillWords();
  const { severity, message, line, column } = problem;
  const isError = severity === "error";
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <button
      type="button"
      onClick={() => onGoTo({ line, column })}
      className="flex w-full gap-2.5 rounded-lg px-2 pt-2 text-left"
    >
      <Icon
        role="img"
        aria-label={say(severity)}
        className={
          isError ? "mt-0.5 size-4 shrink-0 text-danger-ink" : "mt-0.5 size-4 shrink-0 text-warn-ink"
        }
      />
      <span className="min-w-0">
        <span className="block wrap-anywhere">{message}</span>
        <span className="block text-xs text-faint">{say("place", { line, column })}</span>
      </span>
    </button>
  );
}

/** "2 errors · 1 warning"; empty when there is nothing. */
export function ProblemSummary({ problems }: { problems: readonly SkillProblem[] }) {
  const say = useSkillWords();
  const { errors, warnings } = countProblems(problems);
  const parts = [
    ...(errors > 0 ? [say("errors", { count: errors })] : []),
    ...(warnings > 0 ? [say("warnings", { count: warnings })] : []),
  ];
  return <>{parts.join(" · ")}</>;
}
