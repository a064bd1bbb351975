import { type Call, useCalls } from "../api/runs.ts";
import { defineWords } from "../app/i18n.tsx";
import { Badge } from "../ui/badge.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { JsonTree } from "../ui/json-tree.tsx";
import { Skeleton } from "../ui/spinner.tsx";

const useCallWords = defineWords(
  {
    none: "这一轮没有发出请求。",
    request: "请求",
    response: "响应",
    error: "错误",
    noResponse: "没有收到响应",
    took: "{ms} 毫秒",
    copy: "复制为 JSON",
    masked: "授权码和密钥已遮盖。",
  },
  {
    none: "Nothing was sent in this turn.",
    request: "request",
    response: "response",
    error: "error",
    noResponse: "No response",
    took: "{ms} ms",
    copy: "Copy as JSON",
    masked: "Codes and secrets are masked.",
  },
);

/** What was sent to skills in this run and what they answered, as the server keeps it: masked. */
export function CallsPanel({ runId }: { runId: string }) {
  const say = useCallWords();
  const calls = useCalls(runId, true);
  if (calls.isPending) return <Skeleton className="mt-3" />;
  if (calls.error) return <FailureNote error={calls.error} onRetry={() => void calls.refetch()} />;
  if (calls.data.length === 0) return <p className="mt-2 text-[0.8125rem] text-faint">{say("none")}</p>;
  return (
    <div className="mt-2 space-y-2">
      {calls.data.map((call) => (
        <CallBox key={call.id} call={call} />
      ))}
      <p className="text-xs text-faint">{say("masked")}</p>
    </div>
  );
}

function CallBox({ call }: { call: Call }) {
  const say = useCallWords();
  const status = call.response?.status.code;
  return (
    <article className="overflow-hidden rounded-xl border border-line bg-surface">
      <header className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-1.5 text-[0.8125rem]">
        <Badge>{call.request.method}</Badge>
        <span className="min-w-0 flex-1 font-medium wrap-anywhere">
          <bdi>{call.operationId}</bdi>
        </span>
        {status === undefined ? (
          <Badge tone="danger">{say("noResponse")}</Badge>
        ) : (
          <Badge tone={status < 400 ? "ok" : "danger"}>{status}</Badge>
        )}
        {call.rt !== null && (
          <span className="text-xs text-faint tabular-nums">{say("took", { ms: Math.round(call.rt) })}</span>
        )}
        <CopyButton label={say("copy")} text={JSON.stringify(call, null, 2)} />
      </header>
      <div className="scroll-quiet overflow-x-auto px-2 py-2 font-mono text-xs leading-5">
        <JsonTree name={say("request")} value={readable(call.request)} />
        {call.response && <JsonTree name={say("response")} value={readable(call.response)} />}
        {call.error !== undefined && <JsonTree name={say("error")} value={call.error} />}
      </div>
    </article>
  );
}

/** A body that is JSON is shown as a tree, any other as its text. */
function readable<T extends { body: string | null }>(message: T): unknown {
  if (message.body === null) return message;
  try {
    return { ...message, body: JSON.parse(message.body) };
  } catch {
    return message;
  }
}
