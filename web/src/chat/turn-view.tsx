import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { runQuery } from "../api/runs.ts";
import { cx } from "../ui/class-names.ts";
import { useSeen } from "../ui/use-seen.ts";
import { RunView } from "./run-view.tsx";
import type { Turn } from "./turns.ts";
import type { FollowedRunView } from "./use-followed-run.ts";
import { useChatWords } from "./words.ts";

export function UserBubble({ text, faded = false }: { text: string; faded?: boolean }) {
  const say = useChatWords();
  return (
    <div className="flex justify-end">
      <div
        className={cx(
          "max-w-[85%] rounded-2xl rounded-br-md bg-accent-soft px-4 py-2.5 text-[0.9375rem] sm:max-w-[75%]",
          faded && "opacity-70",
        )}
      >
        <span className="sr-only">{say("you")}: </span>
        <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
      </div>
    </div>
  );
}

interface TurnViewProps {
  turn: Turn;
  /** The latest turn's run is followed; an earlier one is read once it comes near the view. */
  followed: FollowedRunView | null;
  onAskAgain: () => void;
}

/** A turn: what the person said, and below it what the assistant did. */
export function TurnView({ turn, followed, onAskAgain }: TurnViewProps) {
  const say = useChatWords();
  const place = useRef<HTMLLIElement>(null);
  const seen = useSeen(place);
  const past = useQuery({
    ...runQuery(turn.runId ?? ""),
    enabled: followed === null && seen && turn.runId !== null,
  });
  return (
    <li ref={place} data-turn className="space-y-3">
      {turn.said !== null && <UserBubble text={turn.said.text} />}
      <div>
        <span className="sr-only">{say("assistant")}: </span>
        <RunView
          run={followed?.run ?? past.data ?? null}
          replies={turn.replies}
          draft={followed?.draft ?? ""}
          onAskAgain={onAskAgain}
        />
      </div>
    </li>
  );
}
