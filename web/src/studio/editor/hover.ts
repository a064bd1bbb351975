import type { Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import type { Knowledge } from "./completion.ts";
import { aboutScope } from "./scope.ts";

/** What a member or a permission is, while the pointer rests on it. */
export function explaining({ yaml, scopes }: Knowledge): Extension {
  return hoverTooltip(async (view, pos): Promise<Tooltip | null> => {
    const word = wordAt(view, pos);
    if (word === undefined) return null;
    const scope = scopes().find(({ code }) => code === word.text);
    if (scope) return tooltip(word.from, word.to, () => aboutScope(scope));
    const found = await yaml.ask.hover(view.state.doc.toString(), pos).catch(() => null);
    const about = descriptionIn(found?.about ?? "");
    return about === "" ? null : tooltip(found?.from ?? word.from, found?.to ?? word.to, () => textOf(about));
  });
}

const tooltip = (pos: number, end: number, dom: () => HTMLElement): Tooltip => ({
  pos,
  end,
  above: true,
  create: () => ({ dom: dom() }),
});

function wordAt(view: EditorView, pos: number): { from: number; to: number; text: string } | undefined {
  const { from, text } = view.state.doc.lineAt(pos);
  for (const match of text.matchAll(/[\w.$-]+/g)) {
    const begin = from + match.index;
    const end = begin + match[0].length;
    if (begin <= pos && pos <= end) return { from: begin, to: end, text: match[0] };
  }
  return undefined;
}

/** The service adds headings and lists of its own, in English; what the schema says comes first. */
export function descriptionIn(about: string): string {
  const [said = ""] = about.split(/\n+(?:Allowed Values|Source|Default|Examples?):/);
  return said
    .replace(/^#+ [^\n]*\n+/, "")
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, "$1")
    .replaceAll("&nbsp;", " ")
    .trim();
}

function textOf(text: string): HTMLElement {
  const about = document.createElement("div");
  about.className = "cm-about";
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  about.append(paragraph);
  return about;
}
