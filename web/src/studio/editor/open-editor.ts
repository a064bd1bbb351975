import { openSearchPanel } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, type KeyBinding } from "@codemirror/view";
import type { YamlClient } from "./language/yaml-client.ts";
import { offsetAt, type Position } from "./positions.ts";
import { type EditorProblem, problemKeys, showProblems } from "./problems.ts";
import { type Replacement, replacement } from "./replacement.ts";
import type { JsonSchema } from "./schema/member.ts";
import type { EditorScope } from "./scope.ts";
import { setup } from "./setup.ts";
import { telling } from "./telling.ts";

interface Opening {
  text: string;
  yaml: YamlClient;
  language: "zh" | "en";
  label: string;
  description: string;
  placeholder: string;
  scopes: () => readonly EditorScope[];
  onText: (text: string) => void;
  onLine: (line: number) => void;
  onSave: () => void;
  onChooseFix: (line: number) => void;
}

export interface OpenEditor {
  /** Makes this the text, where it is another. */
  take: (text: string) => void;
  describe: (schema: JsonSchema) => void;
  show: (problems: readonly EditorProblem[]) => void;
  goTo: (position: Position) => void;
  replace: (text: string) => void;
  edit: (edit: Replacement) => void;
  find: () => void;
  format: () => Promise<void>;
  faults: () => Promise<Position[]>;
  end: () => void;
}

/** An editor in this element, until it is ended. */
export function openEditor(host: HTMLElement, opening: Opening): OpenEditor {
  const { yaml, onSave, onChooseFix, onText, ...rest } = opening;
  const text = telling(onText);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const keys = [
    doing("Mod-s", () => {
      text.flush();
      onSave();
    }),
    doing("Shift-Alt-f", () => void writeAnew()),
    ...problemKeys(onChooseFix),
  ];
  const extensions = setup({ ...rest, yaml, keys, text });
  const view = new EditorView({
    state: EditorState.create({ doc: inLines(opening.text), extensions }),
    root,
    parent: root,
  });

  function edit({ from, to, text }: Replacement): void {
    const anchor = Math.min(from, view.state.doc.length);
    view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
      userEvent: "input.fix",
    });
  }

  function replace(text: string): void {
    const before = view.state.doc.toString();
    const after = inLines(text);
    if (before === after) return;
    edit(replacement(before, after));
    view.focus();
  }

  async function writeAnew(): Promise<void> {
    const before = view.state.doc.toString();
    const after = await yaml.ask.format(before);
    // What was typed meanwhile stays.
    if (view.state.doc.toString() === before) replace(after);
  }

  return {
    take: (text) => {
      const before = view.state.doc.toString();
      const after = inLines(text);
      if (before === after) return;
      const { from, to, text: insert } = replacement(before, after);
      view.dispatch({ changes: { from, to, insert } });
    },
    describe: (schema) => void yaml.ask.configure(schema),
    show: (problems) => showProblems(view, problems),
    goTo: (position) => goTo(view, position),
    replace,
    edit: (given) => {
      edit(given);
      view.focus();
    },
    find: () => void openSearchPanel(view),
    format: writeAnew,
    faults: async () => yaml.ask.faults(view.state.doc.toString()),
    end: () => {
      text.flush();
      view.destroy();
    },
  };
}

function doing(key: string, act: () => void): KeyBinding {
  const run = () => {
    act();
    return true;
  };
  return { key, run, preventDefault: true };
}

function goTo(view: EditorView, position: Position): void {
  const anchor = Math.min(offsetAt(view.state.doc.toString(), position), view.state.doc.length);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    userEvent: "select",
  });
  view.focus();
}

/** It knows no other line breaks, so that lines and columns are those that the check counts. */
const inLines = (text: string): string => text.replace(/\r\n?/g, "\n");
