import { KindBadge, SensitivityBadge } from "../../ui/permissions/permission-badges.tsx";
import { RiskMark } from "../../ui/permissions/risk-mark.tsx";
import { Apis, ApplyAction, Code, NameAndText, Status } from "./cells.tsx";
import { mayApply, type PermissionRow } from "./permission-filter.ts";
import type { Selection } from "./selection.ts";
import { Tick } from "./tick.tsx";
import { usePermissionsTabWords } from "./words.ts";

interface PermissionCardsProps {
  rows: readonly PermissionRow[];
  selection: Selection;
  onApply: (codes: string[]) => void;
}

/** The same as the table, for narrow screens. */
export function PermissionCards({ rows, selection, onApply }: PermissionCardsProps) {
  const say = usePermissionsTabWords();
  return (
    <ul className="divide-y divide-line border-line border-y">
      {rows.map((row) => (
        <li key={row.code} className="flex gap-3 py-4">
          <Tick
            label={say("select", { code: row.code })}
            checked={selection.isSelected(row.code)}
            disabled={!mayApply(row)}
            onToggle={selection.toggle(row.code)}
          />
          <div className="min-w-0 flex-1 space-y-2">
            <NameAndText row={row} />
            <Code code={row.code} />
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <KindBadge kind={row.kind} />
              <SensitivityBadge sensitive={row.sensitive} />
              <RiskMark risk={row.risk} />
            </div>
            <div className="text-work">
              <Apis row={row} />
            </div>
            <div className="flex items-center justify-between gap-3 pt-1">
              <div>
                <Status row={row} />
              </div>
              <ApplyAction row={row} onApply={onApply} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
