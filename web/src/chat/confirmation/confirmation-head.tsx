import { type LucideIcon, Pencil, Plus, Search, Trash2 } from "lucide-react";
import type { Confirmation } from "../../api/schema.gen.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { Tile } from "../../ui/tile.tsx";
import { RequestFacts } from "../request-facts.tsx";
import { type Effect, effectOf } from "./effect.ts";
import { useConfirmationWords } from "./words.ts";

const icons = { adds: Plus, changes: Pencil, takes: Trash2, reads: Search } as const satisfies Record<
  Effect,
  LucideIcon
>;

interface ConfirmationHeadProps {
  confirmation: Confirmation;
  heading: string;
  /** The values are being corrected: what they were for stands above, in the thread. */
  editing: boolean;
}

/** What would be run, why it is asked about, and where it goes. */
export function ConfirmationHead({ confirmation, heading, editing }: ConfirmationHeadProps) {
  const say = useConfirmationWords();
  const { operationId, summary, method, path, request, skill, reason, because } = confirmation;
  const Icon = icons[effectOf(method)];
  return (
    <>
      <header className="flex shrink-0 items-center gap-3 px-3 pt-3 pb-2 sm:px-5 sm:pt-4 sm:pb-3">
        <Tile>
          <Icon />
        </Tile>
        <div className="min-w-0 flex-1">
          <h2 id={heading} className="text-talk leading-5 font-semibold wrap-anywhere sm:text-head">
            {say.rich("title", { operation: <GivenName max={120}>{summary || operationId}</GivenName> })}
          </h2>
          <p className="mt-0.5 text-note text-pretty text-faint">{say(`reason_${reason}`)}</p>
        </div>
      </header>
      <RequestFacts
        request={editing ? undefined : request}
        skill={skill}
        because={because}
        method={method}
        path={path}
      />
    </>
  );
}
