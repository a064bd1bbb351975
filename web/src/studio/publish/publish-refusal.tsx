import { Link } from "@tanstack/react-router";
import { CircleAlert } from "lucide-react";
import type { Assistant, PublishProblem } from "../../api/assistants.ts";
import { buttonClass } from "../../ui/button.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { usePublishWords } from "./words.ts";

interface PublishRefusalProps {
  assistant: Assistant;
  problems: readonly PublishProblem[];
  /** Called when a way out is taken. */
  onLeave: () => void;
}

/** Each thing that keeps it from being published, with the way to its place. */
export function PublishRefusal({ assistant, problems, onLeave }: PublishRefusalProps) {
  const say = usePublishWords();
  return (
    <section role="alert" className="mt-4 rounded-2xl border border-line p-4">
      <h3 className="flex items-center gap-2 font-medium text-danger-ink">
        <CircleAlert aria-hidden="true" className="size-4" />
        {say("refused")}
      </h3>
      <ul className="mt-3 divide-y divide-line">
        {problems.map((problem) => (
          <li
            key={`${problem.code} ${placeOf(problem)} ${problem.message}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 last:pb-0"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="wrap-anywhere">{problem.message}</p>
              <p className="text-[0.8125rem] text-faint">
                {"skillId" in problem ? (
                  <>
                    <GivenName>{problem.skill}</GivenName> ·{" "}
                    {say("place", { line: problem.line, column: problem.column })}
                  </>
                ) : (
                  say("plan")
                )}
              </p>
            </div>
            <WayOut assistant={assistant} problem={problem} onLeave={onLeave} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf(problem: PublishProblem): string {
  return "skillId" in problem ? `${problem.skillId} ${problem.line} ${problem.column}` : problem.path;
}

interface WayOutProps {
  assistant: Assistant;
  problem: PublishProblem;
  onLeave: () => void;
}

function WayOut({ assistant, problem, onLeave }: WayOutProps) {
  const say = usePublishWords();
  const look = buttonClass("secondary", "sm");
  const scope = problem.code === "scope_not_approved";
  if (scope || !("skillId" in problem)) {
    return (
      <Link
        to="/studio/$assistantId"
        params={{ assistantId: assistant.id }}
        search={{ tab: scope ? "permissions" : "planning" }}
        onClick={onLeave}
        className={look}
      >
        {say(scope ? "apply" : "correct")}
      </Link>
    );
  }
  return (
    <Link
      to="/studio/$assistantId/skills/$skillId"
      params={{ assistantId: assistant.id, skillId: problem.skillId }}
      search={{ line: problem.line, column: problem.column }}
      className={look}
    >
      {say("correct")}
    </Link>
  );
}
