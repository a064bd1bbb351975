import { Link } from "@tanstack/react-router";
import { useRequests } from "../../api/requests.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { CallMark } from "../requests/call-mark.tsx";
import { useLogTimes } from "../requests/times.ts";
import { useStreamWords } from "./words.ts";

const shown = 5;
const key = { transport: "stream" } as const;

/** The latest calls that went over a connection, and how long each took to come back. */
export function RecentDeliveries({ applicationId }: { applicationId: string }) {
  const say = useStreamWords();
  const times = useLogTimes();
  const requests = useRequests({ id: applicationId, key, query: () => key, live: true });
  const calls = requests.data?.pages[0]?.requests.slice(0, shown) ?? [];
  if (requests.data === undefined) return null;
  return (
    <Sheet level={2} title={say("deliveries")}>
      {calls.length === 0 && <p className="text-faint">{say("deliveriesNone")}</p>}
      <ul>
        {calls.map((call) => (
          <li key={call.id} className="border-line border-t">
            <Link
              to="/console/$applicationId"
              params={{ applicationId }}
              search={{ tab: "requests", call: call.id }}
              className="grid min-h-row grid-cols-[5.5rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <CallMark call={call} />
              <bdi className="truncate font-mono text-note">{call.operationId}</bdi>
              <span className="tabular-nums">{times.taken(call.rt)}</span>
              <time dateTime={call.at} className="text-soft tabular-nums">
                {times.row(call.at)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
