import { Link } from "@tanstack/react-router";
import { useCalls } from "../../../api/runs.ts";
import type { Call, Run } from "../../../api/schema.gen.ts";
import { cx } from "../../../ui/class-names.ts";
import { CopyTextButton } from "../../../ui/copy-button.tsx";
import { FailureNote } from "../../../ui/failure.tsx";
import { JsonTree } from "../../../ui/json-tree.tsx";
import { useFormat } from "../../../ui/language/format.ts";
import { Skeleton } from "../../../ui/spinner.tsx";
import { useTrialWords } from "./words.ts";

/** What was sent and what came back, as it is kept: masked. */
export function TrialOutcome({ run }: { run: Run }) {
  const say = useTrialWords();
  const calls = useCalls(run.id, true);
  const why = run.error?.message ?? run.message?.text;
  if (calls.isPending) return <Skeleton lines={3} />;
  if (calls.error) return <FailureNote error={calls.error} onRetry={() => void calls.refetch()} />;
  return (
    <div className="space-y-2 pb-4">
      {calls.data.length === 0 && (
        <div role="status">
          <p className="font-medium">{say("notSent")}</p>
          {why && <p className="text-soft wrap-anywhere">{why}</p>}
        </div>
      )}
      {calls.data.map((call) => (
        <CallResult key={call.id} call={call} />
      ))}
      <p className="flex flex-wrap gap-x-3 text-note text-faint">
        {calls.data.length > 0 && <span>{say("masked")}</span>}
        <Link
          to="/chat/$conversationId"
          params={{ conversationId: run.conversationId }}
          className="underline decoration-line-strong underline-offset-2 hover:text-ink"
        >
          {say("conversation")}
        </Link>
      </p>
    </div>
  );
}

function CallResult({ call }: { call: Call }) {
  const say = useTrialWords();
  const format = useFormat();
  const { request, response, rt, beginTime, curl, error } = call;
  const { headers, method, body, uri } = request;
  return (
    <article aria-label={say("answered")} className="space-y-1.5">
      <p role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Status call={call} />
        <span className="text-note text-faint">
          {rt !== null && `${say("took", { ms: Math.round(rt) })} · `}
          {format.time(new Date(beginTime).toISOString())}
        </span>
        {curl && (
          <span className="ml-auto">
            <CopyTextButton label={say("curl")} text={curl} />
          </span>
        )}
      </p>
      <div className="scroll-quiet overflow-x-auto rounded-control border border-line bg-page px-2 py-2 font-mono text-code">
        <JsonTree name={say("request")} value={{ method, uri, headers, body }} open={0} />
        {response ? (
          <JsonTree
            name={say("response")}
            value={{ status: response.status, headers: response.headers, body: response.body }}
            open={3}
            closed="headers"
          />
        ) : (
          <p className="pl-4 text-faint">{error ?? say("noResponse")}</p>
        )}
      </div>
    </article>
  );
}

function Status({ call }: { call: Call }) {
  const say = useTrialWords();
  const code = call.response?.status.code;
  if (code === undefined) return <span className="font-medium text-notice-ink">{say("noResponse")}</span>;
  return (
    <span className={cx("font-medium", code < 400 ? "text-accent-ink" : "text-notice-ink")}>
      {`${code} ${call.response?.status.message ?? ""}`.trim()}
    </span>
  );
}
