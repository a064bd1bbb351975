import { rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { Button } from "../../ui/button.tsx";
import { PermissionCards } from "./permission-cards.tsx";
import { mayApply, type PermissionRow } from "./permission-filter.ts";
import { PermissionTable } from "./permission-table.tsx";
import type { Selection } from "./selection.ts";
import { useWide } from "./use-wide.ts";
import { usePermissionsTabWords } from "./words.ts";

const features = tableFeatures({ rowSelectionFeature });

interface PermissionListProps {
  rows: readonly PermissionRow[];
  onApply: (codes: string[]) => void;
}

/** The permissions as a table or as cards, with the selection and what to do with it. */
export function PermissionList({ rows, onApply }: PermissionListProps) {
  const wide = useWide();
  const table = useTable({
    features,
    columns: [],
    data: rows,
    getRowId: (row) => row.code,
    enableRowSelection: (row) => mayApply(row.original),
  });
  const selected = table.getSelectedRowIds();
  const selection: Selection = {
    isSelected: (code) => selected.includes(code),
    toggle: (code) => table.getRow(code).getToggleSelectedHandler(),
    extent: table.getIsAllRowsSelected() ? "all" : table.getIsSomeRowsSelected() ? "some" : "none",
    toggleAll: () => table.toggleAllRowsSelected(),
  };
  const List = wide ? PermissionTable : PermissionCards;
  return (
    <>
      {rows.length > 0 && <List rows={rows} selection={selection} onApply={onApply} />}
      {selected.length > 0 && (
        <SelectionBar
          count={selected.length}
          onClear={() => table.resetRowSelection(true)}
          onApply={() => onApply(selected)}
        />
      )}
    </>
  );
}

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  onApply: () => void;
}

function SelectionBar({ count, onClear, onApply }: SelectionBarProps) {
  const say = usePermissionsTabWords();
  return (
    <div className="sticky bottom-3 z-10 mt-4 flex animate-rise flex-wrap items-center gap-x-1 gap-y-2 rounded-2xl border border-line bg-raised px-4 py-3 shadow-float">
      <p role="status" className="font-medium">
        {say("selected", { count })}
      </p>
      <Button variant="ghost" size="sm" onClick={onClear}>
        {say("clearSelection")}
      </Button>
      <Button variant="primary" className="ml-auto" onClick={onApply}>
        {say("bulk", { count })}
      </Button>
    </div>
  );
}
