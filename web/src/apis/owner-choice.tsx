import { useState } from "react";
import { useMembers } from "../api/members.ts";
import type { Named } from "../api/schema.gen.ts";
import { ChipOption } from "../ui/chip.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Popup } from "../ui/popup.tsx";
import { SearchInput } from "../ui/search-input.tsx";
import { Face } from "../ui/tile.tsx";
import { useApiWords } from "./words.ts";

interface OwnerChoiceProps {
  owner: Named;
  disabled?: boolean;
  onChoose: (owner: Named) => void;
}

const shownAtOnce = 8;

/** Who answers for an API: somebody of the organisation, found by name. */
export function OwnerChoice({ owner, disabled = false, onChoose }: OwnerChoiceProps) {
  const say = useApiWords();
  const shown = (
    <>
      <Face size="small" name={owner.name} />
      <GivenName max={40}>{owner.name}</GivenName>
    </>
  );
  if (disabled) return <span className="flex min-h-control items-center gap-2">{shown}</span>;
  return (
    <Popup
      label={`${say("chooseOwner")}: ${owner.name}`}
      trigger={shown}
      triggerClass="flex min-h-control w-full items-center gap-2 rounded-control border border-edge bg-page px-2.5 text-left"
      className="rounded-control p-1"
    >
      {(close) => (
        <People
          onChoose={(person) => {
            onChoose(person);
            close();
          }}
        />
      )}
    </Popup>
  );
}

function People({ onChoose }: Pick<OwnerChoiceProps, "onChoose">) {
  const say = useApiWords();
  const [q, setQ] = useState("");
  const members = useMembers({ disabled: "false", ...(q.trim() !== "" && { q: q.trim() }) }, shownAtOnce).data
    ?.pages[0]?.members;
  return (
    <div className="w-72 max-w-full">
      <SearchInput label={say("searchPeople")} value={q} onChange={setQ} className="mb-1" autoFocus />
      {members?.map(({ id, name, account }) => (
        <ChipOption key={id} chosen={false} onChoose={() => onChoose({ id, name })}>
          <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
          <span className="max-w-28 shrink-0 truncate text-note text-faint">{account}</span>
        </ChipOption>
      ))}
      {members?.length === 0 && <p className="px-2 py-1.5 text-faint">{say("nobody")}</p>}
    </div>
  );
}
