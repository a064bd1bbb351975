import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/* How the editor looks: the page's own colours, which reach it as custom properties. */

const mono = "var(--font-mono, ui-monospace, monospace)";
const ring = { outline: "2px solid var(--accent-ink)", outlineOffset: "-2px" };

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--page)", fontSize: "0.75rem" },
  "&.cm-focused": ring,
  ".cm-scroller": { fontFamily: mono, lineHeight: "1.25rem", scrollbarWidth: "thin" },
  ".cm-content": { padding: "6px 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 12px" },
  ".cm-placeholder": { color: "var(--faint)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--page)",
    color: "var(--faint)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 4px", minWidth: "2.25rem" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--hover)", color: "var(--ink)" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--sunken)",
    border: "1px solid var(--line)",
    color: "var(--faint)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 26%, transparent)",
  },
  ".cm-searchMatch": { backgroundColor: "var(--notice-soft)", outline: "1px solid var(--notice-line)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--notice-line)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)" },
  ".cm-ext": { color: "var(--code-ext)", fontWeight: "600" },
  ".cm-ext *": { color: "inherit" },
});

/** Errors are filled and underlined, warnings hollow and wavy. */
export const problemsLook = EditorView.theme({
  ".cm-lintRange-error": {
    backgroundImage: "none",
    backgroundColor: "var(--notice-soft)",
    borderBottom: "2px solid var(--notice-fill)",
    paddingBottom: "0",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    paddingBottom: "0",
    textDecoration: "underline wavy var(--notice-ink) 1px",
    textUnderlineOffset: "3px",
  },
  ".cm-gutter-lint": { width: "1.375rem" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "4px 4px 4px 6px", boxSizing: "border-box" },
  ".cm-lint-marker": { width: "12px", height: "12px", boxSizing: "border-box" },
  ".cm-lint-marker-error": {
    content: "normal",
    borderRadius: "3px",
    background: "var(--notice-fill)",
    clipPath: "none",
  },
  ".cm-lint-marker-error::after": {
    content: '"×"',
    display: "block",
    color: "var(--on-notice)",
    fontWeight: "700",
    fontSize: "11px",
    lineHeight: "12px",
    textAlign: "center",
  },
  ".cm-lint-marker-warning": {
    content: "normal",
    borderRadius: "50%",
    border: "1.5px solid var(--notice-ink)",
  },
  ".cm-diagnostic": { border: "0", padding: "8px 12px", marginLeft: "0", whiteSpace: "normal" },
  ".cm-diagnosticText": { display: "block" },
  ".cm-diagnosticAction": {
    font: "inherit",
    margin: "6px 8px 0 0",
    padding: "3px 10px",
    minHeight: "28px",
    color: "var(--ink)",
    backgroundColor: "var(--page)",
    border: "1px solid var(--edge)",
    borderRadius: "5px",
    cursor: "pointer",
  },
  ".cm-diagnosticAction:hover": { backgroundColor: "var(--sunken)" },
});

export const popupsLook = EditorView.theme({
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: "5px",
    boxShadow: "var(--shadow-float)",
    fontFamily: "var(--font-sans, sans-serif)",
    fontSize: "0.8125rem",
    lineHeight: "1.25rem",
    maxWidth: "min(34rem, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "inherit",
    maxHeight: "17rem",
    minWidth: "20rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    minHeight: "28px",
    padding: "0 8px",
    borderRadius: "3px",
    margin: "0 4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li:first-child": { marginTop: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li:last-child": { marginBottom: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--ink)",
  },
  ".cm-completionLabel": { fontFamily: mono, fontSize: "0.75rem", flex: "none" },
  "li[aria-selected] .cm-completionLabel": { color: "var(--accent-ink)", fontWeight: "600" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-completionDetail": {
    flex: "1",
    minWidth: "0",
    marginLeft: "0",
    overflow: "hidden",
    textOverflow: "ellipsis",
    textAlign: "right",
    fontStyle: "normal",
    color: "var(--soft)",
  },
  ".cm-completionInfo": { padding: "8px 12px", maxWidth: "20rem" },
  ".cm-tag": {
    flex: "none",
    padding: "0 6px",
    borderRadius: "3px",
    fontSize: "0.75rem",
    fontWeight: "500",
    color: "var(--notice-ink)",
    backgroundColor: "var(--notice-soft)",
  },
  ".cm-tag-plain": { color: "var(--soft)", backgroundColor: "var(--sunken)" },
  ".cm-tag-ready": { color: "var(--accent-ink)", backgroundColor: "var(--accent-soft)" },
  ".cm-about": { padding: "8px 12px" },
  ".cm-about p": { margin: "0" },
  ".cm-about code": { fontFamily: mono, fontSize: "0.75rem" },
  ".cm-about-line": { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center", marginTop: "4px" },
});

export const searchLook = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--side)", color: "var(--ink)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": {
    fontFamily: "var(--font-sans, sans-serif)",
    fontSize: "0.75rem",
    padding: "6px 36px 6px 12px",
  },
  ".cm-panel.cm-search input, .cm-panel.cm-search button": { font: "inherit", minHeight: "26px" },
  ".cm-textfield": {
    color: "var(--ink)",
    backgroundColor: "var(--page)",
    border: "1px solid var(--edge)",
    borderRadius: "5px",
    padding: "0 8px",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--page)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "5px",
  },
  ".cm-panel.cm-search [name=close]": { color: "var(--soft)", fontSize: "1rem", padding: "0 8px" },
  ".cm-panels :focus-visible": ring,
});

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-key)" },
  { tag: [tags.string, tags.content], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--code-number)" },
  { tag: [tags.comment, tags.meta], color: "var(--code-note)" },
  {
    tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket, tags.brace],
    color: "var(--faint)",
  },
]);

/** What is not OpenAPI's own stands out; so do numbers and switches, which YAML's tree takes for text. */
const matcher = new MatchDecorator({
  regexp: /(x-[\w-]+)(?=["']?\s*:)|(?<=:\s+)(?:true|false|null|-?\d+(?:\.\d+)*)(?=\s*(?:$|[,}\]#]))/g,
  decoration: ([, extension]) => Decoration.mark({ class: extension ? "cm-ext" : "cm-value" }),
});

const marks = ViewPlugin.define(
  (view) => ({
    decorations: matcher.createDeco(view),
    update(update: ViewUpdate) {
      this.decorations = matcher.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

const valuesLook = EditorView.theme({ ".cm-value, .cm-value *": { color: "var(--code-number)" } });

export const colours: Extension = [syntaxHighlighting(highlight), marks, valuesLook];
