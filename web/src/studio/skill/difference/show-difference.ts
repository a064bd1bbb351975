import { yaml } from "@codemirror/lang-yaml";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { colours, theme } from "../../editor/look.ts";
import { phrasesIn } from "../../editor/phrases.ts";

interface Difference {
  before: string;
  after: string;
  /** In one text instead of side by side. */
  narrow: boolean;
  language: "zh" | "en";
  labels: { before: string; after: string };
}

const look = EditorView.theme({
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "var(--danger-soft)" },
  "&.cm-merge-b .cm-changedLine, .cm-insertedLine": { backgroundColor: "var(--accent-soft)" },
  "&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText": {
    background: "none",
    textDecoration: "underline 2px var(--danger-line)",
  },
  "&.cm-merge-b .cm-changedText": { background: "none", textDecoration: "underline 2px var(--accent-line)" },
  ".cm-changeGutter": { width: "3px" },
  "&.cm-merge-a .cm-changedLineGutter": { background: "var(--danger-line)" },
  "&.cm-merge-b .cm-changedLineGutter": { background: "var(--accent-line)" },
  ".cm-collapsedLines": {
    color: "var(--faint)",
    background: "var(--sunken)",
    padding: "4px 12px",
    cursor: "pointer",
  },
  ".cm-collapsedLines::before, .cm-collapsedLines::after": { content: '""' },
});

/** Shows two texts beside each other, until what it answers is called. In a shadow root, as the editor. */
export function showDifference(host: HTMLElement, difference: Difference): () => void {
  const { before, after, narrow, language, labels } = difference;
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const named = (label: string): Extension => [
    lineNumbers(),
    yaml(),
    colours,
    theme,
    look,
    phrasesIn(language),
    EditorState.readOnly.of(true),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": "true" }),
  ];
  const collapseUnchanged = { margin: 3, minSize: 6 };
  if (narrow) {
    const merging = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged });
    const view = new EditorView({
      doc: after,
      extensions: [named(`${labels.before} → ${labels.after}`), merging],
      root,
      parent: root,
    });
    return () => view.destroy();
  }
  const view = new MergeView({
    a: { doc: before, extensions: named(labels.before) },
    b: { doc: after, extensions: named(labels.after) },
    root,
    parent: root,
    collapseUnchanged,
  });
  view.dom.style.height = "100%";
  view.dom.style.overflow = "auto";
  return () => view.destroy();
}
