import { useQuery } from "@tanstack/react-query";
import { memo, type ReactNode, useRef } from "react";
import { runQuery } from "../api/runs.ts";
import { useFormat } from "../ui/language/format.ts";
import { useSeen } from "../ui/use-seen.ts";
import type { Retry } from "./foot/retry.tsx";
import { RunView } from "./run-view.tsx";
import type { Edits } from "./said/edits.ts";
import { Said } from "./said/said.tsx";
import type { Turn } from "./turns.ts";
import type { FollowedRunView } from "./use-followed-run.ts";
import { useChatWords } from "./words.ts";

/** A piece of the thread: when, in the margin, and what, beside the line. */
export const turnClass = "sm:grid sm:grid-cols-[4rem_minmax(0,1fr)]";
export const turnBody = "min-w-0 pb-3 sm:py-4 sm:pl-[25px]";

interface TurnViewProps {
  turn: Turn;
  /** Another day than that of the turn before. */
  newDay: boolean;
  /** The latest turn's run is followed; an earlier one is read once it comes near the view. */
  followed: FollowedRunView | null;
  edits: Edits;
  /** Of the last turn alone. */
  retry: Retry | null;
  onAskAgain: (text: string) => void;
  onTrace: (runId: string) => void;
  /** Below it all. */
  children: ReactNode;
}

/** A turn: what the person said, and below it what the assistant did. Scrolling past it draws nothing anew. */
export const TurnView = memo(function TurnView({
  turn,
  newDay,
  followed,
  edits,
  retry,
  onAskAgain,
  onTrace,
  children,
}: TurnViewProps) {
  const say = useChatWords();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const past = useQuery({ ...runQuery(turn.runId), enabled: followed === null && seen });
  return (
    <div ref={place} className={turnClass}>
      <TurnTime at={turn.at} newDay={newDay} />
      <div className={turnBody}>
        {turn.said !== null && <Said message={turn.said} edits={edits} />}
        <span className="sr-only">{say("assistant")}: </span>
        <RunView
          run={followed?.run ?? past.data ?? null}
          replies={turn.replies}
          draft={followed?.draft ?? ""}
          retry={retry}
          onAskAgain={() => onAskAgain(turn.said?.text ?? "")}
          onTrace={onTrace}
        />
        {children}
      </div>
    </div>
  );
});

function TurnTime({ at, newDay }: { at: string; newDay: boolean }) {
  const format = useFormat();
  return (
    <time
      dateTime={at}
      title={format.dateTime(at)}
      className="block pt-2 pb-1 text-note text-faint sm:pt-[26px] sm:pr-3 sm:text-right sm:leading-5"
    >
      {newDay && <span className="max-sm:mr-1.5 sm:block">{format.monthDay(at)}</span>}
      {format.time(at)}
    </time>
  );
}
