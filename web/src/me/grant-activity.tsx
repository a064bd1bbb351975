import { AppWindow, KeyRound, TriangleAlert, Zap } from "lucide-react";
import { useGrantActivity } from "../api/grants.ts";
import { usePermissions } from "../api/permissions.ts";
import type { GrantEvent } from "../api/schema.gen.ts";
import { cx } from "../ui/class-names.ts";
import { FailureNote } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { useFormat } from "../ui/language/format.ts";
import { useLanguage } from "../ui/language/language.ts";
import { DayHead, Entry, Ledger } from "../ui/ledger.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useMeWords } from "./words.ts";

const outcomeWords = {
  sending: "callSending",
  answered: "callAnswered",
  failed: "callFailed",
  unknown: "callUnknown",
  refused: "callRefused",
  issued: "callIssued",
  revoked: "callRevoked",
} as const satisfies Record<GrantEvent["outcome"], string>;

const marks = {
  "skill.called": <Zap />,
  "api.called": <AppWindow />,
  "code.redeemed": <KeyRound />,
} as const satisfies Record<GrantEvent["event"], unknown>;

const wentWrong: readonly GrantEvent["outcome"][] = ["failed", "unknown", "refused"];

interface GrantActivityProps {
  grantId: string;
  lastUsedAt: string | null;
}

/** When a permission was used, for what, and how it went, day by day. */
export function GrantActivity({ grantId, lastUsedAt }: GrantActivityProps) {
  const say = useMeWords();
  const format = useFormat();
  const activity = useGrantActivity(grantId, true);
  return (
    <section aria-labelledby="activity" className="px-gutter pt-5 pb-8 min-[1500px]:pt-0">
      <div className="flex flex-wrap items-baseline gap-x-3 min-[1500px]:border-rule min-[1500px]:border-t-2 min-[1500px]:pt-3">
        <h3 id="activity" className="text-head font-semibold">
          {say("activity")}
        </h3>
        <span className="text-note text-faint">
          {lastUsedAt ? say("lastUsedAt", { time: format.relative(lastUsedAt) }) : say("never")}
        </span>
      </div>
      {activity.isPending && <Skeleton className="py-3" />}
      {activity.error && <FailureNote error={activity.error} onRetry={() => void activity.refetch()} />}
      {activity.data?.length === 0 && <p className="py-2 text-soft">{say("noActivity")}</p>}
      {[...Map.groupBy(activity.data ?? [], ({ at }) => format.date(at))].map(([day, events]) => (
        <div key={day}>
          <DayHead>{day}</DayHead>
          <Ledger label={day}>
            {events.map((event, index) => (
              <Use key={index} event={event} />
            ))}
          </Ledger>
        </div>
      ))}
    </section>
  );
}

function Use({ event }: { event: GrantEvent }) {
  const say = useMeWords();
  const format = useFormat();
  const wrong = wentWrong.includes(event.outcome);
  return (
    <Entry
      time={<time dateTime={event.at}>{format.time(event.at)}</time>}
      mark={wrong ? <TriangleAlert /> : marks[event.event]}
      tone={wrong ? "notice" : "plain"}
    >
      <span className="min-w-0 flex-1 wrap-anywhere">
        <What event={event} />
        {event.event === "api.called" && event.runId === undefined && (
          <span className="ml-2 text-note text-faint">
            {say("byItself", { application: event.application })}
          </span>
        )}
      </span>
      <span className={wrong ? "text-notice-ink" : "text-soft"}>{say(outcomeWords[event.outcome])}</span>
    </Entry>
  );
}

/** In words where there are some: the operation's own, or of the catalogue of permissions. */
function What({ event: { operation, summary, api, apiName } }: { event: GrantEvent }) {
  const say = useMeWords();
  const language = useLanguage();
  // What a route is called, only its own API says.
  const ofIt = usePermissions().data?.filter(({ provider, categoryName: { zh, en } }) =>
    apiName === undefined ? provider === null : provider !== null && [zh, `${zh} / ${en}`].includes(apiName),
  );
  const called = ofIt
    ?.flatMap((permission) => permission.apis)
    .find(({ method, path }) => `${method} ${path}` === api);
  const words = summary ?? called?.name[language];
  if (operation === undefined && api === undefined) return say("gotTokens");
  return (
    <>
      {words !== undefined && (
        <span className="mr-2">
          <GivenName max={100}>{words}</GivenName>
        </span>
      )}
      <bdi className={cx("font-mono text-code", words !== undefined && "text-faint")}>{operation ?? api}</bdi>
      {apiName !== undefined && (
        <span className="ml-2 text-note text-faint">
          {say.rich("ofApi", { name: <GivenName max={60}>{apiName}</GivenName> })}
        </span>
      )}
    </>
  );
}
