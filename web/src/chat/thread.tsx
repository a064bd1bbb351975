import { ArrowDown } from "lucide-react";
import { useRef, useState } from "react";
import { useOnline } from "../api/connection.ts";
import { type Thread as ThreadData, useSendMessage } from "../api/conversations.ts";
import { hasEnded } from "../api/run-events.ts";
import { useCancelRun } from "../api/runs.ts";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { Composer } from "./composer.tsx";
import { keepDraft, readDraft } from "./drafts.ts";
import { focusRequest } from "./request-frame.tsx";
import { Starters } from "./starters.tsx";
import { TurnView, UserBubble } from "./turn-view.tsx";
import { turnsOf } from "./turns.ts";
import { useFollowedRun } from "./use-followed-run.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";
import { useChatWords } from "./words.ts";

/** The messages of one conversation, the latest run as it happens, and the box to write in. */
export function Thread({ thread }: { thread: ThreadData }) {
  const say = useChatWords();
  const { id } = thread.conversation;
  const turns = turnsOf(thread.conversation.messages);
  const latestRunId = thread.run?.id ?? turns.at(-1)?.runId ?? null;
  const latest = useFollowedRun(latestRunId, thread.run);
  const cancel = useCancelRun(latestRunId ?? "");
  const online = useOnline();
  const failureText = useFailureText();
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd } = useStickToEnd(box, content);
  const writing = useWriting(id);

  const working = latest.run !== undefined && !hasEnded(latest.run) && latest.run.requiredAction === null;
  const asked = latest.run?.requiredAction ?? null;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div ref={box} className="scroll-quiet relative min-h-0 flex-1 overflow-y-auto px-4 sm:px-6">
        <div ref={content} className="mx-auto max-w-[760px] py-6">
          {turns.length === 0 && !writing.pending && <Starters onPick={writing.send} />}
          <ol aria-label={say("thread")} className="space-y-7">
            {turns.map((turn) => (
              <TurnView
                key={turn.key}
                turn={turn}
                followed={turn.runId !== null && turn.runId === latestRunId ? latest : null}
                onAskAgain={() => writing.putBack(turn.said?.text ?? "")}
              />
            ))}
            {writing.pending && (
              <li>
                <UserBubble text={writing.pending} faded />
              </li>
            )}
          </ol>
        </div>
      </div>
      <div className="relative shrink-0 px-4 pt-2 pb-3 sm:px-6">
        {!atEnd && <ToLatest onClick={toEnd} />}
        <Composer
          text={writing.text}
          onText={writing.setText}
          onSend={() => writing.send(writing.text)}
          onStop={
            working
              ? () => cancel.mutate(undefined, { onError: (e) => toast.failure(failureText(e)) })
              : undefined
          }
          onJump={asked && latestRunId ? () => focusRequest(latestRunId) : undefined}
          jumpLabel={say(asked?.kind === "confirm" ? "jumpConfirm" : "jump")}
          disabled={!online || writing.pending !== null}
          inputRef={writing.inputRef}
        />
      </div>
    </div>
  );
}

function ToLatest({ onClick }: { onClick: () => void }) {
  const say = useChatWords();
  return (
    <button
      type="button"
      onClick={onClick}
      className="target-44 absolute! -top-9 left-1/2 flex -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-raised px-3 py-1.5 text-xs font-medium text-soft shadow-raised hover:text-ink"
    >
      <ArrowDown aria-hidden="true" className="size-3.5" />
      {say("latest")}
    </button>
  );
}

/** What is being written and sent: a failed message comes back to the box, sent again it has the same key. */
function useWriting(conversationId: string) {
  const say = useChatWords();
  const failureText = useFailureText();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const [text, setOwnText] = useState(() => readDraft(conversationId));
  const lastTry = useRef({ text: "", key: "" });
  const message = useSendMessage(conversationId);

  function setText(next: string): void {
    setOwnText(next);
    keepDraft(conversationId, next);
  }
  function send(raw: string): void {
    const trimmed = raw.trim();
    if (lastTry.current.text !== trimmed) lastTry.current = { text: trimmed, key: crypto.randomUUID() };
    setText("");
    message.mutate(
      { text: trimmed, idempotencyKey: lastTry.current.key },
      {
        onSuccess: () => {
          lastTry.current = { text: "", key: "" };
        },
        onError: (error) => {
          setText(raw);
          toast.failure(`${say("sendFailed")} ${failureText(error)}`);
        },
      },
    );
  }
  function putBack(again: string): void {
    setText(again);
    inputRef.current?.focus();
  }
  return {
    text,
    setText,
    send,
    putBack,
    inputRef,
    pending: message.isPending ? message.variables.text : null,
  };
}
