import { Link } from "@tanstack/react-router";
import { Ban, Check, Clock, CornerDownRight, LoaderCircle, Minus, UserRoundCheck } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { useGrants } from "../../api/grants.ts";
import type { Duration, Grant, NeedsAdmin, StepConsent } from "../../api/schema.gen.ts";
import { useFormat } from "../../ui/language/format.ts";
import { LineButton, LineDot, lineAction, OutcomeLine } from "../outcome-line.tsx";
import { NeedsAdminText } from "./needs-admin.tsx";
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

const marks = {
  denied: <Minus />,
  expired: <Clock />,
  superseded: <CornerDownRight />,
  elsewhere: <LoaderCircle className="animate-spin" />,
  unavailable: <Ban />,
} as const;

interface ConsentOutcomeProps {
  outcome: keyof typeof marks;
  /** In words of the server, in the place of ours. */
  why?: string | undefined;
  onAskAgain?: () => void;
}

/** A request that ended without a permission, in one line. */
export function ConsentOutcome({ outcome, why, onAskAgain }: ConsentOutcomeProps) {
  const say = useOutcomeWords();
  return (
    <OutcomeLine mark={marks[outcome]}>
      <span>{why ?? say(outcome)}</span>
      {outcome === "expired" && onAskAgain && <LineButton onClick={onAskAgain}>{say("askAgain")}</LineButton>}
    </OutcomeLine>
  );
}

/** Nobody was asked: an admin has to approve it first. */
export function NeedsAdminLine({ scopes }: { scopes: readonly NeedsAdmin[] }) {
  return (
    <OutcomeLine mark={<UserRoundCheck />} tone="notice">
      <span>
        <NeedsAdminText scopes={scopes} />
      </span>
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
  const grant = grants.data?.find((each) => each.id === consent.grantId);
  const isGone = consent.duration !== "once" && grants.isSuccess && !grants.isFetching && grant === undefined;
  if (consent.revokedAt !== null)
    return (
      <OutcomeLine key="revoked" mark={<Minus />}>
        <span>{say("revoked", { time: format.dateTime(consent.revokedAt) })}</span>
      </OutcomeLine>
    );
  if (isGone)
    return (
      <OutcomeLine key="gone" mark={<Ban />}>
        <span>{say("gone")}</span>
      </OutcomeLine>
    );
  return <GivenLine consent={consent} grant={consent.duration === "once" ? undefined : grant} />;
}

interface GivenLineProps {
  consent: StepConsent;
  /** What can be taken back. */
  grant: Grant | undefined;
}

function GivenLine({ consent: { asked, scopes, duration }, grant }: GivenLineProps) {
  const say = useOutcomeWords();
  const [revoking, setRevoking] = useState<Grant | null>(null);
  const given = asked.filter((code) => scopes.includes(code)).length;
  const left = asked.length - given;
  const told = useId();
  return (
    <OutcomeLine mark={<Check />} tone="accent" asking={revoking !== null}>
      <span id={told}>
        {left > 0
          ? say("partly", { a: given, b: left })
          : say("allowed", { duration: say(durationWord[duration ?? "once"]) })}
      </span>
      {(left > 0 || grant) && <LineDot />}
      {left > 0 ? (
        <Link to="/me/authorisations" className={lineAction}>
          {say("manage")}
        </Link>
      ) : (
        grant && (
          <LineButton about={told} onClick={() => setRevoking(grant)}>
            {say("revoke")}
          </LineButton>
        )
      )}
      {revoking && (
        <Suspense fallback={null}>
          <RevokeGrantDialog grant={revoking} onClose={() => setRevoking(null)} />
        </Suspense>
      )}
    </OutcomeLine>
  );
}
