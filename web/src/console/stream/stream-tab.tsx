import { Unplug } from "lucide-react";
import { useConnections } from "../../api/applications.ts";
import type { Application, Connections } from "../../api/schema.gen.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { AddressList } from "./address-list.tsx";
import { ConnectionList } from "./connection-list.tsx";
import { QuickStart } from "./quick-start.tsx";
import { RecentEvents } from "./recent-events.tsx";
import { useStreamWords } from "./words.ts";

/** The clients that take an application's calls over a connection of their own, and how to start one. */
export function StreamTab({ application }: { application: Application }) {
  const say = useStreamWords();
  const stream = useConnections(application.id);
  return (
    <>
      <p className="mb-4 max-w-prose text-soft">{say("lead")}</p>
      {stream.isPending && <Skeleton lines={5} />}
      {stream.error && !stream.data && (
        <FailurePanel error={stream.error} onRetry={() => void stream.refetch()} />
      )}
      {stream.data && (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <State state={stream.data} />
          <QuickStart clientId={application.clientId} />
        </div>
      )}
    </>
  );
}

function State({ state: { connections, addresses, recent } }: { state: Connections }) {
  const say = useStreamWords();
  return (
    <div className="space-y-5">
      <Card className="p-5">
        <h2 className="font-semibold">{say("connections")}</h2>
        {connections.length === 0 ? (
          <EmptyState
            icon={<Unplug aria-hidden="true" />}
            title={say("connectionsNone")}
            text={say("connectionsNoneText")}
          />
        ) : (
          <ConnectionList connections={connections} />
        )}
      </Card>
      {addresses.length > 0 && <AddressList addresses={addresses} />}
      <RecentEvents events={recent} />
    </div>
  );
}
