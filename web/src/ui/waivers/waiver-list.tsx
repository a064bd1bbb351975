import type { ConfirmationWaiver } from "../../api/schema.gen.ts";
import { Button } from "../button.tsx";
import { GivenName } from "../given-name.tsx";
import { useFormat } from "../language/format.ts";
import { Tag } from "../tag.tsx";
import { useSpokenName } from "../use-spoken-name.ts";
import { Verb } from "../verb.tsx";
import { useWaiverWords } from "./words.ts";

interface WaiverListProps {
  waivers: readonly ConfirmationWaiver[];
  mayRemove: (waiver: ConfirmationWaiver) => boolean;
  onRemove: (waiver: ConfirmationWaiver) => void;
}

/** Operations that run without a confirmation, one a line. */
export function WaiverList({ waivers, mayRemove, onRemove }: WaiverListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {waivers.map((waiver) => (
        <li key={waiver.id} className="flex items-center gap-3 py-2.5">
          <WaiverText waiver={waiver} />
          {mayRemove(waiver) && <RemoveButton waiver={waiver} onRemove={() => onRemove(waiver)} />}
        </li>
      ))}
    </ul>
  );
}

function WaiverText({ waiver }: { waiver: ConfirmationWaiver }) {
  const say = useWaiverWords();
  const format = useFormat();
  const { summary, operationId, method, skill, everyone, at } = waiver;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <Verb method={method} />
        <span className="font-medium">
          <GivenName max={120}>{summary || operationId}</GivenName>
        </span>
        {everyone && <Tag>{say("everyone")}</Tag>}
      </p>
      <p className="mt-0.5 text-work text-soft">
        {say.rich("skill", { skill: <GivenName>{skill.title}</GivenName> })}
      </p>
      <p className="text-note text-faint">{say("since", { time: format.date(at) })}</p>
    </div>
  );
}

function RemoveButton({ waiver, onRemove }: { waiver: ConfirmationWaiver; onRemove: () => void }) {
  const spoken = useSpokenName();
  const say = useWaiverWords();
  const name = spoken(waiver.summary || waiver.operationId);
  return (
    <Button size="small" variant="quiet" aria-label={say("removeOf", { name })} onClick={onRemove}>
      {say("remove")}
    </Button>
  );
}
