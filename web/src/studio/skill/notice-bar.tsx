import { History, X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { SkillProblem } from "../../api/schema.gen.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { useFormat } from "../../ui/language/format.ts";
import type { Position } from "../editor/positions.ts";
import type { Notice, SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface NoticeBarProps {
  draft: SkillDraft;
  onGoTo: (position: Position) => void;
}

/** What happened to the content without the person typing it, and the way back. */
export function NoticeBar({ draft, onGoTo }: NoticeBarProps) {
  const say = useSkillWords();
  const format = useFormat();
  const { notice } = draft;
  const changes = notice !== null && "changes" in notice ? notice.changes : [];
  const bar = useInView(changes);
  if (notice === null) return null;
  const text = noticeText(say, format.relative, notice);
  return (
    <div
      ref={bar}
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-accent-line border-b bg-accent-soft py-1.5 pr-1.5 pl-3.5 text-accent-ink"
    >
      <History aria-hidden="true" className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{text}</p>
      {notice.kind === "restored" ? (
        <Button size="small" onClick={draft.discard}>
          {say("discard")}
        </Button>
      ) : (
        <Button size="small" onClick={draft.goBack}>
          {say(notice.kind === "earlier" ? "openEarlier" : "undo")}
        </Button>
      )}
      <IconButton label={say("dismiss")} onClick={draft.dismiss}>
        <X aria-hidden="true" />
      </IconButton>
      {changes.length > 0 && <ChangeList changes={changes} onGoTo={onGoTo} />}
    </div>
  );
}

/** What is to be looked through is seen, also on a small screen, where the editor alone fills it. */
function useInView(changes: readonly SkillProblem[]) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (changes.length === 0) return;
    // The form above, in which it was asked for, is gone by then.
    const frame = requestAnimationFrame(() => bar.current?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [changes]);
  return bar;
}

interface ChangeListProps {
  changes: readonly SkillProblem[];
  onGoTo: (position: Position) => void;
}

/** To be looked through; each leads to its place in the document. */
function ChangeList({ changes, onGoTo }: ChangeListProps) {
  const say = useSkillWords();
  const heading = useId();
  return (
    <div className="basis-full pb-1.5">
      <h2 id={heading} className="text-work font-medium">
        {say("changes")}
      </h2>
      <ul aria-labelledby={heading} className="max-h-40 overflow-y-auto">
        {changes.map(({ line, column, message }) => (
          <li key={`${line} ${column} ${message}`}>
            <button
              type="button"
              onClick={() => onGoTo({ line, column })}
              className="w-full rounded-control py-1 text-left hover:underline"
            >
              <span className="block wrap-anywhere">{message}</span>
              <span className="block text-note">{say("place", { line, column })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function noticeText(
  say: ReturnType<typeof useSkillWords>,
  ago: (at: string) => string,
  notice: Notice,
): string {
  switch (notice.kind) {
    case "restored":
      return say("restored", { time: ago(notice.at) });
    case "earlier":
      return say("earlier", { time: ago(notice.draft.at) });
    case "imported":
      return say(notice.previous.document.trim() === "" ? "importedFirst" : "imported");
    default:
      return say(notice.kind);
  }
}
