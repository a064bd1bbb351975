import { useGrantActivity } from "../api/grants.ts";
import type { GrantEvent } from "../api/schema.gen.ts";
import { FailureNote } from "../ui/failure.tsx";
import { useFormat } from "../ui/language/format.ts";
import { Skeleton } from "../ui/spinner.tsx";
import { useMeWords } from "./words.ts";

const outcomeWords = {
  sending: "callSending",
  answered: "callAnswered",
  failed: "callFailed",
  unknown: "callUnknown",
  refused: "callRefused",
  issued: "callIssued",
  revoked: "callRevoked",
} as const satisfies Record<GrantEvent["outcome"], string>;

/** When a permission was used, for what, and how it went. */
export function GrantActivity({ grantId }: { grantId: string }) {
  const say = useMeWords();
  const format = useFormat();
  const activity = useGrantActivity(grantId, true);
  if (activity.isPending) return <Skeleton className="py-2" />;
  if (activity.error) return <FailureNote error={activity.error} onRetry={() => void activity.refetch()} />;
  if (activity.data.length === 0)
    return <p className="py-1 text-[0.8125rem] text-faint">{say("noActivity")}</p>;
  return (
    <ol className="divide-y divide-line pb-1 text-[0.8125rem]">
      {activity.data.map((event) => (
        <li
          key={`${event.at}${event.event}${event.operation}${event.api}`}
          className="flex flex-wrap gap-x-4 gap-y-0.5 py-2"
        >
          <time dateTime={event.at} className="w-36 text-faint tabular-nums">
            {format.dateTime(event.at)}
          </time>
          <span className="min-w-0 flex-1 font-mono text-xs leading-5 wrap-anywhere">
            <bdi>{event.operation ?? event.api ?? say("gotTokens")}</bdi>
            {event.event === "api.called" && event.runId === undefined && (
              <span className="ml-2 rounded bg-sunken px-1.5 py-0.5 font-sans text-soft">
                {say("byItself", { application: event.application })}
              </span>
            )}
          </span>
          <span className="text-soft">{say(outcomeWords[event.outcome])}</span>
        </li>
      ))}
    </ol>
  );
}
