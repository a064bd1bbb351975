import { Plus, Redo2, ShieldQuestion, Undo2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { ApiContent, ApiOperation } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { Panes } from "../../ui/panes.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { lineOf } from "./operations-field.tsx";
import { PointPanel } from "./point-panel.tsx";
import { PointsList } from "./points-list.tsx";
import { PointsTable } from "./points-table.tsx";
import { faultyKeys } from "./problems.ts";
import type { ContentEditing } from "./use-editing.ts";
import { useEditingWords } from "./words.ts";

interface ContentEditorProps {
  editing: ContentEditing;
  namespace: string;
  /** What else the API has said, for the operations that it has. */
  also?: ApiContent | null;
  disabled?: boolean;
  /** There is nothing to show of it yet. */
  hidden?: boolean;
  /** Above the points, and below them. */
  above: ReactNode;
  below?: ReactNode;
}

/** Narrower than that, a table of points has no room. */
const tableWidth = 940;

/** The permission points of an API: a table, or where there is no room a list, and one of them beside it. */
export function ContentEditor(props: ContentEditorProps) {
  const { editing, namespace, also = null, disabled = false, hidden = false, above, below } = props;
  const say = useEditingWords();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useWidth();
  const takesBack = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const { points } = editing.content;
  const at = points.findIndex(({ key }) => key === open);
  const shown = points[at];
  const go = (step: number) => {
    const to = shown && points[at + step];
    return to && (() => setOpen(to.key));
  };
  function add(): void {
    const key = editing.addPoint(namespace);
    setOpen(key);
  }
  /** What took it away is gone with it: the focus goes to what brings it back. */
  function remove(key: string): void {
    editing.removePoint(key);
    requestAnimationFrame(() => takesBack.current?.focus());
  }
  function close(): void {
    setOpen(null);
    // The row was drawn anew where the table had made room.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-point="${open}"]`)?.focus(),
      ),
    );
  }
  return (
    <Panes
      onKeyDown={(event) => takeBack(event, editing)}
      className={cx("relative", shown && "md:grid-cols-[minmax(0,1fr)_minmax(20rem,min(35rem,42%))]")}
    >
      <div ref={scroller} className="scroll-quiet relative min-h-0 min-w-0 overflow-y-auto">
        {above}
        <div ref={measured} hidden={hidden}>
          <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-gutter pt-6 pb-2">
            <h2 className="text-body font-semibold">
              {say("points")} <span className="font-normal text-faint">{points.length}</span>
            </h2>
            <p className="min-w-0 flex-1 basis-60 text-note text-pretty text-faint">
              {say("pointsLead")} {width >= tableWidth && !shown && say("pointsKeys")}
            </p>
            {!disabled && (
              <div className="flex items-center gap-1">
                <IconButton
                  ref={takesBack}
                  label={say("undo")}
                  disabled={editing.undo === null}
                  onClick={editing.undo ?? undefined}
                >
                  <Undo2 aria-hidden="true" />
                </IconButton>
                <IconButton
                  label={say("redo")}
                  disabled={editing.redo === null}
                  onClick={editing.redo ?? undefined}
                >
                  <Redo2 aria-hidden="true" />
                </IconButton>
                <Button size="small" onClick={add}>
                  <Plus aria-hidden="true" />
                  {say("add")}
                </Button>
              </div>
            )}
          </header>
          <ProblemBar editing={editing} open={open} onOpen={setOpen} />
          {points.length === 0 && (
            <Blank icon={<ShieldQuestion />} title={say("none")} text={say("noneText")} />
          )}
          {points.length > 0 &&
            width > 0 &&
            (width >= tableWidth && !shown ? (
              <PointsTable
                editing={editing}
                namespace={namespace}
                scroller={scroller}
                disabled={disabled}
                onOpen={setOpen}
                onRemove={remove}
              />
            ) : (
              <PointsList editing={editing} scroller={scroller} open={open} onOpen={setOpen} />
            ))}
        </div>
        {below}
      </div>
      {shown && (
        <PointPanel
          key={shown.key}
          point={shown}
          editing={editing}
          namespace={namespace}
          known={knownOperations(editing.content.points, also?.points ?? [])}
          disabled={disabled}
          onClose={close}
          onRemove={() => {
            setOpen(null);
            remove(shown.key);
          }}
          onPrevious={go(-1)}
          onNext={go(1)}
        />
      )}
    </Panes>
  );
}

/** Where one writes, the browser's own takes back what was written. */
function takeBack(event: KeyboardEvent, { undo, redo }: ContentEditing): void {
  const { key, target, ctrlKey, metaKey, shiftKey } = event;
  const isWriting =
    target instanceof Element && target.closest("input:not([type=checkbox]), textarea") !== null;
  if (isWriting || !(ctrlKey || metaKey)) return;
  const does = key === "y" || (key.toLowerCase() === "z" && shiftKey) ? redo : key === "z" ? undo : null;
  if (does === null) return;
  event.preventDefault();
  does();
}

function knownOperations(
  ...of: readonly (readonly { operations: readonly ApiOperation[] }[])[]
): ApiOperation[] {
  const known = new Map<string, ApiOperation>();
  for (const { operations } of of.flat())
    for (const operation of operations)
      if (!known.has(lineOf(operation))) known.set(lineOf(operation), operation);
  return [...known.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

interface ProblemBarProps {
  editing: ContentEditing;
  open: string | null;
  onOpen: (key: string) => void;
}

/** How much is wrong, and the way to the next place. */
function ProblemBar({ editing, open, onOpen }: ProblemBarProps) {
  const say = useEditingWords();
  const { content, problems } = editing;
  const all = [...problems.values()];
  const errors = all.filter(({ isWarning }) => !isWarning).length;
  const keys = faultyKeys(content, problems);
  const next = keys[(keys.indexOf(open ?? "") + 1) % Math.max(1, keys.length)];
  if (all.length === 0) return null;
  return (
    <div
      role={errors > 0 ? "alert" : "status"}
      className={cx(
        "mx-gutter mb-3 flex min-h-control flex-wrap items-center gap-3 rounded-control px-3 py-1",
        errors > 0 ? "bg-notice-soft text-notice-ink" : "bg-sunken text-soft",
      )}
    >
      <span>{errors > 0 ? say("problems", { count: errors }) : say("notes", { count: all.length })}</span>
      {problems.get("points") && <span>{problems.get("points")?.message}</span>}
      {next !== undefined && (
        <Button size="small" className="ml-auto" onClick={() => onOpen(next)}>
          {say("nextProblem")}
        </Button>
      )}
    </div>
  );
}
