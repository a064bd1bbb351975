import { Check } from "lucide-react";
import { cx } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/language/format.ts";
import { Spinner } from "../../ui/spinner.tsx";
import { State } from "../../ui/state.tsx";
import { useDraftSaving } from "./draft-saving.tsx";
import { useSavingWords } from "./words.ts";

interface SavingNoteProps {
  /** In fewer words, where there is little room. */
  short?: boolean;
  className?: string;
}

/** Whether the draft holds what is seen. Read out only when it does not. */
export function SavingNote({ short = false, className }: SavingNoteProps) {
  const say = useSavingWords();
  const format = useFormat();
  const { saving, unsaved } = useDraftSaving();
  const failed = saving.is === "failed";
  const shown = failed || saving.is === "saving" ? saving.is : unsaved === null ? saving.is : unsaved;
  return (
    <p className={cx("flex items-center gap-1.5 text-note whitespace-nowrap text-faint", className)}>
      {shown === "resting" && !short && say("resting")}
      {(shown === "saving" || shown === "waiting") && (
        <>
          <Spinner />
          {say("saving")}
        </>
      )}
      {saving.is === "saved" && shown === "saved" && (
        <>
          <Check aria-hidden="true" className="size-3.5" />
          {say(short ? "savedShort" : "saved", { time: format.time(saving.at) })}
        </>
      )}
      <span role="status" className="flex items-center gap-1.5">
        {shown === "incomplete" && (
          <State is="warning">{say(short ? "incompleteShort" : "incomplete")}</State>
        )}
        {failed && <State is="attention">{say("failed")}</State>}
      </span>
      {failed && (
        <button
          type="button"
          className="target-44 font-medium text-notice-ink underline underline-offset-3 hover:no-underline"
          onClick={saving.again}
        >
          {say("again")}
        </button>
      )}
    </p>
  );
}
