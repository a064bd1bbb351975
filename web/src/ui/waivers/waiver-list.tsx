import type { ConfirmationWaiver } from "../../api/schema.gen.ts";
import { Badge } from "../badge.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { GivenName } from "../given-name.tsx";
import { useFormat } from "../language/format.ts";
import { clip } from "../text.ts";
import { useWaiverWords } from "./words.ts";

interface WaiverListProps {
  waivers: readonly ConfirmationWaiver[];
  mayRemove: (waiver: ConfirmationWaiver) => boolean;
  onRemove: (waiver: ConfirmationWaiver) => void;
}

/** Operations that run without a confirmation, one a line. */
export function WaiverList({ waivers, mayRemove, onRemove }: WaiverListProps) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {waivers.map((waiver) => (
          <li key={waiver.id} className="flex items-start gap-3 px-4 py-3 sm:px-5">
            <WaiverText waiver={waiver} />
            {mayRemove(waiver) && <RemoveButton waiver={waiver} onRemove={() => onRemove(waiver)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WaiverText({ waiver }: { waiver: ConfirmationWaiver }) {
  const say = useWaiverWords();
  const format = useFormat();
  const { summary, operationId, method, skill, everyone, at } = waiver;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <Badge tone={method === "DELETE" ? "danger" : "accent"}>{method}</Badge>
        <span className="font-medium">
          <GivenName max={120}>{summary || operationId}</GivenName>
        </span>
        {everyone && <Badge>{say("everyone")}</Badge>}
      </p>
      <p className="mt-0.5 text-[0.8125rem] text-soft">
        {say.rich("skill", { skill: <GivenName>{skill.title}</GivenName> })}
      </p>
      <p className="text-xs text-faint">{say("since", { time: format.date(at) })}</p>
    </div>
  );
}

function RemoveButton({ waiver, onRemove }: { waiver: ConfirmationWaiver; onRemove: () => void }) {
  const say = useWaiverWords();
  const name = clip(waiver.summary || waiver.operationId, 60);
  return (
    <Button size="sm" variant="ghost" aria-label={say("removeOf", { name })} onClick={onRemove}>
      {say("remove")}
    </Button>
  );
}
