import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { useAnswerRequest } from "../api/authorisation-requests.ts";
import { useOnline } from "../api/connection.ts";
import type { AuthorisationRequest } from "../api/schema.gen.ts";
import { useSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { Asker } from "../ui/consent/asker.tsx";
import { Decision } from "../ui/consent/decision.tsx";
import { DurationChoice } from "../ui/consent/duration-choice.tsx";
import { AskedScope } from "../ui/consent/scope-list.tsx";
import { useConsentWords } from "../ui/consent/words.ts";
import { clockText } from "../ui/countdown.ts";
import { FailureNote } from "../ui/failure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { Host } from "../ui/host.tsx";
import { OtherAccount } from "./other-account.tsx";
import { useAuthoriseWords } from "./words.ts";

interface AskedCardProps {
  request: AuthorisationRequest;
  answer: ReturnType<typeof useAnswerRequest>;
  secondsLeft: number;
}

/**
 * The card of the chat, for an application itself: who asks, as whom, where to, what, for how long. Every text but the
 * application's name is the platform's.
 */
export function AskedCard({ request, answer, secondsLeft }: AskedCardProps) {
  const heading = useId();
  const say = useConsentWords();
  return (
    <article aria-labelledby={heading} className="rounded-card border border-edge bg-raised shadow-decide">
      <Asker application={request.application} heading={heading} />
      <Facts request={request} />
      {request.hindrance === null ? (
        <>
          <ul aria-label={say("scopes")} className="px-3 sm:px-5">
            {request.scopes.map((scope) => (
              <AskedScope key={scope.code} scope={scope} />
            ))}
          </ul>
          <Choice request={request} answer={answer} secondsLeft={secondsLeft} />
        </>
      ) : (
        <Hindered request={request} answer={answer} hindrance={request.hindrance} />
      )}
    </article>
  );
}

function Facts({ request }: { request: AuthorisationRequest }) {
  const say = useAuthoriseWords();
  const { user } = useSession();
  return (
    <dl className="grid grid-cols-[var(--label)_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-3 pb-3 sm:gap-x-4 sm:px-5">
      <Fact label={say("you")}>
        <GivenName>{user.name}</GivenName>
        <span className="text-faint"> · {user.account}</span> <OtherAccount address={request.address} />
      </Fact>
      <Fact label={say("back")}>
        <Host name={request.returnHost} />
      </Fact>
      {request.namesOrganisation && (
        <Fact label={say("learns")}>
          {say.rich("organisation", { org: <GivenName>{user.organisation.name}</GivenName> })}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Choice({ request, answer, secondsLeft }: AskedCardProps) {
  const say = useConsentWords();
  const online = useOnline();
  const [duration, setDuration] = useState(request.defaultDuration);
  const blocked = answer.isPending || !online;
  return (
    <div className="border-line border-t">
      <DurationChoice
        options={request.durations}
        value={duration}
        onChange={setDuration}
        disabled={blocked}
      />
      <Decision
        blocked={blocked}
        deciding={answer.isPending ? answer.variables.decision : null}
        error={answer.error}
        online={online}
        onAllow={() => answer.mutate({ decision: "allow", duration })}
        onDeny={() => answer.mutate({ decision: "deny" })}
        onRetry={() => answer.variables && answer.mutate(answer.variables)}
      />
      <p className="px-3 pb-3 text-note text-faint tabular-nums sm:px-5 sm:pb-3.5 sm:leading-5">
        <span role="status" className="text-notice-ink">
          {!online && say("offline")}
        </span>
        {online && `${say("expiry", { t: clockText(secondsLeft) })} ${say("revokeHint")}`}
      </p>
    </div>
  );
}

interface HinderedProps extends Pick<AskedCardProps, "request" | "answer"> {
  hindrance: NonNullable<AuthorisationRequest["hindrance"]>;
}

/** It is not this person's to allow. */
function Hindered({ request, answer, hindrance }: HinderedProps) {
  const say = useAuthoriseWords();
  const { user } = useSession();
  return (
    <div className="border-line border-t px-3 py-3 sm:px-5">
      <p className="flex gap-2 text-notice-ink">
        <TriangleAlert aria-hidden="true" className="mt-[3px] size-4 shrink-0" />
        <span className="min-w-0">
          {say.rich(hindrance, {
            app: <GivenName>{request.application.name}</GivenName>,
            org: <GivenName>{user.organisation.name}</GivenName>,
          })}
        </span>
      </p>
      {answer.error && <FailureNote error={answer.error} />}
      <Button
        size="decide"
        className="mt-3 w-full"
        busy={answer.isPending}
        onClick={() => answer.mutate({ decision: "deny" })}
      >
        {say("goBack")}
      </Button>
    </div>
  );
}
