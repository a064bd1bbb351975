import type { StreamEvent } from "../../api/schema.gen.ts";
import { useFormat } from "../../ui/language/format.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { useStreamWords } from "./words.ts";

type Say = ReturnType<typeof useStreamWords>;

/** What happened to an application's connections lately. */
export function RecentEvents({ events }: { events: readonly StreamEvent[] }) {
  const say = useStreamWords();
  const format = useFormat();
  return (
    <Sheet level={2} title={say("recent")}>
      {events.length === 0 && <p className="mt-1 text-work text-faint">{say("recentNone")}</p>}
      <ol className="mt-1 divide-y divide-line text-work">
        {events.map(({ at, event, address }, index) => (
          <li key={`${at}${events.length - index}`} className="flex flex-wrap gap-x-3 py-2">
            <time dateTime={at} className="text-faint tabular-nums">
              {format.dateTime(at)}
            </time>
            <span>{eventText(event, say)}</span>
            {address !== null && <bdi className="font-mono text-note leading-5 text-faint">{address}</bdi>}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

function eventText(event: string, say: Say): string {
  switch (event) {
    case "stream.connected":
    case "stream.disconnected":
    case "stream.new_address":
    case "stream.ticket_refused":
      return say(event);
    default:
      return event;
  }
}
