import { useCalls } from "../api/runs.ts";
import type { Call } from "../api/schema.gen.ts";
import { CopyTextButton } from "../ui/copy-button.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { JsonTree } from "../ui/json-tree.tsx";
import { defineWords } from "../ui/language/define-words.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { Tag } from "../ui/tag.tsx";
import { Verb } from "../ui/verb.tsx";
import { traceOf } from "./call-trace.ts";

const useCallWords = defineWords(
  {
    none: "这些请求已不再保留。",
    sending: "等待响应",
    noResponse: "没有收到响应",
    unknown: "结果未知",
    unknownHint: "请求已经发出，但不知道技能是否执行过。为避免重复，不会自动重发。",
    cancelled: "已取消",
    stream: "流模式",
    took: "{ms} 毫秒",
    copyJson: "复制为 JSON",
    copyCurl: "复制为 curl",
    masked: "授权码和密钥已遮盖。",
  },
  {
    none: "These requests are not kept any more.",
    sending: "Waiting for the answer",
    noResponse: "No response",
    unknown: "Outcome unknown",
    unknownHint:
      "The request was sent, but nobody knows whether the skill ran it. It is not sent again by itself.",
    cancelled: "Cancelled",
    stream: "Stream",
    took: "{ms} ms",
    copyJson: "Copy as JSON",
    copyCurl: "Copy as curl",
    masked: "Codes and secrets are masked.",
  },
);

/** What was sent to skills in this run and what they answered, as the server keeps it: masked. */
export function CallsPanel({ runId }: { runId: string }) {
  const say = useCallWords();
  const calls = useCalls(runId, true);
  if (calls.isPending) return <Skeleton className="p-4" />;
  if (calls.error) return <FailureNote error={calls.error} onRetry={() => void calls.refetch()} />;
  if (calls.data.length === 0) return <p className="p-4 text-faint">{say("none")}</p>;
  return (
    <div>
      {calls.data.map((call) => (
        <CallBox key={call.id} call={call} />
      ))}
      <p className="p-4 text-note text-faint">{say("masked")}</p>
    </div>
  );
}

function CallBox({ call }: { call: Call }) {
  const say = useCallWords();
  const trace = traceOf(call);
  return (
    <article className="border-line-strong border-b">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-3 pb-2">
        <Verb method={call.request.method} />
        <span className="min-w-32 flex-1 font-medium wrap-anywhere">
          <bdi>{call.operationId}</bdi>
        </span>
        {call.mode && (
          <Tag tone={call.mode === "stream" ? "accent" : "neutral"}>
            {call.mode === "stream" ? say("stream") : "HTTP"}
          </Tag>
        )}
        <Outcome call={call} />
        {call.rt !== null && (
          <span className="text-note text-faint tabular-nums">
            {say("took", { ms: Math.round(call.rt) })}
          </span>
        )}
      </header>
      {call.outcome === "unknown" && <p className="px-4 pb-2 text-notice-ink">{say("unknownHint")}</p>}
      <div className="scroll-quiet overflow-x-auto border-line border-t px-2 py-2 font-mono text-code">
        <JsonTree value={trace} open={3} closed="headers" />
      </div>
      <footer className="flex flex-wrap gap-1 px-2 pb-2">
        <CopyTextButton label={say("copyJson")} text={JSON.stringify(trace, null, 2)} />
        {call.curl && <CopyTextButton label={say("copyCurl")} text={call.curl} />}
      </footer>
    </article>
  );
}

/** The status of the answer; without one, what is known. */
function Outcome({ call }: { call: Call }) {
  const say = useCallWords();
  const status = call.response?.status.code;
  if (status !== undefined) return <Tag tone={status < 400 ? "accent" : "notice"}>{status}</Tag>;
  const { outcome } = call;
  if (outcome === "sending" || outcome === "unknown")
    return <Tag tone={outcome === "unknown" ? "notice" : "neutral"}>{say(outcome)}</Tag>;
  return <Tag tone="notice">{say("noResponse")}</Tag>;
}
