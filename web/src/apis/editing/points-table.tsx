import { Trash2 } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { IconButton } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { Input } from "../../ui/input.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { CodeField } from "./code-field.tsx";
import type { EditedPoint } from "./edited.ts";
import type { PlacedProblem } from "./problems.ts";
import type { ContentEditing } from "./use-editing.ts";
import { useOpens } from "./use-opens.ts";
import { type RowsHandle, VirtualRows } from "./virtual-rows.tsx";
import { useEditingWords } from "./words.ts";

interface PointsTableProps {
  editing: ContentEditing;
  namespace: string;
  scroller: RefObject<HTMLElement | null>;
  disabled: boolean;
  onOpen: (key: string) => void;
  onRemove: (key: string) => void;
}

const columns =
  "grid grid-cols-[minmax(11rem,1.3fr)_minmax(10rem,1.5fr)_8.5rem_5.5rem_5.5rem_3.5rem_minmax(6.5rem,1fr)_2rem] gap-x-2 px-gutter";
const heads = ["code", "name", "kind", "access", "risk", "sensitive", "opens"] as const;

/** Permission points, changed where they stand: each field says whose it is, the heads are for the eye. */
export function PointsTable({ editing, namespace, scroller, disabled, onOpen, onRemove }: PointsTableProps) {
  const say = useEditingWords();
  const { points } = editing.content;
  const rows = useRef<RowsHandle>(null);
  const onKeyDown = useRowKeys({
    rows,
    scroller,
    count: points.length,
    add: () => editing.addPoint(namespace),
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields within
    <div onKeyDown={disabled ? undefined : onKeyDown}>
      <div
        aria-hidden="true"
        className={cx(
          columns,
          "sticky top-0 z-10 h-8 items-center border-line-strong border-b bg-page text-note font-medium text-faint",
        )}
      >
        {heads.map((head) => (
          <span key={head}>{say(head)}</span>
        ))}
      </div>
      <VirtualRows
        rows={points}
        keyOf={({ key }) => key}
        estimate={85}
        scroller={scroller}
        handle={rows}
        label={say("points")}
      >
        {(point, index) => (
          <PointRow
            point={point}
            index={index}
            editing={editing}
            namespace={namespace}
            disabled={disabled}
            onOpen={() => onOpen(point.key)}
            onRemove={() => onRemove(point.key)}
          />
        )}
      </VirtualRows>
    </div>
  );
}

interface PointRowProps {
  point: EditedPoint;
  index: number;
  editing: ContentEditing;
  namespace: string;
  disabled: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

function PointRow({ point, index, editing, namespace, disabled, onOpen, onRemove }: PointRowProps) {
  const say = useEditingWords();
  const opens = useOpens();
  const { key, code, name } = point;
  const problemAt = (member: string) => editing.problems.get(`${key}.${member}`);
  const change = (member: string, part: Partial<EditedPoint>) => editing.changePoint(key, member, part);
  const cell = (column: string) => ({ "data-row": index, "data-column": column, disabled });
  const invalid = (problem: PlacedProblem | undefined) =>
    problem !== undefined && !problem.isWarning ? { "aria-invalid": true as const } : {};
  return (
    <div className={cx(columns, "items-start border-line border-b py-1.5")}>
      <Cell problem={problemAt("code")}>
        <CodeField
          aria-label={say("codeOf", { row: index + 1 })}
          namespace={namespace}
          code={code}
          onCode={(next) => change("code", { code: next })}
          {...cell("code")}
          {...invalid(problemAt("code"))}
        />
      </Cell>
      <Cell problem={problemAt("name.zh") ?? problemAt("name.en")}>
        {(["zh", "en"] as const).map((language) => (
          <Input
            key={language}
            lang={language}
            aria-label={say(language === "zh" ? "zhOf" : "enOf", { code })}
            placeholder={say(language)}
            value={name[language]}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) =>
              change(`name.${language}`, { name: { ...name, [language]: target.value } })
            }
            className={language === "en" ? "mt-1" : undefined}
            {...cell(language)}
            {...invalid(problemAt(`name.${language}`))}
          />
        ))}
      </Cell>
      <Cell problem={problemAt("kind")}>
        <Select
          aria-label={say("kindOf", { code })}
          value={point.kind}
          onChange={({ target }) =>
            change("kind", { kind: target.value === "application" ? "application" : "delegated" })
          }
          {...cell("kind")}
        >
          <option value="delegated">{say("delegated")}</option>
          <option value="application">{say("application")}</option>
        </Select>
      </Cell>
      <Cell problem={problemAt("write")}>
        <Select
          aria-label={say("accessOf", { code })}
          value={point.write ? "write" : "read"}
          onChange={({ target }) => change("write", { write: target.value === "write" })}
          {...cell("access")}
          {...invalid(problemAt("write"))}
        >
          <option value="read">{say("read")}</option>
          <option value="write">{say("write")}</option>
        </Select>
      </Cell>
      <Cell problem={problemAt("risk")}>
        <RiskSelect point={point} editing={editing} {...cell("risk")} />
      </Cell>
      <Cell problem={problemAt("sensitive")}>
        <span className="grid min-h-control items-center">
          <Switch
            aria-label={say("sensitiveOf", { code })}
            checked={point.sensitive}
            onChange={({ target }) => change("sensitive", { sensitive: target.checked })}
            {...cell("sensitive")}
          />
        </span>
      </Cell>
      <Cell
        problem={
          problemAt("operations") ??
          problemAt("fields") ??
          problemAt("description.zh") ??
          problemAt("description.en")
        }
      >
        <button
          type="button"
          aria-label={`${say("opensOf", { code })}: ${opens(point)}`}
          data-row={index}
          data-column="opens"
          data-point={key}
          onClick={onOpen}
          className="min-h-control text-left text-accent-ink underline decoration-accent-line underline-offset-3"
        >
          {opens(point)}
        </button>
      </Cell>
      <div>
        <IconButton label={say("removeOf", { code })} disabled={disabled} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}

function Cell({ problem, children }: { problem: PlacedProblem | undefined; children: ReactNode }) {
  return (
    <div className="min-w-0">
      {children}
      {problem && (
        <p className={cx("mt-1 text-note text-pretty", problem.isWarning ? "text-faint" : "text-notice-ink")}>
          {problem.message}
        </p>
      )}
    </div>
  );
}

interface RiskSelectProps {
  point: EditedPoint;
  editing: ContentEditing;
  disabled: boolean;
}

/** High is always sensitive and low never: the mark follows. */
export function RiskSelect({ point: { key, code, risk, sensitive }, editing, ...rest }: RiskSelectProps) {
  const say = useEditingWords();
  return (
    <Select
      aria-label={say("riskOf", { code })}
      value={risk}
      onChange={({ target }) => {
        const next = (["low", "medium", "high"] as const).find((each) => each === target.value) ?? risk;
        editing.forgetProblem(`${key}.sensitive`);
        editing.changePoint(key, "risk", {
          risk: next,
          sensitive: next === "high" || (next === "medium" && sensitive),
        });
      }}
      {...rest}
    >
      {(["low", "medium", "high"] as const).map((level) => (
        <option key={level} value={level}>
          {say(level)}
        </option>
      ))}
    </Select>
  );
}

interface RowKeys {
  rows: RefObject<RowsHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  count: number;
  add: () => void;
}

/** Enter goes down, and from the last row to a new one; Alt with an arrow goes up and down in any column. */
function useRowKeys({ rows, scroller, count, add }: RowKeys) {
  function go(row: number, column: string): void {
    rows.current?.show(row);
    // It is drawn only after the list has moved there.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus(),
      ),
    );
  }
  return (event: KeyboardEvent): void => {
    const { target, key, altKey, nativeEvent } = event;
    if (!(target instanceof HTMLElement) || nativeEvent.isComposing) return;
    const { row, column } = target.dataset;
    if (row === undefined || column === undefined) return;
    const isText = target instanceof HTMLInputElement && target.type !== "checkbox";
    const down = (key === "Enter" && isText) || (altKey && key === "ArrowDown");
    const up = altKey && key === "ArrowUp";
    if (!down && !up) return;
    event.preventDefault();
    const to = Number(row) + (down ? 1 : -1);
    if (to < 0) return;
    if (to < count) go(to, column);
    else if (key === "Enter") {
      add();
      requestAnimationFrame(() => go(to, "code"));
    }
  };
}
