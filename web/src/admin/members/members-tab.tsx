import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { useMembers } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { SearchInput } from "../../ui/search-input.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { LoadMore } from "../load-more.tsx";
import { MemberDialogs, type MemberTask } from "./member-dialogs.tsx";
import { memberMatches } from "./member-matches.ts";
import { MemberRow } from "./member-row.tsx";
import { useMemberWords } from "./words.ts";

/** The people of the organisation: add, change, disable, send a link to set a password. */
export function MembersTab() {
  const say = useMemberWords();
  const members = useMembers();
  const [search, setSearch] = useState("");
  const [task, setTask] = useState<MemberTask>();
  const found = (members.data?.pages.flatMap((page) => page.members) ?? []).filter((member) =>
    memberMatches(member, search),
  );
  const begin = (kind: Exclude<MemberTask["kind"], "add">) => (member: Member) => setTask({ kind, member });
  return (
    <div>
      <div className="mb-4 flex flex-wrap gap-2">
        <SearchInput
          label={say("search")}
          value={search}
          onChange={setSearch}
          className="min-w-0 flex-1 basis-60"
        />
        <Button variant="primary" onClick={() => setTask({ kind: "add" })}>
          <Plus aria-hidden="true" className="size-4" />
          {say("add")}
        </Button>
      </div>
      {members.isPending && <Skeleton lines={6} />}
      {members.error && <FailurePanel error={members.error} onRetry={() => void members.refetch()} />}
      {members.data && found.length === 0 && (
        <EmptyState
          icon={<Users aria-hidden="true" />}
          title={say("noMatch")}
          action={<Button onClick={() => setSearch("")}>{say("clear")}</Button>}
        />
      )}
      <ul className="space-y-3">
        {found.map((member) => (
          <li key={member.id}>
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
      {task && <MemberDialogs task={task} onClose={() => setTask(undefined)} />}
    </div>
  );
}
