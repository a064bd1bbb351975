import { Check } from "lucide-react";
import { useState } from "react";
import { useEventNames } from "../../api/audit.ts";
import { ChipOption } from "../../ui/chip.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { SearchInput } from "../../ui/search-input.tsx";
import { EventMark } from "./event-mark.tsx";
import { useAuditWords } from "./words.ts";

/** What comes most and is looked for least. */
export const signIns = "session.started,session.refused,session.ended";

interface EventChoiceProps {
  chosen: readonly string[];
  onChoose: (events: string[]) => void;
  onButSignIns: () => void;
}

/** Any number of kinds of events, by the words the list shows for them. */
export function EventChoice({ chosen, onChoose, onButSignIns }: EventChoiceProps) {
  const say = useAuditWords();
  const language = useLanguage();
  const names = useEventNames().data?.events ?? [];
  const [search, setSearch] = useState("");
  const wanted = search.toLowerCase();
  const found = names.filter(
    ({ event, label }) => event.includes(wanted) || label[language].toLowerCase().includes(wanted),
  );
  return (
    <>
      <SearchInput label={say("searchEvents")} value={search} onChange={setSearch} className="mb-1" />
      {search === "" && (
        <ChipOption chosen={false} onChoose={onButSignIns}>
          {say("butSignIns")}
        </ChipOption>
      )}
      {found.map(({ event, label }) => {
        const isChosen = chosen.includes(event);
        return (
          <ChipOption
            key={event}
            chosen={isChosen}
            onChoose={() => onChoose(isChosen ? chosen.filter((each) => each !== event) : [...chosen, event])}
          >
            <EventMark event={event} />
            <span className="min-w-0 flex-1 truncate">{label[language]}</span>
            {isChosen && <Check aria-hidden="true" className="size-3.5" />}
          </ChipOption>
        );
      })}
    </>
  );
}
