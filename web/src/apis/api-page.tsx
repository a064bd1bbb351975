import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ShieldOff } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useApi } from "../api/apis.ts";
import { isStatus } from "../api/client.ts";
import type { Api } from "../api/schema.gen.ts";
import { useSession } from "../api/session.ts";
import { Bar } from "../ui/bar.tsx";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { FailurePanel } from "../ui/failure.tsx";
import { useLanguage } from "../ui/language/language.ts";
import { LeaveGuard } from "../ui/leave-guard.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useReadSearch } from "../ui/use-read-search.ts";
import { DraftActions } from "./draft/draft-actions.tsx";
import { DraftPart } from "./draft/draft-part.tsx";
import { useDraft } from "./draft/use-draft.ts";
import { type Place, usePlace } from "./place.ts";
import { type Part, parts } from "./search.ts";
import { useApiWords } from "./words.ts";

const PublishPart = lazy(async () => ({ default: (await import("./publish/publish-part.tsx")).PublishPart }));
const VersionsPart = lazy(async () => ({
  default: (await import("./publish/versions-part.tsx")).VersionsPart,
}));
const CredentialsPart = lazy(async () => ({
  default: (await import("./credentials/credentials-part.tsx")).CredentialsPart,
}));
const StatisticsPart = lazy(async () => ({
  default: (await import("./statistics/statistics-part.tsx")).StatisticsPart,
}));
const WebhookPage = lazy(async () => ({
  default: (await import("../ui/webhooks/webhook-page.tsx")).WebhookPage,
}));
const SettingsPart = lazy(async () => ({ default: (await import("./settings-part.tsx")).SettingsPart }));

/** One of the organisation's own APIs. */
export function ApiPage() {
  const say = useApiWords();
  const place = usePlace();
  const { apiId } = useParams({ from: `/shell${place}/$apiId` });
  const api = useApi(apiId);
  if (api.data) return <OpenApi key={apiId} api={api.data} place={place} />;
  if (isStatus(api.error, 404))
    return (
      <>
        <Bar title={say("notFound")} />
        <Blank
          icon={<ShieldOff aria-hidden="true" />}
          title={say("notFound")}
          text={say("notFoundText")}
          action={
            <Link to={place} className={buttonClass()}>
              {say("back")}
            </Link>
          }
        />
      </>
    );
  return (
    <>
      <Bar title={say("title")} />
      {api.error ? (
        <FailurePanel error={api.error} onRetry={() => void api.refetch()} />
      ) : (
        <Skeleton lines={8} className="px-gutter pt-5" />
      )}
    </>
  );
}

/** What is edited stays while one looks at its other parts. */
function OpenApi({ api, place }: { api: Api; place: Place }) {
  const say = useApiWords();
  const language = useLanguage();
  const { part = "draft", days = "30" } = useReadSearch(`/shell${place}/$apiId`);
  const { id, roles } = useSession().user;
  const isAdmin = roles.includes("admin");
  const mayEdit = isAdmin || api.owner.id === id;
  const shownParts = parts.filter((each) => mayEdit || each === "draft" || each === "versions");
  const draft = useDraft(api);
  const navigate = useNavigate();
  const scrolled = (children: ReactNode) => (
    <div className="scroll-quiet h-full overflow-y-auto">{children}</div>
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Bar
        title={draft.editing.content.name[language] || api.namespace}
        crumbs={[{ label: say("title"), link: { to: place } }]}
        actions={
          mayEdit &&
          part !== "publish" && <DraftActions api={api} draft={draft} place={place} mayPublish={isAdmin} />
        }
      />
      <Parts apiId={api.id} place={place} current={part} shown={shownParts} />
      <div className="min-h-0 flex-1">
        {part === "draft" && <DraftPart api={api} draft={draft} disabled={!mayEdit} />}
        <Suspense fallback={<Skeleton lines={6} className="px-gutter pt-5" />}>
          {part === "publish" &&
            scrolled(<PublishPart api={api} draft={draft} place={place} mayPublish={isAdmin} />)}
          {part === "versions" && scrolled(<VersionsPart api={api} />)}
          {part === "credentials" && scrolled(<CredentialsPart api={api} />)}
          {part === "statistics" &&
            scrolled(
              <StatisticsPart
                apiId={api.id}
                days={days}
                onDays={(next) =>
                  void navigate({
                    to: `${place}/$apiId`,
                    params: { apiId: api.id },
                    search: { part, days: next },
                    replace: true,
                  })
                }
              />,
            )}
          {part === "webhooks" && scrolled(<WebhookPage receiver={{ of: "apis", id: api.id }} />)}
          {part === "settings" && scrolled(<SettingsPart api={api} place={place} isAdmin={isAdmin} />)}
        </Suspense>
      </div>
      <LeaveGuard
        inParts
        dirty={draft.editing.isChanged}
        title={say("leaveTitle")}
        text={say("leaveText")}
        confirm={say("leave")}
      />
    </div>
  );
}

interface PartsProps {
  apiId: string;
  place: Place;
  current: Part;
  shown: readonly Part[];
}

function Parts({ apiId, place, current, shown }: PartsProps) {
  const say = useApiWords();
  return (
    <nav
      aria-label={say("parts")}
      className="scroll-quiet flex shrink-0 gap-5 overflow-x-auto border-line border-b px-gutter"
    >
      {shown.map((part) => (
        <Link
          key={part}
          to={`${place}/$apiId`}
          params={{ apiId }}
          search={part === "draft" ? {} : { part }}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={part === current ? "page" : undefined}
          className={cx(
            "-mb-px flex min-h-10 items-center border-b-2 whitespace-nowrap focus-visible:-outline-offset-2 pointer-coarse:min-h-11",
            part === current ? "border-ink font-semibold" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {say(part)}
        </Link>
      ))}
    </nav>
  );
}
