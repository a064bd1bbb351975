import { Link2, Timer, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import { isStatus } from "../../api/client.ts";
import { useOnline } from "../../api/connection.ts";
import { type ConsentAnswer, type ConsentRequest, type Duration, useAnswerConsent } from "../../api/runs.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { clip } from "../../ui/clip.ts";
import { clockText } from "../../ui/countdown.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { OutsideLink } from "../../ui/outside-link.tsx";
import { useSecondsLeft } from "../../ui/use-seconds-left.ts";
import { AuthoriseAll } from "./authorise-all.tsx";
import { ConsentOutcome } from "./consent-outcome.tsx";
import { Decision } from "./decision.tsx";
import { DurationChoice } from "./duration-choice.tsx";
import { ScopeList } from "./scope-list.tsx";
import { useConsentWords } from "./words.ts";

interface ConsentCardProps {
  runId: string;
  consent: ConsentRequest;
  onAskAgain: () => void;
}

/**
 * Asks a person. Everything in it comes from the registry or is the person's own request: nothing a model
 * wrote, and what a developer wrote is plain, clipped, isolated and said to be theirs.
 */
export function ConsentCard({ runId, consent, onAskAgain }: ConsentCardProps) {
  const say = useConsentWords();
  const heading = useId();
  const online = useOnline();
  const answer = useAnswerConsent(runId);
  const secondsLeft = useSecondsLeft(localTimeOf(consent.expiresAt));
  const [duration, setDuration] = useState<Duration>(consent.defaultDuration);
  const [extra, setExtra] = useState<readonly string[]>([]);

  const settling = answer.isPending || answer.isSuccess;
  if (secondsLeft === 0 && !settling) return <ConsentOutcome outcome="expired" onAskAgain={onAskAgain} />;
  if (isStatus(answer.error, 409)) return <ConsentOutcome outcome="elsewhere" />;

  const blocked = settling || !online;
  const chosen = consent.scopes.filter((scope) => scope.required || extra.includes(scope.code));
  const send = (input: Omit<ConsentAnswer, "consentId">) =>
    answer.mutate({ consentId: consent.id, ...input });
  const more = consent.all.length > consent.scopes.length;

  return (
    <section
      id={`request-${runId}`}
      aria-labelledby={heading}
      tabIndex={-1}
      className="max-w-[560px] animate-rise rounded-2xl border border-line bg-surface p-4 shadow-raised outline-offset-4 sm:p-5"
    >
      <CardHead consent={consent} heading={heading} />
      <ScopeList scopes={consent.scopes} chosen={extra} onChoose={setExtra} disabled={blocked} />
      <DurationChoice
        options={consent.durations}
        value={duration}
        onChange={setDuration}
        disabled={blocked}
      />
      <Decision
        blocked={blocked}
        deciding={settling ? (answer.variables?.decision ?? null) : null}
        error={answer.error}
        online={online}
        onAllow={() =>
          send({
            decision: "allow",
            duration,
            ...(extra.length > 0 ? { scopes: chosen.map((scope) => scope.code) } : {}),
          })
        }
        onDeny={() => send({ decision: "deny" })}
        onRetry={() => answer.variables && answer.mutate(answer.variables)}
      />
      {more && (
        <AuthoriseAll
          consent={consent}
          duration={duration}
          disabled={blocked}
          busy={settling && answer.variables?.decision === "allow_all"}
          onConfirm={() => send({ decision: "allow_all", duration })}
        />
      )}
      <p className="mt-4 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-faint">
        <Timer aria-hidden="true" className="size-3.5" />
        <span className="tabular-nums">{say("expiry", { t: clockText(secondsLeft) })}</span>
        <span>{say("revokeHint")}</span>
      </p>
    </section>
  );
}

function CardHead({ consent, heading }: { consent: ConsentRequest; heading: string }) {
  const say = useConsentWords();
  const { application, skill } = consent;
  return (
    <header>
      <div className="flex items-start gap-3">
        <span
          aria-hidden="true"
          className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent-soft text-base font-semibold text-accent-ink"
        >
          {clip(application.name, 60).charAt(0)}
        </span>
        <div className="min-w-0 flex-1">
          <h3 id={heading} className="text-[0.9375rem] leading-snug font-semibold wrap-anywhere">
            {say.rich("title", { app: <GivenName>{application.name}</GivenName> })}
          </h3>
          <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-faint">
            <span>{say.rich("by", { org: <GivenName>{application.provider}</GivenName> })}</span>
            <span>({say("givenByDeveloper")})</span>
            {application.privacyUrl && (
              <OutsideLink
                href={application.privacyUrl}
                title={say("leaveTitle")}
                text={say("leaveText")}
                open={say("leave")}
              >
                {say("privacy")}
              </OutsideLink>
            )}
          </p>
        </div>
      </div>
      <p className="mt-3 rounded-xl bg-sunken px-3 py-2 text-[0.8125rem] text-soft">
        {say.rich("task", { request: <GivenName max={80}>{consent.request}</GivenName> })}
      </p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 px-3 text-[0.8125rem]">
        <dt className="text-faint">{say("skill")}</dt>
        <dd>
          <GivenName>{skill.title}</GivenName>{" "}
          <span className="text-xs text-faint">({say("givenByDeveloper")})</span>
        </dd>
        <dt className="text-faint">{say("host")}</dt>
        <dd className="flex items-start gap-1.5 font-mono break-all">
          <Link2 aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-faint" />
          <bdi>{skill.host}</bdi>
        </dd>
      </dl>
      {consent.because && (
        <p className="mt-3 flex gap-2 rounded-xl bg-warn-soft px-3 py-2 text-[0.8125rem] text-warn-ink">
          <TriangleAlert aria-hidden="true" className="mt-[3px] size-4 shrink-0" />
          <span className="min-w-0">
            {say.rich("because", { skill: <GivenName>{consent.because.skill}</GivenName> })}
          </span>
        </p>
      )}
    </header>
  );
}
