import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { runQuery } from "../api/runs.ts";
import { useSeen } from "../ui/use-seen.ts";
import { Answer } from "./answer.tsx";
import { RunView } from "./run-view.tsx";
import type { Turn } from "./turns.ts";
import { useChatWords } from "./words.ts";

export function UserBubble({ text, faded = false }: { text: string; faded?: boolean }) {
  const say = useChatWords();
  return (
    <div className="flex justify-end">
      <div
        className={`max-w-[85%] rounded-2xl rounded-br-md bg-accent-soft px-4 py-2.5 text-[0.9375rem] sm:max-w-[75%] ${faded ? "opacity-70" : ""}`}
      >
        <span className="sr-only">{say("you")}: </span>
        <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
      </div>
    </div>
  );
}

/** A turn: what the person said, and below it what the assistant did. */
export function TurnFrame({ said, children }: { said: string | null; children: ReactNode }) {
  const say = useChatWords();
  return (
    <li className="space-y-4">
      {said !== null && <UserBubble text={said} />}
      <div>
        <span className="sr-only">{say("assistant")}: </span>
        {children}
      </div>
    </li>
  );
}

interface PastTurnProps {
  turn: Turn;
  onAskAgain: () => void;
}

/** An earlier turn: its steps are read once it comes near the view, its answer is there at once. */
export function PastTurn({ turn, onAskAgain }: PastTurnProps) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const run = useQuery({ ...runQuery(turn.runId ?? ""), enabled: seen && turn.runId !== null });
  return (
    <TurnFrame said={turn.said?.text ?? null}>
      <div ref={place}>
        {run.data ? (
          <RunView run={run.data} draft={turn.answer ?? ""} onAskAgain={onAskAgain} />
        ) : (
          turn.answer !== null && <Answer text={turn.answer} writing={false} />
        )}
      </div>
    </TurnFrame>
  );
}
