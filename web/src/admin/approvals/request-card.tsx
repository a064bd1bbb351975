import { useState } from "react";
import { usePermissions } from "../../api/permissions.ts";
import type { PermissionRequest } from "../../api/schema.gen.ts";
import { Badge } from "../../ui/badge.tsx";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { KindBadge, NoApiBadge, SensitivityBadge } from "../../ui/permissions/permission-badges.tsx";
import type { Decision } from "./decide-dialog.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";
import { useApprovalWords } from "./words.ts";

interface RequestCardProps {
  request: PermissionRequest;
  onDecide: (decision: Decision) => void;
}

/** Who asks for what, why and when; the buttons while it waits. */
export function RequestCard({ request, onDecide }: RequestCardProps) {
  const say = useApprovalWords();
  const format = useFormat();
  const { application, by, at, status, reason, note } = request;
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <Card className="p-5">
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
        <time dateTime={at} title={format.dateTime(at)} className="text-[0.8125rem] text-faint">
          {format.relative(at)}
        </time>
      </div>
      <p className="font-mono text-xs text-faint">{application.clientId}</p>
      <PermissionBox code={request.code} />
      <dl className="space-y-2">
        <Fact term={say("reason")} text={reason || say("noReason")} faint={reason === ""} />
        {request.hosts.length > 0 && (
          <Fact term={say("hosts")} text={request.hosts.join("\n")} faint={false} />
        )}
        {status === "pending" && (
          <Fact
            term={say(request.hosts.length > 0 ? "newHosts" : "hosts")}
            text={request.newHosts.join("\n") || say("noHosts")}
            faint={request.newHosts.length === 0}
          />
        )}
        {note !== "" && <Fact term={say("note")} text={note} faint={false} />}
      </dl>
      {status === "pending" ? (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => onDecide("approve")}>
            {say("approve")}
          </Button>
          <Button onClick={() => onDecide("reject")}>{say("reject")}</Button>
        </div>
      ) : (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Badge tone={status === "approved" ? "ok" : "danger"}>{say(status)}</Badge>
          {status === "approved" && (
            <Button size="sm" onClick={() => setWithdrawing(true)}>
              {say("withdraw")}
            </Button>
          )}
        </div>
      )}
      {withdrawing && <WithdrawDialog request={request} onClose={() => setWithdrawing(false)} />}
    </Card>
  );
}

function PermissionBox({ code }: { code: string }) {
  const say = useApprovalWords();
  const language = useLanguage();
  const permission = usePermissions().data?.find((each) => each.code === code);
  return (
    <div className="my-3 rounded-xl bg-sunken px-3.5 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{permission?.name[language] ?? code}</span>
        {permission && <KindBadge kind={permission.kind} />}
        {permission?.sensitive && <SensitivityBadge sensitive />}
        <NoApiBadge permission={permission} />
      </p>
      <BreakableCode className="text-xs text-soft">{code}</BreakableCode>
      {permission && <p className="mt-0.5 text-[0.8125rem] text-soft">{permission.description[language]}</p>}
      {permission?.available === false && (
        <p className="mt-0.5 text-[0.8125rem] text-warn-ink">{say("noApiText")}</p>
      )}
    </div>
  );
}

function Fact({ term, text, faint }: { term: string; text: string; faint: boolean }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[7rem_1fr]">
      <dt className="text-faint">{term}</dt>
      <dd className={faint ? "text-faint" : "whitespace-pre-wrap wrap-anywhere"}>{text}</dd>
    </div>
  );
}
