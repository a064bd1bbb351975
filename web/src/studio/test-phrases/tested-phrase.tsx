import { CircleCheck, CircleX, Play, X } from "lucide-react";
import type { PhraseResult, Skill, TestPhrase } from "../../api/schema.gen.ts";
import { IconButton } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { OperationSelect } from "../operation-select.tsx";
import { useOutcomeText } from "./outcome.ts";
import { useTestPhraseWords } from "./words.ts";

interface TestedPhraseProps {
  phrase: TestPhrase;
  /** What came of it; left out, it was not tried as it is now. */
  result: PhraseResult | undefined;
  skills: readonly Skill[];
  onTry: (() => void) | undefined;
  onExpect: (expects: TestPhrase["expects"]) => void;
  onRemove: () => void;
}

/** A phrase, what should be found, and below it what is. */
export function TestedPhrase({ phrase, result, skills, onTry, onExpect, onRemove }: TestedPhraseProps) {
  const say = useTestPhraseWords();
  const { text, expects } = phrase;
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <button
          type="button"
          disabled={onTry === undefined}
          onClick={onTry}
          className="target-44 flex min-w-0 flex-1 basis-56 items-center gap-2 text-left hover:text-accent-ink disabled:opacity-55"
        >
          <Play aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
          <bdi className="min-w-0 wrap-anywhere">{text}</bdi>
        </button>
        <span className="flex min-w-0 flex-1 basis-48 items-center gap-1">
          <OperationSelect
            aria-label={say("expectsOf", { phrase: text })}
            target={expects}
            skills={skills}
            none={say("nothing")}
            gone={(operation) => say("gone", { operation })}
            onChange={onExpect}
          />
          <IconButton label={say("remove", { phrase: text })} onClick={onRemove}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {result && <Finding result={result} />}
    </li>
  );
}

function Finding({ result }: { result: PhraseResult }) {
  const say = useTestPhraseWords();
  const spoken = useSpokenName();
  const outcome = useOutcomeText()(result.withPlanning);
  const Icon = result.right ? CircleCheck : CircleX;
  const best = result.best.map(
    ({ summary, operationId, score }) => `${spoken(summary) || operationId} ${score.toFixed(1)}`,
  );
  return (
    <div className="mt-1 flex gap-2 pl-5.5">
      <Icon
        aria-hidden="true"
        className={cx("mt-0.5 size-4 shrink-0", result.right ? "text-accent-ink" : "text-notice-ink")}
      />
      <p className="min-w-0 wrap-anywhere">
        <span className={result.right ? "" : "text-notice-ink"}>
          {say(result.right ? "right" : "wrong", { outcome })}
        </span>
        {best.length > 0 && (
          <span className="block text-note text-faint tabular-nums">
            {say("best", { list: best.join(say("comma")) })}
          </span>
        )}
      </p>
    </div>
  );
}
