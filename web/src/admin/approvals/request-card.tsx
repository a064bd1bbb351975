import { useState } from "react";
import { usePermissions } from "../../api/permissions.ts";
import type { PermissionRequest } from "../../api/schema.gen.ts";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { Button } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { Facts } from "../../ui/facts.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { ApiOf, apiOf } from "../../ui/permissions/api-of.tsx";
import { KindBadge, NoApiBadge, SensitivityBadge } from "../../ui/permissions/permission-badges.tsx";
import { RiskMark } from "../../ui/permissions/risk-mark.tsx";
import { State } from "../../ui/state.tsx";
import type { Decision } from "./decide-dialog.tsx";
import { risksOf } from "./risk.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";
import { useApprovalWords } from "./words.ts";

interface RequestCardProps {
  request: PermissionRequest;
  /** How many people allow the application something now; undefined while that is not known. */
  people: number | undefined;
  onDecide: (decision: Decision) => void;
}

/** Who asks for what, why and when, and what to weigh. A box while it waits for a decision, a row afterwards. */
export function RequestCard({ request, people, onDecide }: RequestCardProps) {
  const waits = request.status === "pending";
  return (
    <article
      className={cx(
        waits
          ? "relative rounded-card border border-edge bg-raised p-5 shadow-decide max-sm:p-3 before:absolute before:inset-y-0 before:-left-2 before:w-[3px] before:bg-notice"
          : "border-line border-t py-4",
      )}
    >
      <Head request={request} />
      <PermissionBox code={request.code} />
      <RequestFacts request={request} people={people} />
      {waits ? <Decide onDecide={onDecide} /> : <Decided request={request} />}
    </article>
  );
}

function Head({ request: { application, by, at } }: Pick<RequestCardProps, "request">) {
  const say = useApprovalWords();
  const format = useFormat();
  return (
    <header>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-soft">
        <p className="min-w-0">
          {say.rich("asks", {
            who: (
              <strong className="font-medium text-ink">
                <GivenName max={30}>{by.name}</GivenName>
              </strong>
            ),
            app: (
              <strong className="font-medium text-ink">
                <GivenName>{application.name}</GivenName>
              </strong>
            ),
          })}
        </p>
        <time dateTime={at} title={format.dateTime(at)} className="text-note text-faint">
          {format.relative(at)}
        </time>
      </div>
      <p className="font-mono text-code text-faint wrap-anywhere">{application.clientId}</p>
    </header>
  );
}

function RequestFacts({ request, people }: Pick<RequestCardProps, "request" | "people">) {
  const say = useApprovalWords();
  const permission = usePermissions().data?.find((each) => each.code === request.code);
  const { hosts, newHosts, reason, note, status } = request;
  const waits = status === "pending";
  const risks = risksOf(request, permission);
  const faint = (text: string) => <span className="text-faint">{text}</span>;
  const plain = (text: string) => (
    <span className="-ml-2 inline-block rounded-tag bg-sunken px-2 py-0.5 whitespace-pre-wrap">{text}</span>
  );
  const codes = (texts: readonly string[]) => (
    <span className="font-mono text-code whitespace-pre-wrap">{texts.join("\n")}</span>
  );
  return (
    <Facts
      facts={[
        { label: say("reason"), value: reason === "" ? faint(say("noReason")) : plain(reason) },
        ...(hosts.length > 0 ? [{ label: say("hosts"), value: codes(hosts) }] : []),
        ...(waits && newHosts.length > 0
          ? [{ label: say(hosts.length > 0 ? "newHosts" : "hosts"), value: codes(newHosts) }]
          : []),
        ...(people === undefined
          ? []
          : [{ label: say("concerned"), value: say("people", { count: people }) }]),
        ...(risks.length > 0
          ? [
              {
                label: say("risk"),
                value: (
                  <ul className="space-y-1">
                    {risks.map((risk) => (
                      <li key={risk}>
                        <State is="warning">{say(risk)}</State>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
        ...(note === "" ? [] : [{ label: say("note"), value: plain(note) }]),
      ]}
    />
  );
}

function Decide({ onDecide }: Pick<RequestCardProps, "onDecide">) {
  const say = useApprovalWords();
  return (
    <div className="mt-4 grid grid-cols-2 gap-3 sm:max-w-sm">
      <Button variant="main" size="decide" onClick={() => onDecide("approve")}>
        {say("approve")}
      </Button>
      <Button size="decide" onClick={() => onDecide("reject")}>
        {say("reject")}
      </Button>
    </div>
  );
}

function Decided({ request }: Pick<RequestCardProps, "request">) {
  const say = useApprovalWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const approved = request.status === "approved";
  return (
    <div className="mt-2 flex flex-wrap items-center gap-3">
      <State is={approved ? "ready" : "off"}>{say(approved ? "approved" : "rejected")}</State>
      {approved && (
        <Button size="small" variant="take" onClick={() => setWithdrawing(true)}>
          {say("withdraw")}
        </Button>
      )}
      {withdrawing && <WithdrawDialog request={request} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function PermissionBox({ code }: { code: string }) {
  const language = useLanguage();
  const permission = usePermissions().data?.find((each) => each.code === code);
  return (
    <div className="my-3 border-line border-y py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{permission?.name[language] ?? code}</span>
        {permission && <KindBadge kind={permission.kind} />}
        {permission?.sensitive && <SensitivityBadge sensitive />}
        {permission && <RiskMark risk={permission.risk} />}
        <NoApiBadge permission={permission} />
      </p>
      <ApiOf api={apiOf(permission, language)} className="mr-3" />
      <BreakableCode className="text-note text-soft">{code}</BreakableCode>
      {permission && <p className="mt-0.5 text-work text-soft">{permission.description[language]}</p>}
    </div>
  );
}
