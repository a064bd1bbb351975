import { Link, useNavigate } from "@tanstack/react-router";
import { ShieldCheck } from "lucide-react";
import { useEndedGrants, useGrants } from "../api/grants.ts";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FailureNote, FailurePanel } from "../ui/failure.tsx";
import { Pane, PaneBody, Panes } from "../ui/panes.tsx";
import { useScopeInfo } from "../ui/permissions/scope-names.ts";
import { SearchInput } from "../ui/search-input.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { EndedDetail } from "./ended-detail.tsx";
import { EndedRows } from "./ended-rows.tsx";
import { GrantDetail } from "./grant-detail.tsx";
import { grantMatches } from "./grant-matches.ts";
import { GrantRows } from "./grant-rows.tsx";
import { RevokeEverything } from "./revoke-everything.tsx";
import { Waivers } from "./waivers.tsx";
import { useMeWords } from "./words.ts";

/** Everything a person allows, what ended lately, and the way to take any of it back. */
export function AuthorisationsPage() {
  const say = useMeWords();
  const { grant: chosen } = useReadSearch("/shell/me/authorisations");
  return (
    <>
      <Bar title={say("title")} />
      <Panes className="grid-rows-[minmax(0,1fr)] md:grid-cols-[21.5rem_minmax(0,1fr)]">
        <Pane aria-label={say("title")} className={cx(chosen !== undefined && "max-md:hidden")}>
          <List />
        </Pane>
        <Pane aria-label={say("detail")} className={cx(chosen === undefined && "max-md:hidden")}>
          <PaneBody>
            <Detail />
          </PaneBody>
        </Pane>
      </Panes>
    </>
  );
}

function List() {
  const say = useMeWords();
  const navigate = useNavigate({ from: "/me/authorisations" });
  const { q = "" } = useReadSearch("/shell/me/authorisations");
  const scopeInfo = useScopeInfo();
  const grants = useGrants();
  const all = grants.data ?? [];
  const found = all.filter((grant) => grantMatches(grant, q, (code) => scopeInfo(code).name));
  const search = (text: string) =>
    void navigate({
      search: ({ grant }) => ({ ...(grant && { grant }), ...(text && { q: text }) }),
      replace: true,
    });
  return (
    <>
      <PaneBody>
        <div className="space-y-3 px-gutter pt-5 pb-4">
          <p className="text-pretty text-soft">{say("lead")}</p>
          {all.length > 0 && <SearchInput label={say("search")} value={q} onChange={search} />}
        </div>
        {grants.isPending && <Skeleton lines={6} className="px-gutter" />}
        {grants.error && !grants.data && (
          <div className="px-gutter">
            <FailureNote error={grants.error} onRetry={() => void grants.refetch()} />
          </div>
        )}
        {grants.data && all.length === 0 && <NothingYet />}
        <GrantRows grants={found} />
        {all.length > 0 && found.length === 0 && (
          <p role="status" className="px-gutter py-3 text-soft">
            {say("noMatchTitle")}
          </p>
        )}
        <EndedRows />
        {(grants.data || !grants.error) && <Waivers />}
      </PaneBody>
      {all.length > 0 && <RevokeEverything grants={all} />}
    </>
  );
}

function NothingYet() {
  const say = useMeWords();
  return (
    <div className="border-line border-t px-gutter py-4 md:hidden">
      <EmptyText />
      <Link to="/chat" className={cx(buttonClass("main"), "mt-3")}>
        {say("toChat")}
      </Link>
    </div>
  );
}

function EmptyText() {
  const say = useMeWords();
  const ended = useEndedGrants().data ?? [];
  return (
    <>
      <h2 className="text-head font-semibold">{say(ended.length > 0 ? "nothingNow" : "emptyTitle")}</h2>
      <p className="mt-1 text-soft">{say("emptyText")}</p>
    </>
  );
}

/** The chosen one; where there is room and none is chosen, the first of what is allowed, or else of what ended. */
function Detail() {
  const say = useMeWords();
  const { grant: chosen } = useReadSearch("/shell/me/authorisations");
  const grants = useGrants();
  const ended = useEndedGrants();
  const live = chosen === undefined ? grants.data?.[0] : grants.data?.find(({ id }) => id === chosen);
  if (live) return <GrantDetail key={live.id} grant={live} />;
  if (grants.isPending || (grants.data && ended.isPending))
    return <Skeleton lines={6} className="p-gutter" />;
  // The list beside it says so already where nothing was chosen.
  if (grants.error && !grants.data)
    return chosen === undefined ? null : (
      <FailurePanel error={grants.error} onRetry={() => void grants.refetch()} />
    );
  const over = chosen === undefined ? ended.data?.[0] : ended.data?.find(({ id }) => id === chosen);
  if (over) return <EndedDetail key={over.id} grant={over} />;
  return (
    <Blank
      icon={<ShieldCheck />}
      title={say(chosen === undefined ? "emptyTitle" : "goneTitle")}
      text={say(chosen === undefined ? "emptyText" : "goneText")}
      action={
        <Link to={chosen === undefined ? "/chat" : "/me/authorisations"} className={buttonClass("main")}>
          {say(chosen === undefined ? "toChat" : "toList")}
        </Link>
      }
    />
  );
}
