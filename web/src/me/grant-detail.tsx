import { Ban } from "lucide-react";
import { useState } from "react";
import type { Grant, GrantScope } from "../api/schema.gen.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { RevokeGrantDialog, RevokeScopeDialog } from "../ui/grants/revoke-dialogs.tsx";
import { type Format, useFormat } from "../ui/language/format.ts";
import { ApiOf } from "../ui/permissions/api-of.tsx";
import { OpenedMore } from "../ui/permissions/opened-more.tsx";
import { RiskMark } from "../ui/permissions/risk-mark.tsx";
import { useScopeInfo } from "../ui/permissions/scope-names.ts";
import { State } from "../ui/state.tsx";
import { Switch } from "../ui/switch.tsx";
import { Tag } from "../ui/tag.tsx";
import { DetailHead } from "./detail-head.tsx";
import { GrantActivity } from "./grant-activity.tsx";
import { useMeWords } from "./words.ts";

/** One application's skill, or the application itself: what it may use, permission by permission, and what it did. */
export function GrantDetail({ grant }: { grant: Grant }) {
  const say = useMeWords();
  const [revoking, setRevoking] = useState<"grant" | GrantScope | null>(null);
  const close = () => setRevoking(null);
  return (
    <>
      <DetailHead
        application={grant.application}
        skill={grant.skill}
        action={
          <Button variant="take" onClick={() => setRevoking("grant")}>
            {say("revokeGrant")}
          </Button>
        }
      />
      {grant.application.disabled && (
        <p className="mx-gutter mb-4 flex gap-2 text-notice-ink">
          <Ban aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {say("disabled")}
        </p>
      )}
      <div className="min-[1500px]:grid min-[1500px]:grid-cols-2 min-[1500px]:items-start">
        <ul className="mx-gutter border-rule border-t-2">
          {grant.scopes.map((scope) => (
            <ScopeRow key={scope.code} scope={scope} onRevoke={() => setRevoking(scope)} />
          ))}
        </ul>
        <GrantActivity grantId={grant.id} lastUsedAt={grant.lastUsedAt} />
      </div>
      {revoking === "grant" && <RevokeGrantDialog grant={grant} onClose={close} />}
      {revoking !== null && revoking !== "grant" && (
        <RevokeScopeDialog grant={grant} code={revoking.code} onClose={close} />
      )}
    </>
  );
}

/** Switching one off takes it back, once that is confirmed. */
function ScopeRow({ scope, onRevoke }: { scope: GrantScope; onRevoke: () => void }) {
  const say = useMeWords();
  const format = useFormat();
  const info = useScopeInfo()(scope.code);
  return (
    <li
      className={cx(
        "relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 border-line border-b py-3 sm:grid-cols-[minmax(0,1fr)_11rem_auto]",
        info.sensitive &&
          "before:absolute before:inset-y-0 before:-left-(--gutter) before:w-[3px] before:bg-notice",
      )}
    >
      <div>
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="text-body font-medium">{info.name}</span>
          {info.sensitive && <Tag tone="notice">{say("sensitive")}</Tag>}
        </p>
        <ApiOf api={info.api} />
        <p className="text-soft">{info.description}</p>
        <p className="flex flex-wrap items-center gap-x-3">
          <code className="text-code break-all text-faint">{scope.code}</code>
          {info.risk && <RiskMark risk={info.risk} />}
        </p>
        {scope.resting && <Resting resting={scope.resting} />}
      </div>
      <div className="flex flex-wrap gap-x-3 max-sm:order-last max-sm:col-span-2 sm:flex-col">
        <span>{say(scope.duration === "30d" ? "days30" : scope.duration)}</span>
        <span className="text-note leading-5 text-faint">
          {say("grantedAt", { time: format.date(scope.grantedAt) })}
        </span>
        <span className="text-note leading-5 text-faint">
          {say("expiresAt", { time: expiryText(scope.expiresAt, format) })}
        </span>
      </div>
      <Switch
        checked
        aria-label={say("revokeScopeOf", { name: info.name })}
        onChange={onRevoke}
        className="mt-1"
      />
    </li>
  );
}

/** It opens nothing until its person has seen what is new. */
function Resting({ resting }: { resting: NonNullable<GrantScope["resting"]> }) {
  const say = useMeWords();
  const format = useFormat();
  return (
    <div className="mt-2 border-notice border-l-2 pl-3">
      <State is="attention">{say("resting")}</State>
      <p className="text-pretty text-soft">{say("restingText", { time: format.date(resting.since) })}</p>
      <OpenedMore more={resting} />
    </div>
  );
}

/** The hour matters only while it is near. */
function expiryText(at: string, format: Format): string {
  const twoDays = 2 * 86_400_000;
  return Date.parse(at) - Date.now() < twoDays ? format.dateTime(at) : format.date(at);
}
