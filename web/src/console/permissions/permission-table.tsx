import { cx } from "../../ui/class-names.ts";
import { KindBadge, SensitivityBadge } from "../../ui/permissions/permission-badges.tsx";
import { RiskMark } from "../../ui/permissions/risk-mark.tsx";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";
import { Apis, ApplyAction, Code, NameAndText, Status } from "./cells.tsx";
import { mayApply, type PermissionRow } from "./permission-filter.ts";
import type { Selection } from "./selection.ts";
import { Tick } from "./tick.tsx";
import { usePermissionsTabWords } from "./words.ts";

interface PermissionTableProps {
  rows: readonly PermissionRow[];
  selection: Selection;
  onApply: (codes: string[]) => void;
}

export function PermissionTable({ rows, selection, onApply }: PermissionTableProps) {
  const say = usePermissionsTabWords();
  return (
    <Table>
      <thead>
        <tr>
          <Th className="w-px pr-0">
            <Tick
              label={say("selectAll")}
              checked={selection.extent === "all"}
              partly={selection.extent === "some"}
              disabled={!rows.some(mayApply)}
              onToggle={selection.toggleAll}
            />
          </Th>
          <Th className="px-2">{say("permission")}</Th>
          <Th className="px-2">{say("apis")}</Th>
          <Th className="px-2">{say("code")}</Th>
          <Th className="px-2">{say("kind")}</Th>
          <Th className="px-2">{say("sensitivityAndRisk")}</Th>
          <Th className="px-2">{say("status")}</Th>
          <Th className="pl-2">{say("action")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr
            key={row.code}
            className={cx(
              selection.isSelected(row.code) &&
                "bg-accent-soft shadow-[inset_3px_0_var(--accent-ink),inset_0_-1px_var(--accent-line)]",
            )}
          >
            <Td className="pr-0">
              {mayApply(row) && (
                <Tick
                  label={say("select", { code: row.code })}
                  checked={selection.isSelected(row.code)}
                  onToggle={selection.toggle(row.code)}
                />
              )}
            </Td>
            <Td className="min-w-40 px-2">
              <NameAndText row={row} />
            </Td>
            <Td className="min-w-32 px-2">
              <Apis row={row} />
            </Td>
            <Td className="min-w-40 px-2">
              <Code code={row.code} />
            </Td>
            <Td className="px-2">
              <KindBadge kind={row.kind} />
            </Td>
            <Td className="px-2">
              <SensitivityBadge sensitive={row.sensitive} />
              <div className="mt-1">
                <RiskMark risk={row.risk} />
              </div>
            </Td>
            <Td className="px-2">
              <Status row={row} />
            </Td>
            <Td className="pl-2 whitespace-nowrap">
              <ApplyAction row={row} onApply={onApply} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
