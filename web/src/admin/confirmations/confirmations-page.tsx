import { ClipboardCheck, Plus } from "lucide-react";
import { useState } from "react";
import { useConfirmationWaivers } from "../../api/confirmations.ts";
import type { ConfirmationWaiver } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { Page, PageHeader } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { RemoveWaiverDialog } from "../../ui/waivers/remove-waiver-dialog.tsx";
import { WaiverList } from "../../ui/waivers/waiver-list.tsx";
import { WaiveDialog } from "./waive-dialog.tsx";
import { useConfirmationsWords } from "./words.ts";

/** What runs for everyone without being confirmed. */
export function ConfirmationsPage() {
  const say = useConfirmationsWords();
  const waivers = useConfirmationWaivers();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ConfirmationWaiver | null>(null);
  const everyones = waivers.data?.filter(({ everyone }) => everyone) ?? [];
  return (
    <Page>
      <PageHeader
        title={say("title")}
        lead={say("lead")}
        actions={
          <Button variant="main" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            <span className="max-sm:sr-only">{say("add")}</span>
          </Button>
        }
      />
      {waivers.isPending && <Skeleton />}
      {waivers.error && !waivers.data && (
        <FailurePanel error={waivers.error} onRetry={() => void waivers.refetch()} />
      )}
      {waivers.data && everyones.length === 0 && (
        <Blank
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
    </Page>
  );
}
