import { useState } from "react";
import { useConfirmationWaivers } from "../api/confirmations.ts";
import type { ConfirmationWaiver } from "../api/schema.gen.ts";
import { FailureNote } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { RemoveWaiverDialog } from "../ui/waivers/remove-waiver-dialog.tsx";
import { WaiverList } from "../ui/waivers/waiver-list.tsx";
import { useMeWords } from "./words.ts";

/** What runs without asking this person first, by their own choice or an admin's, and the way back. */
export function Waivers() {
  const say = useMeWords();
  const waivers = useConfirmationWaivers();
  const [removing, setRemoving] = useState<ConfirmationWaiver | null>(null);
  return (
    <section aria-labelledby="waivers" className="mt-10">
      <h2 id="waivers" className="text-base font-semibold">
        {say("waiversTitle")}
      </h2>
      <p className="mt-1 mb-4 max-w-prose text-soft">{say("waiversLead")}</p>
      {waivers.isPending && <Skeleton />}
      {waivers.error && !waivers.data && (
        <FailureNote error={waivers.error} onRetry={() => void waivers.refetch()} />
      )}
      {waivers.data?.length === 0 && <p className="text-[0.8125rem] text-faint">{say("waiversNone")}</p>}
      {waivers.data && waivers.data.length > 0 && (
        <WaiverList waivers={waivers.data} mayRemove={({ everyone }) => !everyone} onRemove={setRemoving} />
      )}
      {removing && <RemoveWaiverDialog waiver={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}
