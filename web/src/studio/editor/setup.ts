import { closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  type KeyBinding,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { completing, type Knowledge } from "./completion.ts";
import { explaining } from "./hover.ts";
import { colours, popupsLook, problemsLook, searchLook, theme } from "./look.ts";
import { phrasesIn } from "./phrases.ts";
import { problemGutter } from "./problems.ts";
import type { Telling } from "./telling.ts";

interface Setup extends Knowledge {
  language: "zh" | "en";
  label: string;
  /** How the keyboard leaves it. */
  description: string;
  placeholder: string;
  keys: readonly KeyBinding[];
  text: Telling;
  onLine: (line: number) => void;
}

/** How long Escape lets the next Tab leave the editor. */
const mayLeaveMs = 10_000;

const leaving: KeyBinding = {
  key: "Escape",
  run: (view) => {
    if (closeCompletion(view)) return true;
    view.setTabFocusMode(mayLeaveMs);
    return false;
  },
};

/** All that the editor is made of. */
export function setup({ language, label, description, keys, text, onLine, ...rest }: Setup): Extension {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return [
    problemGutter,
    lineNumbers(),
    foldGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection({ cursorBlinkRate: still ? 0 : 1200 }),
    EditorState.allowMultipleSelections.of(true),
    yaml(),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    search({ top: true }),
    completing(rest),
    explaining(rest),
    colours,
    theme,
    problemsLook,
    popupsLook,
    searchLook,
    phrasesIn(language),
    placeholder(rest.placeholder),
    keymap.of([
      ...keys,
      leaving,
      ...completionKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      indentWithTab,
      ...defaultKeymap,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": label,
      "aria-description": description,
      // What scrolls is reached by the keyboard through it.
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "none",
      autocorrect: "off",
    }),
    EditorView.domEventHandlers({ blur: () => text.flush() }),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      if (docChanged) text.changed(state.doc);
      if (docChanged || selectionSet) onLine(state.doc.lineAt(state.selection.main.head).number);
    }),
  ];
}
