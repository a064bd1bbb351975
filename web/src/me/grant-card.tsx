import { lazy, useId, useState } from "react";
import type { Grant, GrantScope } from "../api/schema.gen.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { GivenName } from "../ui/given-name.tsx";
import { RevokeGrantDialog, RevokeScopeDialog } from "../ui/grants/revoke-dialogs.tsx";
import { type Format, useFormat } from "../ui/language/format.ts";
import { useScopeInfo } from "../ui/permissions/scope-names.ts";
import { clip } from "../ui/text.ts";
import { useMeWords } from "./words.ts";

const GrantActivity = lazy(async () => ({ default: (await import("./grant-activity.tsx")).GrantActivity }));

/** One application's skill, or the application itself, and what it may use, scope by scope. */
export function GrantCard({ grant }: { grant: Grant }) {
  const heading = useId();
  const [revoking, setRevoking] = useState<"grant" | GrantScope | null>(null);
  const close = () => setRevoking(null);
  return (
    <Card aria-labelledby={heading} className="overflow-hidden">
      <GrantHead grant={grant} heading={heading} onRevoke={() => setRevoking("grant")} />
      <ul className="divide-y divide-line border-line border-t">
        {grant.scopes.map((scope) => (
          <ScopeRow key={scope.code} scope={scope} onRevoke={() => setRevoking(scope)} />
        ))}
      </ul>
      <Activity grantId={grant.id} />
      {revoking === "grant" && <RevokeGrantDialog grant={grant} onClose={close} />}
      {revoking !== null && revoking !== "grant" && (
        <RevokeScopeDialog grant={grant} code={revoking.code} onClose={close} />
      )}
    </Card>
  );
}

interface GrantHeadProps {
  grant: Grant;
  heading: string;
  onRevoke: () => void;
}

function GrantHead({ grant, heading, onRevoke }: GrantHeadProps) {
  const say = useMeWords();
  const format = useFormat();
  return (
    <header className="flex flex-wrap items-start gap-x-3 gap-y-3 p-4 sm:px-5">
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-xl bg-accent-soft font-semibold text-accent-ink"
      >
        {clip(grant.application.name, 60).charAt(0)}
      </span>
      <div className="min-w-0 flex-1">
        <h2 id={heading} className="leading-snug font-semibold">
          <GivenName>{grant.application.name}</GivenName>
        </h2>
        <p className="text-[0.8125rem] text-soft">
          {grant.skill === null ? (
            say("applicationItself")
          ) : (
            <>
              {say("skill")} <GivenName>{grant.skill.title}</GivenName>
            </>
          )}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-2.5 text-xs text-faint">
          <span>{say.rich("by", { org: <GivenName>{grant.application.provider}</GivenName> })}</span>
          <span>{say("namesGiven")}</span>
          <span>
            {grant.lastUsedAt ? say("lastUsedAt", { time: format.relative(grant.lastUsedAt) }) : say("never")}
          </span>
        </p>
      </div>
      <Button size="sm" onClick={onRevoke} className="text-danger-ink!">
        {say("revokeGrant")}
      </Button>
    </header>
  );
}

function ScopeRow({ scope, onRevoke }: { scope: GrantScope; onRevoke: () => void }) {
  const say = useMeWords();
  const format = useFormat();
  const info = useScopeInfo()(scope.code);
  return (
    <li className="flex items-start gap-3 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 sm:grid sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:gap-4">
        <div>
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">{info.name}</span>
            {info.sensitive && <Badge tone="warn">{say("sensitive")}</Badge>}
          </p>
          <code className="font-mono text-xs break-all text-faint">{scope.code}</code>
        </div>
        <div className="mt-1 text-[0.8125rem] text-soft sm:mt-0">
          <p>{say(scope.duration === "30d" ? "days30" : scope.duration)}</p>
          <p className="flex flex-wrap gap-x-2.5 text-xs text-faint [&>span]:whitespace-nowrap">
            <span>{say("grantedAt", { time: format.date(scope.grantedAt) })}</span>
            <span>{say("expiresAt", { time: expiryText(scope.expiresAt, format) })}</span>
          </p>
        </div>
      </div>
      <Button
        size="sm"
        variant="ghost"
        aria-label={say("revokeScopeOf", { name: info.name })}
        onClick={onRevoke}
      >
        {say("revoke")}
      </Button>
    </li>
  );
}

/** The hour matters only while it is near. */
function expiryText(at: string, format: Format): string {
  const twoDays = 2 * 86_400_000;
  return Date.parse(at) - Date.now() < twoDays ? format.dateTime(at) : format.date(at);
}

function Activity({ grantId }: { grantId: string }) {
  const say = useMeWords();
  return (
    <div className="border-line border-t px-4 py-2 sm:px-5">
      <Disclosure label={say("activity")}>
        <GrantActivity grantId={grantId} />
      </Disclosure>
    </div>
  );
}
