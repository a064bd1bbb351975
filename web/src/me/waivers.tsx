import { useState } from "react";
import { useConfirmationWaivers } from "../api/confirmations.ts";
import type { ConfirmationWaiver } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { Verb } from "../ui/verb.tsx";
import { RemoveWaiverDialog } from "../ui/waivers/remove-waiver-dialog.tsx";
import { useWaiverWords } from "../ui/waivers/words.ts";
import { ListHead } from "./list-head.tsx";
import { useMeWords } from "./words.ts";

/** What runs without asking this person first, by their own choice or an admin's, and the way back. */
export function Waivers() {
  const say = useMeWords();
  const waivers = useConfirmationWaivers();
  const [removing, setRemoving] = useState<ConfirmationWaiver | null>(null);
  return (
    <section aria-labelledby="waivers" className="pb-6">
      <ListHead id="waivers">{say("waiversTitle")}</ListHead>
      <div className="border-line border-t">
        {waivers.error && !waivers.data && (
          <div className="px-gutter">
            <FailureNote error={waivers.error} onRetry={() => void waivers.refetch()} />
          </div>
        )}
        {waivers.data && (
          <p className="px-gutter py-2 text-note text-faint">
            {say(waivers.data.length === 0 ? "waiversNone" : "waiversLead")}
          </p>
        )}
        <ul className="divide-y divide-line">
          {waivers.data?.map((waiver) => (
            <WaiverRow key={waiver.id} waiver={waiver} onRemove={() => setRemoving(waiver)} />
          ))}
        </ul>
      </div>
      {removing && <RemoveWaiverDialog waiver={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

function WaiverRow({ waiver, onRemove }: { waiver: ConfirmationWaiver; onRemove: () => void }) {
  const spoken = useSpokenName();
  const say = useWaiverWords();
  const { summary, operationId, method, skill, everyone } = waiver;
  return (
    <li className="flex items-center gap-3 px-gutter py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <Verb method={method} />
          <span className="font-medium">
            <GivenName max={120}>{summary || operationId}</GivenName>
          </span>
        </p>
        <p className="text-note text-faint">
          <GivenName>{skill.title}</GivenName>
          {everyone && ` · ${say("everyone")}`}
        </p>
      </div>
      {!everyone && (
        <Button
          size="small"
          variant="quiet"
          aria-label={say("removeOf", { name: spoken(summary || operationId) })}
          onClick={onRemove}
        >
          {say("remove")}
        </Button>
      )}
    </li>
  );
}
