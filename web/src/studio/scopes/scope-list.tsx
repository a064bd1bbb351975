import { useState } from "react";
import { useApplication } from "../../api/applications.ts";
import { usePermissions } from "../../api/permissions.ts";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { ApiOf, apiOf } from "../../ui/permissions/api-of.tsx";
import { ApplyDialog } from "../../ui/permissions/apply-dialog.tsx";
import { KindBadge, NoApiBadge, SensitivityBadge } from "../../ui/permissions/permission-badges.tsx";
import { usePermissionWords } from "../../ui/permissions/words.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { State } from "../../ui/state.tsx";
import { type ScopeState, scopeStates, toApplyFor } from "./scope-states.ts";
import { useScopeWords } from "./words.ts";

interface ScopeListProps {
  applicationId: string;
  codes: readonly string[];
}

/** The permissions a skill asks for, whether its application has them, and the way to get them. */
export function ScopeList({ applicationId, codes }: ScopeListProps) {
  const say = useScopeWords();
  const application = useApplication(applicationId);
  const [applying, setApplying] = useState<readonly string[]>([]);
  if (application.error && !application.data) {
    return <FailureNote error={application.error} onRetry={() => void application.refetch()} />;
  }
  if (application.isPending) return <Skeleton lines={2} />;
  const states = scopeStates(codes, application.data.permissions);
  const open = toApplyFor(states);
  return (
    <>
      <ul className="divide-y divide-line">
        {states.map((state) => (
          <ScopeRow key={state.code} state={state} onApply={() => setApplying([state.code])} />
        ))}
      </ul>
      {open.length > 1 && (
        <Button size="small" className="mt-3" onClick={() => setApplying(open)}>
          {say("applyAll", { count: open.length })}
        </Button>
      )}
      {applying.length > 0 && (
        <ApplyDialog applicationId={applicationId} codes={applying} onClose={() => setApplying([])} />
      )}
    </>
  );
}

const marks = { approved: "ready", none: "off", pending: "warning", rejected: "attention" } as const;

function ScopeRow({ state, onApply }: { state: ScopeState; onApply: () => void }) {
  const say = useScopeWords();
  const status = usePermissionWords();
  const language = useLanguage();
  const permission = usePermissions().data?.find(({ code }) => code === state.code);
  const applicable = state.status === "none" || state.status === "rejected";
  return (
    <li className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
      <p className="flex min-w-0 flex-1 basis-52 flex-wrap items-center gap-x-2 gap-y-0.5">
        <BreakableCode className="text-code">{state.code}</BreakableCode>
        {permission?.sensitive && <SensitivityBadge sensitive />}
        {permission?.kind === "application" && <KindBadge kind="application" />}
        <NoApiBadge permission={permission} />
        {permission && <span className="text-note text-faint">{permission.name[language]}</span>}
        <ApiOf api={apiOf(permission, language)} />
      </p>
      <span className="flex items-center gap-2">
        <State is={marks[state.status]}>{status(state.status)}</State>
        {applicable && (
          <Button size="small" aria-label={`${say("apply")} ${state.code}`} onClick={onApply}>
            {say("apply")}
          </Button>
        )}
      </span>
    </li>
  );
}
