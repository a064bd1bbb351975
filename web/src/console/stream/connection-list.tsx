import type { ReactNode } from "react";
import type { StreamConnection } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { GivenText } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useStreamWords } from "./words.ts";

/** Who takes calls now, and when it was last heard of. */
export function ConnectionList({ connections }: { connections: readonly StreamConnection[] }) {
  return (
    <ul>
      {connections.map((connection) => (
        <li key={connection.id} className="border-line border-t py-3">
          <ConnectionFacts connection={connection} />
        </li>
      ))}
    </ul>
  );
}

function ConnectionFacts({ connection }: { connection: StreamConnection }) {
  const say = useStreamWords();
  const format = useFormat();
  const { client, address, node, calls, connectedAt } = connection;
  return (
    <>
      <p className="flex items-center gap-2 font-medium">
        <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-accent-ink" />
        <GivenText>{client || say("client")}</GivenText>
      </p>
      <dl className="mt-2 grid grid-cols-2 gap-x-4 gap-y-2 text-work sm:grid-cols-3">
        <Fact term={say("lastSeen")}>
          <LastSeen at={connection.lastSeenAt} />
        </Fact>
        <Fact term={say("address")}>
          <bdi className="font-mono text-note">{address}</bdi>
        </Fact>
        <Fact term={say("calls")}>
          <span className="tabular-nums">{calls}</span>
        </Fact>
        <Fact term={say("connectedAt")}>{format.relative(connectedAt)}</Fact>
        <Fact term={say("node")}>
          <bdi className="font-mono text-note">{node}</bdi>
        </Fact>
      </dl>
    </>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-note text-faint">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

/** Seconds matter here: a heartbeat that stays away says that the client is gone. */
function LastSeen({ at }: { at: string }) {
  const say = useStreamWords();
  const format = useFormat();
  const seconds = Math.max(0, Math.round((Date.now() - localTimeOf(at)) / 1000));
  return (
    <time dateTime={at} title={format.dateTime(at)} className="tabular-nums">
      {seconds < 60 ? say("secondsAgo", { count: seconds }) : format.relative(at)}
    </time>
  );
}
