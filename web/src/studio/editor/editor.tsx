import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cx } from "../../ui/class-names.ts";
import { applyEdit } from "./apply-edit.ts";
import { breakLine, indent, outdent } from "./indent.ts";
import { lineCount, offsetAt, type Position } from "./positions.ts";
import { useReplacing } from "./use-replacing.ts";

/** Pixels: the gutter, the marks and the text must agree on it. */
const lineHeight = 20;

export interface EditorHandle {
  goTo: (position: Position) => void;
  /** As one edit, which Undo takes back; the caret goes to where it begins. */
  replace: (text: string) => void;
}

export interface EditorMark {
  line: number;
  severity: "error" | "warning";
}

interface EditorProps {
  label: string;
  /** The id of the line that says how the keyboard leaves the field. */
  describedBy: string;
  value: string;
  onChange: (value: string) => void;
  onSave: () => void;
  marks: readonly EditorMark[];
  placeholder: string;
  invalid: boolean;
  ref: Ref<EditorHandle>;
}

/** A plain text field for YAML: line numbers, marked lines, Tab indents; Escape and then Tab leaves it. */
export function Editor({
  label,
  describedBy,
  value,
  onChange,
  onSave,
  marks,
  placeholder,
  invalid,
  ref,
}: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const replacing = useReplacing(field);
  const onKeyDown = useEditorKeys(onSave);
  useImperativeHandle(ref, () => ({
    goTo: (position) => {
      if (field.current) goTo(field.current, position);
    },
    replace: (text) => {
      const position = replacing.replace(text);
      if (field.current) goTo(field.current, position);
    },
  }));
  return (
    <div className="relative flex h-[60dvh] min-h-80 overflow-hidden rounded-2xl border border-edge/70 bg-surface font-mono text-[0.8125rem] leading-5 focus-within:border-accent-ink lg:h-auto lg:min-h-0 lg:flex-1">
      <Gutter lines={lineCount(value)} marks={marks} scrolled={scrolled} />
      <div className="relative min-w-0 flex-1">
        <Stripes marks={marks} scrolled={scrolled} />
        <textarea
          ref={field}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          wrap="off"
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (replacing.onKeyDown(event)) event.preventDefault();
            else onKeyDown(event);
          }}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
          className="scroll-quiet relative block size-full resize-none bg-transparent px-3 py-3 text-ink outline-offset-[-2px] placeholder:text-faint"
        />
      </div>
    </div>
  );
}

interface LayerProps {
  marks: readonly EditorMark[];
  scrolled: number;
}

const lineTop = (line: number) => (line - 1) * lineHeight + 12;

function Gutter({ lines, marks, scrolled }: LayerProps & { lines: number }) {
  const numbers = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
  return (
    <div
      aria-hidden="true"
      className="relative shrink-0 overflow-hidden border-line border-r bg-sunken/60 text-right text-faint tabular-nums select-none"
    >
      <div style={{ transform: `translateY(${-scrolled}px)` }}>
        {marks.map(({ line, severity }) => (
          <span
            key={`${line}-${severity}`}
            style={{ top: lineTop(line) + 6 }}
            className={cx(
              "absolute left-1.5 size-2 rounded-full",
              severity === "error" ? "bg-danger" : "bg-warn-ink",
            )}
          />
        ))}
        <pre className="py-3 pr-2.5 pl-5 font-mono">{numbers}</pre>
      </div>
    </div>
  );
}

/** Coloured lines behind the text. */
function Stripes({ marks, scrolled }: LayerProps) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <div style={{ transform: `translateY(${-scrolled}px)` }}>
        {marks.map(({ line, severity }) => (
          <div
            key={`${line}-${severity}`}
            style={{ top: lineTop(line), height: lineHeight }}
            className={cx("absolute inset-x-0", severity === "error" ? "bg-danger-soft" : "bg-warn-soft")}
          />
        ))}
      </div>
    </div>
  );
}

function goTo(field: HTMLTextAreaElement, position: Position): void {
  const offset = offsetAt(field.value, position);
  field.focus();
  field.setSelectionRange(offset, offset);
  field.scrollTop = lineTop(position.line) - field.clientHeight / 3;
  field.scrollLeft = 0;
  field.scrollIntoView({ block: "nearest" });
}

/** Tab and Shift + Tab indent until Escape was pressed: then the next Tab is the browser's. */
function useEditorKeys(onSave: () => void) {
  const leaving = useRef(false);
  const save = useRef(onSave);
  useEffect(() => {
    save.current = onSave;
  }, [onSave]);
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const mayLeave = leaving.current;
    leaving.current = event.key === "Escape" || (mayLeave && event.key === "Shift");
    const { currentTarget: field } = event;
    const change = changeOf(event, mayLeave);
    if (change !== undefined) {
      event.preventDefault();
      applyEdit(field, change(field.value, field.selectionStart, field.selectionEnd));
    } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save.current();
    }
  };
}

function changeOf(event: KeyboardEvent, mayLeave: boolean): typeof indent | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === "Tab" && !mayLeave) return event.shiftKey ? outdent : indent;
  return event.key === "Enter" ? breakLine : undefined;
}
