import { Link } from "@tanstack/react-router";
import { CircleSlash, Clock, RefreshCw, ShieldCheck, ShieldX } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useGrants } from "../../api/grants.ts";
import type { Duration, Grant, StepConsent } from "../../api/schema.gen.ts";
import { useFormat } from "../../ui/language/format.ts";
import { LineButton, lineAction, OutcomeLine } from "../outcome-line.tsx";
import { useOutcomeWords } from "./outcome-words.ts";

const RevokeGrantDialog = lazy(async () => ({
  default: (await import("../../ui/grants/revoke-dialogs.tsx")).RevokeGrantDialog,
}));

const durationWord = {
  once: "once",
  conversation: "conversation",
  "30d": "days30",
  always: "always",
} as const satisfies Record<Duration, string>;

const icons = {
  denied: ShieldX,
  expired: Clock,
  superseded: CircleSlash,
  elsewhere: RefreshCw,
  unavailable: CircleSlash,
} as const;

interface ConsentOutcomeProps {
  outcome: keyof typeof icons;
  /** In words of the server, in the place of ours. */
  why?: string | undefined;
  onAskAgain?: () => void;
}

/** A request that ended without a permission, in one line. */
export function ConsentOutcome({ outcome, why, onAskAgain }: ConsentOutcomeProps) {
  const say = useOutcomeWords();
  const Icon = icons[outcome];
  return (
    <OutcomeLine icon={<Icon aria-hidden="true" />}>
      {why ?? say(outcome)}
      {outcome === "expired" && onAskAgain && <LineButton onClick={onAskAgain}>{say("askAgain")}</LineButton>}
    </OutcomeLine>
  );
}

interface SettledConsentProps {
  consent: StepConsent;
  onAskAgain: () => void;
}

/** What became of a request, as the run's step remembers it. */
export function SettledConsent({ consent, onAskAgain }: SettledConsentProps) {
  switch (consent.decision) {
    case "allow":
      return <AllowedLine consent={consent} />;
    case "deny":
      return <ConsentOutcome outcome="denied" />;
    case "expired":
      return <ConsentOutcome outcome="expired" onAskAgain={onAskAgain} />;
    case "superseded":
    case "unavailable":
      return <ConsentOutcome outcome={consent.decision} />;
    default:
      return consent.decision satisfies never;
  }
}

function AllowedLine({ consent }: { consent: StepConsent }) {
  const say = useOutcomeWords();
  const format = useFormat();
  const grants = useGrants();
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const grant = grants.data?.find((each) => each.id === consent.grantId);
  const lasting = consent.duration !== "once";
  const gone = lasting && grants.isSuccess && !grants.isFetching && grant === undefined;
  const left = consent.asked.length - consent.scopes.filter((code) => consent.asked.includes(code)).length;

  const { revokedAt } = consent;
  if (revokedAt !== null) {
    return (
      <OutcomeLine icon={<ShieldX aria-hidden="true" />}>
        {say("revoked", { time: format.dateTime(revokedAt) })}
      </OutcomeLine>
    );
  }
  return (
    <OutcomeLine icon={<ShieldCheck aria-hidden="true" className={gone ? "" : "text-ok-ink"} />}>
      {gone ? say("gone") : say("allowed", { duration: say(durationWord[consent.duration ?? "once"]) })}
      {left > 0 && <span>{say("partly", { a: consent.asked.length - left, b: left })}</span>}
      {grant && lasting && <LineButton onClick={() => setRevoking(grant)}>{say("revoke")}</LineButton>}
      {lasting && (
        <Link to="/me/authorisations" className={lineAction}>
          {say("manage")}
        </Link>
      )}
      {revoking && (
        <Suspense fallback={null}>
          <RevokeGrantDialog grant={revoking} onClose={() => setRevoking(null)} />
        </Suspense>
      )}
    </OutcomeLine>
  );
}
