import { Link } from "@tanstack/react-router";
import { Plus, ShieldCheck } from "lucide-react";
import { useApis } from "../../api/apis.ts";
import type { ListedApi } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { State } from "../../ui/state.tsx";
import { Tile } from "../../ui/tile.tsx";
import { usePlace } from "../place.ts";
import { useApiWords } from "../words.ts";

/** The organisation's own APIs, or what they are for. */
export function ApisPage() {
  const say = useApiWords();
  const apis = useApis();
  const isAdmin = useSession().user.roles.includes("admin");
  const register = isAdmin && (
    <Link to="/admin/apis/new" className={buttonClass("main")}>
      <Plus aria-hidden="true" className="size-4" />
      {say("register")}
    </Link>
  );
  return (
    <div className="scroll-quiet h-full overflow-y-auto">
      <Bar title={say("title")} actions={apis.data && apis.data.length > 0 && register} />
      {apis.isPending && <Skeleton lines={6} className="px-gutter pt-5" />}
      {apis.error && !apis.data && <FailurePanel error={apis.error} onRetry={() => void apis.refetch()} />}
      {apis.data?.length === 0 && (
        <Blank
          icon={<ShieldCheck aria-hidden="true" />}
          title={say("emptyTitle")}
          text={say("emptyText")}
          action={register}
        >
          {!isAdmin && <p className="text-soft">{say("emptyAsk")}</p>}
        </Blank>
      )}
      {apis.data && apis.data.length > 0 && (
        <>
          <p className="max-w-[52em] px-gutter py-4 text-body text-pretty text-soft">{say("lead")}</p>
          <ul aria-label={say("title")} className="border-line border-t">
            {apis.data.map((api) => (
              <li key={api.id}>
                <ApiRow api={api} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ApiRow({ api }: { api: ListedApi }) {
  const say = useApiWords();
  const place = usePlace();
  const language = useLanguage();
  const { id, name, provider, namespace, owner, points, publishedNumber } = api;
  return (
    <div className="relative grid min-h-14 grid-cols-[2rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 border-line border-b px-gutter py-2 hover:bg-hover md:grid-cols-[2rem_minmax(0,1fr)_minmax(8rem,auto)_10rem]">
      <Tile>{name[language].charAt(0)}</Tile>
      <span className="min-w-0">
        <Link
          to={`${place}/$apiId`}
          params={{ apiId: id }}
          className="block truncate font-semibold after:absolute after:inset-0 after:content-[''] focus-visible:-outline-offset-2"
        >
          <GivenName>{name[language]}</GivenName>
        </Link>
        <span className="block truncate text-note text-faint">
          <code className="font-mono">{namespace}</code> · <GivenName>{provider[language]}</GivenName> ·{" "}
          {say.rich("ownedBy", { name: <GivenName max={40}>{owner.name}</GivenName> })}
        </span>
      </span>
      <span className="text-soft max-md:col-start-2">{say("points", { count: points })}</span>
      <span className="max-md:col-start-2 md:text-right">
        {publishedNumber === null ? (
          <State is="off">{say("unpublished")}</State>
        ) : (
          <State is="ready">{say("published", { number: publishedNumber })}</State>
        )}
      </span>
    </div>
  );
}
