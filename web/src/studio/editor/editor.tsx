import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { flushSync } from "react-dom";
import { cx } from "../../ui/class-names.ts";
import { useLanguage } from "../../ui/language/language.ts";
import { startYaml } from "./language/yaml-client.ts";
import { type OpenEditor, openEditor } from "./open-editor.ts";
import type { Position } from "./positions.ts";
import type { EditorProblem } from "./problems.ts";
import type { Replacement } from "./replacement.ts";
import type { JsonSchema } from "./schema/member.ts";
import type { EditorScope } from "./scope.ts";

export interface EditorHandle {
  goTo: (position: Position) => void;
  /** As one edit, which Undo takes back; the cursor goes to where it begins. */
  replace: (text: string) => void;
  edit: (edit: Replacement) => void;
  find: () => void;
  format: () => void;
  /** Where the text is no YAML. */
  faults: () => Promise<Position[]>;
}

interface EditorProps {
  label: string;
  /** How the keyboard leaves it. */
  description: string;
  placeholder: string;
  /** What it begins with, and takes when `revision` changes: what is typed meanwhile is its own. */
  value: string;
  revision: number;
  onChange: (value: string) => void;
  onSave: () => void;
  /** The line that the cursor is in. */
  onLine: (line: number) => void;
  /** A line has several quick fixes. */
  onChooseFix: (line: number) => void;
  /** `null`: those before are still looked at. */
  problems: readonly EditorProblem[] | null;
  scopes: readonly EditorScope[];
  schema: JsonSchema;
  className?: string;
  ref: Ref<EditorHandle>;
}

/**
 * The text of a skill file. It lives in a shadow root: there its styles are sheets of the page's own script, which the
 * content security policy lets in, where a style element in the page's head would be refused.
 */
export function Editor({ ref, className, ...props }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const opened = useOpened(host, props);
  useImperativeHandle(ref, () => handleOf(() => opened.current));
  return <div ref={host} className={cx("min-h-0 min-w-0", className)} />;
}

function handleOf(opened: () => OpenEditor | null): EditorHandle {
  return {
    goTo: (position) => opened()?.goTo(position),
    replace: (text) => opened()?.replace(text),
    edit: (edit) => opened()?.edit(edit),
    find: () => opened()?.find(),
    format: () => void opened()?.format(),
    faults: async () => (await opened()?.faults()) ?? [],
  };
}

function useOpened(host: React.RefObject<HTMLDivElement | null>, props: Omit<EditorProps, "ref">) {
  const opened = useRef<OpenEditor | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const language = useLanguage();
  const { label, description, placeholder, revision, problems, schema } = props;
  // In another language it says everything anew; the text and its history begin again then.
  useEffect(() => {
    if (host.current === null) return;
    const yaml = startYaml();
    const editor = openEditor(host.current, {
      text: latest.current.value,
      yaml,
      language,
      label,
      description,
      placeholder,
      scopes: () => latest.current.scopes,
      // Whoever asks next, to save it, finds it.
      onText: (text) => flushSync(() => latest.current.onChange(text)),
      onLine: (line) => latest.current.onLine(line),
      onSave: () => latest.current.onSave(),
      onChooseFix: (line) => latest.current.onChooseFix(line),
    });
    opened.current = editor;
    return () => {
      opened.current = null;
      editor.end();
      yaml.end();
    };
  }, [host, language, label, description, placeholder]);
  useEffect(() => {
    if (revision > 0) opened.current?.take(latest.current.value);
  }, [revision]);
  useEffect(() => opened.current?.describe(schema), [schema, language]);
  useEffect(() => {
    if (problems !== null) opened.current?.show(problems);
  }, [problems, language]);
  return opened;
}
