import { ArrowDown } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useOnline } from "../api/connection.ts";
import { type Thread as ThreadData, useRetry } from "../api/conversations.ts";
import { hasEnded } from "../api/run-events.ts";
import { useCancelRun } from "../api/runs.ts";
import type { Run } from "../api/schema.gen.ts";
import { cx } from "../ui/class-names.ts";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { column, composerPlace } from "./column.ts";
import { Composer } from "./composer.tsx";
import { LiveRegion } from "./live-region.tsx";
import { Offers } from "./offers.tsx";
import { Opening } from "./opening.tsx";
import { focusRequest } from "./request-frame.tsx";
import { TurnList } from "./turn-list.tsx";
import { turnsOf } from "./turns.ts";
import { type FollowedRunView, useFollowedRun } from "./use-followed-run.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";
import { useWriting } from "./use-writing.ts";
import { useChatWords } from "./words.ts";

const TracePanel = lazy(async () => ({ default: (await import("./trace-panel.tsx")).TracePanel }));

type Writing = ReturnType<typeof useWriting>;

/** The messages of one conversation, the latest run as it happens, and the box to write in; beside them the requests of a turn. */
export function Thread({ thread }: { thread: ThreadData }) {
  const writing = useWriting(thread.conversation.id);
  const runId = thread.run?.id ?? thread.conversation.messages.at(-1)?.runId ?? null;
  const latest = useFollowedRun(runId, thread.run);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd, requestAway } = useStickToEnd(box, content);
  const [traced, setTraced] = useState<string | null>(null);
  const empty = thread.conversation.messages.length === 0 && writing.pending === null;
  const field = <Box latest={latest} writing={writing} toEnd={toEnd} requestAway={requestAway} />;
  return (
    <div className="@container/thread relative flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div
          ref={box}
          data-thread
          className="scroll-quiet @container-size relative min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]"
        >
          <div ref={content} className={cx(column, "flex min-h-full flex-col")}>
            {empty ? (
              <Opening
                assistantId={thread.conversation.assistantId}
                draft={thread.conversation.draft}
                composer={field}
                onPick={writing.send}
              />
            ) : (
              <Messages
                thread={thread}
                latest={latest}
                writing={writing}
                box={box}
                toEnd={toEnd}
                onTrace={setTraced}
              />
            )}
          </div>
        </div>
        {!empty && (
          <div className={cx(column, "relative shrink-0 pt-2 pb-3")}>
            {!atEnd && <ToLatest onClick={toEnd} />}
            <div className={cx("sm:pl-[calc(4rem+25px)]", composerPlace)}>{field}</div>
          </div>
        )}
        <LiveRegion run={latest.run} />
      </div>
      {traced !== null && (
        <div className="grid min-h-0 @max-3xl/thread:absolute @max-3xl/thread:inset-0 @max-3xl/thread:z-20 @3xl/thread:w-[clamp(22rem,40%,35rem)]">
          <Suspense fallback={null}>
            <TracePanel key={traced} runId={traced} onClose={() => setTraced(null)} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

interface MessagesProps {
  thread: ThreadData;
  latest: FollowedRunView;
  writing: Writing;
  box: React.RefObject<HTMLElement | null>;
  toEnd: () => void;
  onTrace: (runId: string) => void;
}

function Messages({ thread, latest, writing, box, toEnd, onTrace }: MessagesProps) {
  const { id } = thread.conversation;
  const isAtWork = isWorking(latest.run) || writing.pending !== null;
  const goOn = () => {
    writing.focus();
    toEnd();
  };
  const disabled = !useOnline() || isAtWork;
  const retry = useRetrying(id, latest.run, goOn);
  return (
    <TurnList
      box={box}
      turns={turnsOf(thread.conversation.messages)}
      latest={latest}
      pending={writing.pending}
      offers={<NextOffers latest={latest} writing={writing} />}
      edits={{ conversationId: id, disabled, onSent: goOn }}
      retry={{ ...retry, disabled }}
      onAskAgain={writing.putBack}
      onTrace={onTrace}
    />
  );
}

function useRetrying(conversationId: string, run: Run | undefined, onBegun: () => void) {
  const failureText = useFailureText();
  const retry = useRetry(conversationId);
  return {
    busy: retry.isPending,
    onClick: () =>
      run && retry.mutateAsync(run.id).then(onBegun, (error) => toast.failure(failureText(error))),
  };
}

/** Under the last answer, until something else is said. */
function NextOffers({ latest, writing }: { latest: FollowedRunView; writing: Writing }) {
  const online = useOnline();
  const answer = latest.run?.message;
  if (!answer || writing.pending !== null) return null;
  return <Offers answer={answer} disabled={!online} onPick={writing.send} />;
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
      onStop={isWorking(run) ? stop : undefined}
      onJump={run && asked && requestAway ? jump(run.id) : undefined}
      jumpLabel={say(asked?.kind === "confirm" ? "jumpConfirm" : "jump")}
      disabled={!online || writing.pending !== null}
      inputRef={writing.inputRef}
    />
  );
}

const isWorking = (run: Run | undefined): boolean =>
  run !== undefined && !hasEnded(run) && run.requiredAction === null;

function ToLatest({ onClick }: { onClick: () => void }) {
  const say = useChatWords();
  return (
    <button
      type="button"
      onClick={onClick}
      className="target-44 absolute! -top-9 left-1/2 flex -translate-x-1/2 animate-show items-center gap-1.5 rounded-control border border-line-strong bg-raised px-3 py-1.5 text-note font-medium text-soft shadow-float hover:text-ink"
    >
      <ArrowDown aria-hidden="true" className="size-3.5" />
      {say("latest")}
    </button>
  );
}
