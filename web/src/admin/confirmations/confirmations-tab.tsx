import { ClipboardCheck, Plus } from "lucide-react";
import { useState } from "react";
import { useConfirmationWaivers } from "../../api/confirmations.ts";
import type { ConfirmationWaiver } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { RemoveWaiverDialog } from "../../ui/waivers/remove-waiver-dialog.tsx";
import { WaiverList } from "../../ui/waivers/waiver-list.tsx";
import { WaiveDialog } from "./waive-dialog.tsx";
import { useConfirmationsWords } from "./words.ts";

/** What runs for everyone without being confirmed. */
export function ConfirmationsTab() {
  const say = useConfirmationsWords();
  const waivers = useConfirmationWaivers();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ConfirmationWaiver | null>(null);
  const everyones = waivers.data?.filter(({ everyone }) => everyone) ?? [];
  return (
    <div>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <p className="min-w-0 max-w-prose flex-1 basis-60 text-soft">{say("lead")}</p>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" className="size-4" />
          {say("add")}
        </Button>
      </div>
      {waivers.isPending && <Skeleton />}
      {waivers.error && !waivers.data && (
        <FailurePanel error={waivers.error} onRetry={() => void waivers.refetch()} />
      )}
      {waivers.data && everyones.length === 0 && (
        <EmptyState
          icon={<ClipboardCheck aria-hidden="true" />}
          title={say("emptyTitle")}
          text={say("emptyText")}
        />
      )}
      {everyones.length > 0 && (
        <WaiverList waivers={everyones} mayRemove={() => true} onRemove={setRemoving} />
      )}
      {adding && <WaiveDialog onClose={() => setAdding(false)} />}
      {removing && <RemoveWaiverDialog waiver={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}
