import { Link } from "@tanstack/react-router";
import { Search, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useGrants } from "../api/grants.ts";
import type { Grant } from "../api/schema.gen.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { FailureNote } from "../ui/failure.tsx";
import { Input } from "../ui/input.tsx";
import { Page, PageHeader } from "../ui/page.tsx";
import { useScopeInfo } from "../ui/permissions/scope-names.ts";
import { Skeleton } from "../ui/spinner.tsx";
import { GrantCard } from "./grant-card.tsx";
import { grantMatches } from "./grant-matches.ts";
import { RevokeEverythingDialog } from "./revoke-everything-dialog.tsx";
import { Waivers } from "./waivers.tsx";
import { useMeWords } from "./words.ts";

/** Everything a person allows now, and the way to take any of it back. */
export function AuthorisationsPage() {
  const say = useMeWords();
  const grants = useGrants();
  const [revokingAll, setRevokingAll] = useState(false);
  const some = (grants.data?.length ?? 0) > 0;
  return (
    <Page>
      <PageHeader
        title={say("title")}
        lead={say("lead")}
        actions={some && <Button onClick={() => setRevokingAll(true)}>{say("revokeAll")}</Button>}
      />
      {grants.isPending && <Skeleton lines={6} />}
      {grants.error && !grants.data && (
        <FailureNote error={grants.error} onRetry={() => void grants.refetch()} />
      )}
      {grants.data && (some ? <GrantList grants={grants.data} /> : <NothingYet />)}
      <Waivers />
      {revokingAll && <RevokeEverythingDialog onClose={() => setRevokingAll(false)} />}
    </Page>
  );
}

function GrantList({ grants }: { grants: readonly Grant[] }) {
  const say = useMeWords();
  const scopeInfo = useScopeInfo();
  const [search, setSearch] = useState("");
  const found = grants.filter((grant) => grantMatches(grant, search, (code) => scopeInfo(code).name));
  return (
    <>
      <div className="relative mb-5">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-faint"
        />
        <Input
          type="search"
          aria-label={say("search")}
          placeholder={say("search")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="pl-10"
        />
      </div>
      {found.length === 0 && (
        <EmptyState
          icon={<Search aria-hidden="true" />}
          title={say("noMatchTitle")}
          action={<Button onClick={() => setSearch("")}>{say("clear")}</Button>}
        />
      )}
      <ul className="space-y-4">
        {found.map((grant) => (
          <li key={grant.id}>
            <GrantCard grant={grant} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NothingYet() {
  const say = useMeWords();
  return (
    <EmptyState
      icon={<ShieldCheck aria-hidden="true" />}
      title={say("emptyTitle")}
      text={say("emptyText")}
      action={
        <Link to="/chat" className={buttonClass()}>
          {say("toChat")}
        </Link>
      }
    />
  );
}
