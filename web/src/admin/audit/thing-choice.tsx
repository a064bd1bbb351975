import { type FormEvent, useState } from "react";
import { useApplications } from "../../api/applications.ts";
import { useAssistants } from "../../api/assistants.ts";
import { useMembers } from "../../api/members.ts";
import { ChipOption } from "../../ui/chip.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useAuditWords } from "./words.ts";

interface ThingChoiceProps {
  which: "actor" | "subject";
  onChoose: (id: string) => void;
}

interface Thing {
  id: string;
  name: string;
  /** Small, beside it: an account, what kind of thing it is. */
  note: string;
}

const shownAtOnce = 8;

/** Whoever did it or what it is about: people, applications and assistants by name, anything else by its id. */
export function ThingChoice({ which, onChoose }: ThingChoiceProps) {
  const say = useAuditWords();
  const spoken = useSpokenName();
  const [search, setSearch] = useState("");
  const things = useThings(which, search);
  const isId = /^[a-z]{3}_[\w-]+$/.test(search.trim());
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isId) onChoose(search.trim());
  }
  return (
    <form onSubmit={submit} className="w-72 max-w-full">
      <SearchInput label={say("searchThings")} value={search} onChange={setSearch} className="mb-1" />
      {which === "actor" && search === "" && (
        <ChipOption chosen={false} onChoose={() => onChoose("system")}>
          {say("system")}
        </ChipOption>
      )}
      {things.map(({ id, name, note }) => (
        <ChipOption key={id} chosen={false} onChoose={() => onChoose(id)}>
          <bdi className="min-w-0 flex-1 truncate">{spoken(name, 40)}</bdi>
          <span className="max-w-28 shrink-0 truncate text-note text-faint">{note}</span>
        </ChipOption>
      ))}
      {isId && (
        <ChipOption chosen={false} onChoose={() => onChoose(search.trim())}>
          <span className="truncate font-mono text-code">{search.trim()}</span>
        </ChipOption>
      )}
      {things.length === 0 && !isId && <p className="px-2 py-1.5 text-faint">{say("noThings")}</p>}
    </form>
  );
}

function useThings(which: "actor" | "subject", search: string): Thing[] {
  const say = useAuditWords();
  const members = useMembers(search.trim() === "" ? {} : { q: search.trim() }, shownAtOnce);
  const applications = useApplications().data ?? [];
  const assistants = useAssistants().data ?? [];
  const wanted = search.trim().toLowerCase();
  const fits = ({ name }: { name: string }) => name.toLowerCase().includes(wanted);
  const people = (members.data?.pages[0]?.members ?? []).map(({ id, name, account }) => {
    return { id, name, note: account };
  });
  const apps = applications.filter(fits).map(({ id, name }) => ({ id, name, note: say("application") }));
  const helpers = assistants.filter(fits).map(({ id, name }) => ({ id, name, note: say("assistant") }));
  return [
    ...people,
    ...apps.slice(0, shownAtOnce),
    ...(which === "subject" ? helpers.slice(0, shownAtOnce) : []),
  ];
}
