import { ArrowDown } from "lucide-react";
import { useRef } from "react";
import { useOnline } from "../api/connection.ts";
import type { Thread as ThreadData } from "../api/conversations.ts";
import { hasEnded } from "../api/run-events.ts";
import { useCancelRun } from "../api/runs.ts";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { Composer } from "./composer.tsx";
import { Opening } from "./opening.tsx";
import { focusRequest } from "./request-frame.tsx";
import { TurnView, UserBubble } from "./turn-view.tsx";
import { turnsOf } from "./turns.ts";
import { type FollowedRunView, useFollowedRun } from "./use-followed-run.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";
import { useWriting } from "./use-writing.ts";
import { useChatWords } from "./words.ts";

type Writing = ReturnType<typeof useWriting>;

/** The messages of one conversation, the latest run as it happens, and the box to write in. */
export function Thread({ thread }: { thread: ThreadData }) {
  const writing = useWriting(thread.conversation.id);
  const runId = thread.run?.id ?? thread.conversation.messages.at(-1)?.runId ?? null;
  const latest = useFollowedRun(runId, thread.run);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd, requestAway } = useStickToEnd(box, content);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        ref={box}
        data-thread
        className="scroll-quiet @container-size relative min-h-0 flex-1 overflow-y-auto px-3 sm:px-6"
      >
        <div ref={content} className="mx-auto max-w-[760px] py-4">
          <Messages thread={thread} latest={latest} writing={writing} />
        </div>
      </div>
      <div className="relative shrink-0 px-3 pt-2 pb-3 sm:px-6">
        {!atEnd && <ToLatest onClick={toEnd} />}
        <Box latest={latest} writing={writing} toEnd={toEnd} requestAway={requestAway} />
      </div>
    </div>
  );
}

interface MessagesProps {
  thread: ThreadData;
  latest: FollowedRunView;
  writing: Writing;
}

function Messages({ thread, latest, writing }: MessagesProps) {
  const say = useChatWords();
  const turns = turnsOf(thread.conversation.messages);
  return (
    <>
      {turns.length === 0 && writing.pending === null && (
        <Opening
          assistantId={thread.conversation.assistantId}
          draft={thread.conversation.draft}
          onPick={writing.send}
        />
      )}
      <ol aria-label={say("thread")} className="space-y-7">
        {turns.map((turn) => (
          <TurnView
            key={turn.key}
            turn={turn}
            followed={turn.runId !== null && turn.runId === latest.run?.id ? latest : null}
            onAskAgain={() => writing.putBack(turn.said?.text ?? "")}
          />
        ))}
        {writing.pending !== null && (
          <li>
            <UserBubble text={writing.pending} faded />
          </li>
        )}
      </ol>
    </>
  );
}

interface BoxProps {
  latest: FollowedRunView;
  writing: Writing;
  toEnd: () => void;
  requestAway: boolean;
}

/** The box to write in, with what the latest run allows: to stop it, or to jump to what it asks. */
function Box({ latest, writing, toEnd, requestAway }: BoxProps) {
  const say = useChatWords();
  const online = useOnline();
  const failureText = useFailureText();
  const { run } = latest;
  const cancel = useCancelRun(run?.id ?? "");
  const stop = () => cancel.mutate(undefined, { onError: (error) => toast.failure(failureText(error)) });
  const asked = run?.requiredAction ?? null;
  const working = run !== undefined && !hasEnded(run) && asked === null;
  const jump = (runId: string) => () => {
    toEnd();
    focusRequest(runId);
  };
  return (
    <Composer
      text={writing.text}
      onText={writing.setText}
      onSend={() => {
        writing.send(writing.text);
        toEnd();
      }}
      onStop={working ? stop : undefined}
      onJump={run && asked && requestAway ? jump(run.id) : undefined}
      jumpLabel={say(asked?.kind === "confirm" ? "jumpConfirm" : "jump")}
      disabled={!online || writing.pending !== null}
      inputRef={writing.inputRef}
    />
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
