import { useTriedPhrases } from "../../api/phrases.ts";
import type { Assistant, PhraseOutcome, PhraseResult } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { useOutcomeText } from "./outcome.ts";
import { useTestPhraseWords } from "./words.ts";

interface PlanningDifferenceProps {
  assistant: Assistant;
  /** Compared where the builder has no phrases of their own. */
  starters: readonly string[];
  onClose: () => void;
}

/** The same phrases with planning on and off, side by side. Nothing is called. */
export function PlanningDifference({ assistant, starters, onClose }: PlanningDifferenceProps) {
  const say = useTestPhraseWords();
  const { testPhrases: own = [] } = assistant;
  const phrases = own.length > 0 ? own : starters.map((text) => ({ text, expects: null }));
  const tried = useTriedPhrases(assistant.id, phrases, useLanguage());
  return (
    <Dialog
      wide
      title={say("difference")}
      onClose={onClose}
      footer={<Button onClick={onClose}>{say("close")}</Button>}
    >
      <p className="text-pretty text-soft">{say("differenceLead")}</p>
      {phrases.length === 0 && <p className="mt-4">{say("differenceEmpty")}</p>}
      {phrases.length > 0 && tried.isPending && <Skeleton lines={6} />}
      {tried.error && <FailureNote error={tried.error} onRetry={() => void tried.refetch()} />}
      {tried.data && <SideBySide results={tried.data.results} />}
    </Dialog>
  );
}

function SideBySide({ results }: { results: readonly PhraseResult[] }) {
  const say = useTestPhraseWords();
  const differing = results.filter(isDifferent).length;
  return (
    <>
      <p className="mt-4 font-medium">
        {say(differing === 0 ? "same" : "differ", { differing, count: results.length })}
      </p>
      <table className="mt-3 w-full border-collapse text-left">
        <thead className="max-sm:sr-only">
          <tr className="border-line-strong border-b align-bottom">
            <th scope="col" className="w-1/3 py-2 pr-4 font-medium">
              {say("phrase")}
            </th>
            <th scope="col" className="w-1/3 py-2 pr-4 font-medium">
              {say("on")}
            </th>
            <th scope="col" className="w-1/3 py-2 font-medium">
              {say("off")}
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.text} className="border-line border-b align-top max-sm:block max-sm:py-2">
              <th scope="row" className="py-2 pr-4 font-normal wrap-anywhere max-sm:block max-sm:py-1">
                <bdi>{result.text}</bdi>
              </th>
              <Outcome label={say("on")} outcome={result.withPlanning} />
              <Outcome label={say("off")} outcome={result.withoutPlanning} differs={isDifferent(result)} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const isDifferent = ({ withPlanning, withoutPlanning }: PhraseResult): boolean =>
  JSON.stringify(withPlanning) !== JSON.stringify(withoutPlanning);

interface OutcomeProps {
  /** On a phone, where the columns stand below each other. */
  label: string;
  outcome: PhraseOutcome;
  differs?: boolean;
}

function Outcome({ label, outcome, differs = false }: OutcomeProps) {
  const text = useOutcomeText()(outcome);
  return (
    <td className={cx("py-2 pr-4 wrap-anywhere max-sm:block max-sm:py-0.5", differs && "text-notice-ink")}>
      <span aria-hidden="true" className="block text-note text-faint sm:hidden">
        {label}
      </span>
      {text}
    </td>
  );
}
