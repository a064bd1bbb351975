import { useState } from "react";
import { useApplication } from "../../api/applications.ts";
import { usePermissions } from "../../api/permissions.ts";
import { BreakableCode } from "../../ui/breakable-code.tsx";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { ApplyDialog } from "../../ui/permissions/apply-dialog.tsx";
import {
  KindBadge,
  NoApiBadge,
  SensitivityBadge,
  StatusBadge,
} from "../../ui/permissions/permission-badges.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
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
        <Button size="sm" className="mt-3" onClick={() => setApplying(open)}>
          {say("applyAll", { count: open.length })}
        </Button>
      )}
      {applying.length > 0 && (
        <ApplyDialog applicationId={applicationId} codes={applying} onClose={() => setApplying([])} />
      )}
    </>
  );
}

function ScopeRow({ state, onApply }: { state: ScopeState; onApply: () => void }) {
  const say = useScopeWords();
  const language = useLanguage();
  const permission = usePermissions().data?.find(({ code }) => code === state.code);
  const applicable = state.status === "none" || state.status === "rejected";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{permission?.name[language] ?? state.code}</span>
          {permission && <KindBadge kind={permission.kind} />}
          {permission?.sensitive && <SensitivityBadge sensitive />}
          <NoApiBadge permission={permission} />
        </p>
        <BreakableCode className="text-xs text-faint">{state.code}</BreakableCode>
      </div>
      <span className="flex items-center gap-2">
        <StatusBadge status={state.status} />
        {applicable && (
          <Button size="sm" aria-label={`${say("apply")} ${state.code}`} onClick={onApply}>
            {say("apply")}
          </Button>
        )}
      </span>
    </li>
  );
}
