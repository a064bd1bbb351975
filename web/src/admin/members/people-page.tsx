import { useNavigate } from "@tanstack/react-router";
import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { useMembers } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { Button } from "../../ui/button.tsx";
import { ChipOption, FilterChip } from "../../ui/chip.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { LoadMore } from "../load-more.tsx";
import type { PeopleSearch } from "../search.ts";
import { MemberDialogs, type MemberTask } from "./member-dialogs.tsx";
import { allRoles } from "./member-form.ts";
import { MemberRow } from "./member-row.tsx";
import { useMemberWords } from "./words.ts";

/** The people of the organisation: add, change, disable, send a link to set a password. */
export function PeoplePage() {
  const say = useMemberWords();
  const navigate = useNavigate();
  const search = useReadSearch("/shell/admin/people");
  const show = (next: PeopleSearch) => void navigate({ to: "/admin/people", search: next, replace: true });
  const { state, ...words } = search;
  const members = useMembers({
    ...words,
    ...(state ? { disabled: state === "disabled" ? ("true" as const) : ("false" as const) } : {}),
  });
  const [task, setTask] = useState<MemberTask>();
  const found = members.data?.pages.flatMap((page) => page.members) ?? [];
  const begin = (kind: Exclude<MemberTask["kind"], "add">) => (member: Member) => setTask({ kind, member });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Bar
        title={say("title")}
        actions={
          <Button variant="main" onClick={() => setTask({ kind: "add" })}>
            <Plus aria-hidden="true" />
            {say("add")}
          </Button>
        }
      />
      <PeopleFilter search={search} onSearch={show} />
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto border-line-strong border-t pb-8">
        {members.isPending && <Skeleton lines={8} className="px-gutter py-3" />}
        {members.error && !members.data && (
          <FailurePanel error={members.error} onRetry={() => void members.refetch()} />
        )}
        {members.data && found.length === 0 && (
          <Blank
            icon={<Users />}
            title={say("noMatch")}
            text={say("noMatchText")}
            action={<Button onClick={() => show({})}>{say("clear")}</Button>}
          />
        )}
        <ul>
          {found.map((member) => (
            <li key={member.id} className="border-line border-b">
              <MemberRow
                member={member}
                onEdit={begin("edit")}
                onLink={begin("link")}
                onDisable={begin("disable")}
              />
            </li>
          ))}
        </ul>
        {members.hasNextPage && <LoadMore {...members} />}
      </div>
      {task && <MemberDialogs task={task} onClose={() => setTask(undefined)} />}
    </div>
  );
}

interface PeopleFilterProps {
  search: PeopleSearch;
  onSearch: (search: PeopleSearch) => void;
}

function PeopleFilter({ search, onSearch }: PeopleFilterProps) {
  const say = useMemberWords();
  const { q, role, state, ...rest } = search;
  const withRole = role ? { role } : {};
  const withState = state ? { state } : {};
  const withWords = q ? { q } : {};
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-gutter py-2.5">
      <SearchInput
        label={say("search")}
        value={q ?? ""}
        onChange={(text) => onSearch({ ...rest, ...withRole, ...withState, ...(text ? { q: text } : {}) })}
        className="w-full sm:w-80"
      />
      <FilterChip
        icon={<Plus aria-hidden="true" />}
        label={say("role")}
        value={role ? say(role) : null}
        onClear={() => onSearch({ ...withWords, ...withState })}
      >
        {(close) =>
          allRoles.map((each) => (
            <ChipOption
              key={each}
              chosen={each === role}
              onChoose={() => {
                onSearch({ ...withWords, ...withState, role: each });
                close();
              }}
            >
              {say(each)}
            </ChipOption>
          ))
        }
      </FilterChip>
      <FilterChip
        icon={<Plus aria-hidden="true" />}
        label={say("state")}
        value={state ? say(state) : null}
        onClear={() => onSearch({ ...withWords, ...withRole })}
      >
        {(close) =>
          (["active", "disabled"] as const).map((each) => (
            <ChipOption
              key={each}
              chosen={each === state}
              onChoose={() => {
                onSearch({ ...withWords, ...withRole, state: each });
                close();
              }}
            >
              {say(each)}
            </ChipOption>
          ))
        }
      </FilterChip>
    </div>
  );
}
