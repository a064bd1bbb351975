import type { StreamEvent } from "../../api/schema.gen.ts";
import { Card } from "../../ui/card.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useStreamWords } from "./words.ts";

type Say = ReturnType<typeof useStreamWords>;

/** What happened to an application's connections lately. */
export function RecentEvents({ events }: { events: readonly StreamEvent[] }) {
  const say = useStreamWords();
  const format = useFormat();
  return (
    <Card className="p-5">
      <h2 className="font-semibold">{say("recent")}</h2>
      {events.length === 0 && <p className="mt-1 text-[0.8125rem] text-faint">{say("recentNone")}</p>}
      <ol className="mt-1 divide-y divide-line text-[0.8125rem]">
        {events.map(({ at, event, address }, index) => (
          <li key={`${at}${events.length - index}`} className="flex flex-wrap gap-x-3 py-2">
            <time dateTime={at} className="text-faint tabular-nums">
              {format.dateTime(at)}
            </time>
            <span>{eventText(event, say)}</span>
            {address !== null && <bdi className="font-mono text-xs leading-5 text-faint">{address}</bdi>}
          </li>
        ))}
      </ol>
    </Card>
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
