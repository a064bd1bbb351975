import type { InputProblem } from "../../api/schema.gen.ts";
import { GivenText } from "../../ui/given-name.tsx";
import { plainLine } from "../../ui/text.ts";
import { useConfirmationWords } from "./words.ts";

/** What is wrong with the request as a whole, or with what no field is about; the person is led to it. */
export function RequestProblems({ problems }: { problems: readonly InputProblem[] }) {
  const say = useConfirmationWords();
  if (problems.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-problem
      className="scroll-quiet mx-3 mt-2.5 max-h-32 space-y-1 overflow-y-auto rounded-control bg-notice-soft px-3 py-2 text-notice-ink sm:mx-5"
    >
      {problems.map(({ path, message }) => (
        <p key={`${path} ${message}`} className="wrap-anywhere">
          {path === ""
            ? say("wholeRequest", { problem: plainLine(message) })
            : say.rich("partOfRequest", {
                part: <GivenText max={80}>{path}</GivenText>,
                problem: plainLine(message),
              })}
        </p>
      ))}
    </div>
  );
}
