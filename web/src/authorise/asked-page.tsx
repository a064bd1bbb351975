import { useParams } from "@tanstack/react-router";
import { Clock, ShieldCheck, ShieldQuestion, Unplug } from "lucide-react";
import { useAnswerRequest, useAuthorisationRequest } from "../api/authorisation-requests.ts";
import { ApiError, isStatus } from "../api/client.ts";
import type { AuthorisationRequest } from "../api/schema.gen.ts";
import { localTimeOf } from "../api/server-clock.ts";
import { Blank } from "../ui/blank.tsx";
import { buttonClass } from "../ui/button.tsx";
import { FailurePanel } from "../ui/failure.tsx";
import { Skeleton } from "../ui/spinner.tsx";
import { useSecondsLeft } from "../ui/use-seconds-left.ts";
import { AskedCard } from "./asked-card.tsx";
import { Leaving } from "./leaving.tsx";
import { OtherAccount } from "./other-account.tsx";
import { PageFrame } from "./page-frame.tsx";
import { useAuthoriseWords } from "./words.ts";

/** One question of an application to one person. */
export function AskedPage() {
  const say = useAuthoriseWords();
  const { id } = useParams({ from: "/oauth2/auth/$id" });
  const { data: request, error, refetch } = useAuthorisationRequest(id);
  if (request) return <Request request={request} />;
  return (
    <PageFrame>
      {error === null && <Skeleton lines={6} />}
      {isStatus(error, 404) && (
        <Blank
          icon={<ShieldQuestion />}
          title={say("goneTitle")}
          text={say("goneText")}
          action={<OtherAccount />}
        />
      )}
      {error !== null && !isStatus(error, 404) && (
        <FailurePanel error={error} onRetry={() => void refetch()} />
      )}
    </PageFrame>
  );
}

/** The application, its address or an approval is gone by now: nobody can allow it any more. */
const isGone = ({ code }: ApiError) =>
  ["no_longer_available", "client_unknown", "redirect_not_registered"].includes(code);

function Request({ request }: { request: AuthorisationRequest }) {
  const say = useAuthoriseWords();
  const answer = useAnswerRequest(request.id);
  const secondsLeft = useSecondsLeft(localTimeOf(request.expiresAt));
  if (answer.data) return <Leaving to={answer.data.backTo} />;
  if (answer.error instanceof ApiError && isGone(answer.error))
    return (
      <PageFrame>
        <Blank icon={<Unplug />} title={say("unavailableTitle")} text={say("unavailable")} />
      </PageFrame>
    );
  const isOpen = request.status === "pending" && (secondsLeft > 0 || answer.isPending);
  return (
    <PageFrame>
      {isOpen ? (
        <AskedCard request={request} answer={answer} secondsLeft={secondsLeft} />
      ) : (
        <Over request={request} />
      )}
    </PageFrame>
  );
}

/** It was answered, perhaps in another window, or nobody answered in time. */
function Over({ request: { status, address } }: { request: AuthorisationRequest }) {
  const say = useAuthoriseWords();
  if (status === "allow" || status === "deny")
    return (
      <Blank
        icon={<ShieldCheck />}
        title={say("overTitle")}
        text={say(status === "allow" ? "allowed" : "denied")}
      />
    );
  return (
    <Blank
      icon={<Clock />}
      title={say("expiredTitle")}
      text={say("expired")}
      action={
        // A full load, like the first one.
        <a href={address} className={buttonClass("main")}>
          {say("again")}
        </a>
      }
    />
  );
}
