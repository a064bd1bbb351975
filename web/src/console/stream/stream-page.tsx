import { Unplug } from "lucide-react";
import { useConnections } from "../../api/applications.ts";
import type { Application, Connections } from "../../api/schema.gen.ts";
import { FailurePanel } from "../../ui/failure.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { AddressList } from "./address-list.tsx";
import { ConnectionList } from "./connection-list.tsx";
import { QuickStart } from "./quick-start.tsx";
import { RecentDeliveries } from "./recent-deliveries.tsx";
import { RecentEvents } from "./recent-events.tsx";
import { useStreamWords } from "./words.ts";

/** The clients that take an application's calls over a connection of their own, and how to start one. */
export function StreamPage({ application }: { application: Application }) {
  const say = useStreamWords();
  const stream = useConnections(application.id);
  return (
    <div className="px-gutter py-5">
      <p className="mb-5 max-w-[52em] text-body text-pretty text-soft">{say("lead")}</p>
      {stream.isPending && <Skeleton lines={5} />}
      {stream.error && !stream.data && (
        <FailurePanel error={stream.error} onRetry={() => void stream.refetch()} />
      )}
      {stream.data && (
        <div className="grid max-w-[110rem] items-start gap-x-10 gap-y-8 xl:grid-cols-2">
          <State applicationId={application.id} state={stream.data} />
          <QuickStart clientId={application.clientId} />
        </div>
      )}
    </div>
  );
}

interface StateProps {
  applicationId: string;
  state: Connections;
}

function State({ applicationId, state: { connections, addresses, recent } }: StateProps) {
  const say = useStreamWords();
  return (
    <div className="min-w-0 space-y-8">
      <Sheet level={2} title={say("connections")} note={connections.length > 0 && connections.length}>
        {connections.length === 0 ? (
          <p className="flex gap-2.5 text-soft">
            <Unplug aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
            <span>
              <span className="block font-medium text-ink">{say("connectionsNone")}</span>
              {say("connectionsNoneText")}
            </span>
          </p>
        ) : (
          <ConnectionList connections={connections} />
        )}
      </Sheet>
      <RecentDeliveries applicationId={applicationId} />
      {addresses.length > 0 && <AddressList addresses={addresses} />}
      <RecentEvents events={recent} />
    </div>
  );
}
