import { useId, useState } from "react";
import { type ApiError, isStatus } from "../../api/client.ts";
import { useOnline } from "../../api/connection.ts";
import { useAnswerConsent } from "../../api/runs.ts";
import type { ConsentAnswer, ConsentRequest, Duration } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { Decision } from "../../ui/consent/decision.tsx";
import { DurationChoice } from "../../ui/consent/duration-choice.tsx";
import { PrivacyLink } from "../../ui/consent/privacy-link.tsx";
import { ScopeList } from "../../ui/consent/scope-list.tsx";
import { useConsentWords } from "../../ui/consent/words.ts";
import { clockText } from "../../ui/countdown.ts";
import { useSecondsLeft } from "../../ui/use-seconds-left.ts";
import { RequestBody, RequestFrame } from "../request-frame.tsx";
import type { Named } from "./all-dialog.tsx";
import { AuthoriseAll } from "./authorise-all.tsx";
import { CardHead } from "./card-head.tsx";
import { ConsentOutcome } from "./consent-outcome.tsx";

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
  const choice = useChoice(consent);
  const { answer, deciding, blocked, online, secondsLeft, over } = useAsking(runId, consent);
  if (over === "expired") return <ConsentOutcome outcome="expired" onAskAgain={onAskAgain} />;
  if (over === "elsewhere") return <ConsentOutcome outcome="elsewhere" />;
  if (over === "unavailable") return <ConsentOutcome outcome="unavailable" why={answer.error?.message} />;
  return (
    <RequestFrame
      runId={runId}
      kind="consent"
      heading={heading}
      secondsLeft={secondsLeft}
      decided={deciding !== null}
    >
      <CardHead consent={consent} heading={heading} />
      <RequestBody label={say("scopes")}>
        <ScopeCount scopes={consent.scopes} />
        <ScopeList
          scopes={consent.scopes}
          chosen={choice.extra}
          onChoose={choice.setExtra}
          disabled={blocked}
        />
      </RequestBody>
      <div className="shrink-0 border-line border-t">
        <DurationChoice
          options={consent.durations}
          value={choice.duration}
          onChange={choice.setDuration}
          disabled={blocked}
        />
        <Decision
          blocked={blocked}
          deciding={deciding}
          error={answer.error}
          online={online}
          onAllow={() => answer.mutate(choice.allow)}
          onDeny={() => answer.mutate({ consentId: consent.id, decision: "deny" })}
          onRetry={() => answer.variables && answer.mutate(answer.variables)}
        />
        <SmallPrint
          consent={consent}
          duration={choice.duration}
          secondsLeft={secondsLeft}
          blocked={blocked}
          online={online}
          deciding={deciding}
          onAll={(alsoAllow) => answer.mutate({ ...choice.allowAll, alsoAllow })}
        />
      </div>
    </RequestFrame>
  );
}

/** The answer on its way, and whether there is still something to answer. */
function useAsking(runId: string, consent: ConsentRequest) {
  const online = useOnline();
  const answer = useAnswerConsent(runId);
  const secondsLeft = useSecondsLeft(localTimeOf(consent.expiresAt));
  const settling = answer.isPending || answer.isSuccess;
  const expired = secondsLeft === 0 && !settling;
  const conflict = isStatus(answer.error, 409) ? outcomeOf(answer.error) : null;
  return {
    answer,
    online,
    secondsLeft,
    deciding: settling ? (answer.variables?.decision ?? null) : null,
    blocked: settling || !online,
    over: conflict ?? (expired ? ("expired" as const) : null),
  };
}

const outcomeOf = ({ code }: ApiError) =>
  code === "no_longer_available" ? ("unavailable" as const) : ("elsewhere" as const);

/** What the person has chosen so far, and the answers that would say so. */
function useChoice(consent: ConsentRequest) {
  const [duration, setDuration] = useState<Duration>(consent.defaultDuration);
  const [extra, setExtra] = useState<readonly string[]>([]);
  const required = consent.scopes.filter((scope) => scope.required).map((scope) => scope.code);
  const allow: ConsentAnswer = {
    consentId: consent.id,
    decision: "allow",
    duration,
    ...(extra.length > 0 ? { scopes: [...required, ...extra] } : {}),
  };
  const allowAll: ConsentAnswer = { consentId: consent.id, decision: "allow_all", duration };
  return { duration, setDuration, extra, setExtra, allow, allowAll };
}

/** Of a list that may not be seen whole: how long it is, and how much of it is sensitive. */
function ScopeCount({ scopes }: Pick<ConsentRequest, "scopes">) {
  const say = useConsentWords();
  if (scopes.length <= 3) return null;
  const sensitive = scopes.filter((scope) => scope.sensitive);
  return (
    <p className="sticky top-0 z-10 border-line-strong border-t bg-raised py-1.5 text-note text-soft">
      {say("count", { n: scopes.length, s: sensitive.length })}
    </p>
  );
}

interface SmallPrintProps {
  consent: ConsentRequest;
  duration: Duration;
  secondsLeft: number;
  blocked: boolean;
  online: boolean;
  deciding: ConsentAnswer["decision"] | null;
  onAll: (alsoAllow: Named) => void;
}

function SmallPrint(props: SmallPrintProps) {
  const { consent, duration, secondsLeft, blocked, online, deciding, onAll } = props;
  const say = useConsentWords();
  const { privacyUrl } = consent.application;
  return (
    <footer className="px-3 pb-2.5 text-note text-faint sm:px-5 sm:pb-3.5 sm:leading-5">
      {consent.allSkills.length > 0 && (
        <AuthoriseAll
          consent={consent}
          duration={duration}
          disabled={blocked}
          busy={deciding === "allow_all"}
          onConfirm={onAll}
        />
      )}
      <p className="tabular-nums">
        <span role="status" className="text-notice-ink">
          {!online && say("offline")}
        </span>
        {online && `${say("expiry", { t: clockText(secondsLeft) })} ${say("revokeHint")}`}
        {privacyUrl && (
          <span className="sm:hidden">
            {" "}
            <PrivacyLink url={privacyUrl} />
          </span>
        )}
      </p>
    </footer>
  );
}
