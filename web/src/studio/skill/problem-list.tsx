import { CircleCheck, Minus, X } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "../../ui/button.tsx";
import { CodeHelpLink } from "../../ui/code-help-link.tsx";
import type { Position } from "../editor/positions.ts";
import type { MendableProblem } from "./fixes/use-fixes.ts";
import { countProblems, type ToldProblem, told } from "./marks.ts";
import { useSkillWords } from "./words.ts";

const shownAtOnce = 100;

interface ProblemListProps {
  problems: readonly MendableProblem[];
  onGoTo: (position: Position) => void;
  ref: RefObject<HTMLUListElement | null>;
}

/** What the check found; each leads to its place in the document, and to what can be done about it. */
export function ProblemList({ problems, onGoTo, ref }: ProblemListProps) {
  const say = useSkillWords();
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2 px-4 py-2.5 text-accent-ink">
        <CircleCheck aria-hidden="true" className="size-4" />
        {say("noProblems")}
      </p>
    );
  }
  const all = told(problems);
  const hidden = all.length - shownAtOnce;
  return (
    <>
      <ul ref={ref} className="divide-y divide-line">
        {all.slice(0, shownAtOnce).map((each) => (
          <ProblemRow key={`${each.problem.code} ${each.problem.message}`} told={each} onGoTo={onGoTo} />
        ))}
      </ul>
      {hidden > 0 && <p className="px-4 py-2 text-faint">{say("moreProblems", { count: hidden })}</p>}
    </>
  );
}

interface ProblemRowProps {
  told: ToldProblem<MendableProblem>;
  onGoTo: (position: Position) => void;
}

const placesShown = 8;

function ProblemRow({ told: { problem, places }, onGoTo }: ProblemRowProps) {
  const say = useSkillWords();
  const { severity, message, code, fixes } = problem;
  const [first] = places;
  return (
    <li data-line={first?.line} className="flex flex-wrap items-start gap-x-3 gap-y-1.5 px-4 py-2.5">
      <ProblemMark severity={severity} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="wrap-anywhere">{message}</p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-note text-faint">
          {places.slice(0, placesShown).map((place) => (
            <button
              key={`${place.line} ${place.column}`}
              type="button"
              onClick={() => onGoTo(place)}
              className="target-44 underline decoration-line-strong underline-offset-2 hover:text-ink hover:decoration-current"
            >
              {say("place", { line: place.line, column: place.column })}
            </button>
          ))}
          {places.length > placesShown && (
            <span>{say("morePlaces", { count: places.length - placesShown })}</span>
          )}
          <CodeHelpLink code={code} className="min-h-0!" />
        </p>
      </div>
      {fixes.map(({ label, run }) => (
        <Button key={label} size="small" data-fix onClick={run}>
          {label}
        </Button>
      ))}
    </li>
  );
}

/** Filled for what keeps it from being published, hollow for what does not. */
function ProblemMark({ severity }: Pick<MendableProblem, "severity">) {
  const say = useSkillWords();
  const isError = severity === "error";
  const Icon = isError ? X : Minus;
  return (
    <span
      role="img"
      aria-label={say(severity)}
      className={
        isError
          ? "mt-0.5 grid size-4 shrink-0 place-items-center rounded-tag bg-notice-fill text-on-notice"
          : "mt-0.5 grid size-4 shrink-0 place-items-center rounded-full text-notice-ink shadow-[inset_0_0_0_1.5px_currentColor]"
      }
    >
      <Icon aria-hidden="true" className="size-2.5" strokeWidth={3.5} />
    </span>
  );
}

/** "2 errors · 1 warning"; empty when there is nothing. */
export function ProblemSummary({ problems }: { problems: readonly Pick<MendableProblem, "severity">[] }) {
  const say = useSkillWords();
  const { errors, warnings } = countProblems(problems);
  const parts = [
    ...(errors > 0 ? [say("errors", { count: errors })] : []),
    ...(warnings > 0 ? [say("warnings", { count: warnings })] : []),
  ];
  return <>{parts.join(" · ")}</>;
}
