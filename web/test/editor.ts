import type { Locator } from "playwright-core";
import type { Visit } from "./browser.ts";

/* The editor of a skill file draws only the lines in view, so that a test asks it for its text. */

const labels = { zh: "自定义能力（Schema）", en: "Skill file (schema)" };

export const editorOf = ({ page, look }: Visit): Locator =>
  page.getByRole("textbox", { name: labels[look.language], exact: true });

interface Held {
  cmTile?: { view: EditorView };
  cmView?: { view?: EditorView; rootView?: { view: EditorView } };
}

interface EditorView {
  state: { doc: { length: number; toString(): string } };
  dispatch(change: object): void;
}

export async function fileIn(visit: Visit): Promise<string> {
  return editorOf(visit).evaluate((element) => {
    const { cmTile, cmView } = element as unknown as Held;
    const view = cmTile?.view ?? cmView?.view ?? cmView?.rootView?.view;
    if (view === undefined) throw new Error("no editor is in this element");
    return view.state.doc.toString();
  });
}

/** Puts another file in the place of what is there, as pasting over everything does. */
export async function writesFile(visit: Visit, text: string): Promise<void> {
  const editor = editorOf(visit);
  await editor.focus();
  await editor.evaluate((element, insert) => {
    const { cmTile, cmView } = element as unknown as Held;
    const view = cmTile?.view ?? cmView?.view ?? cmView?.rootView?.view;
    if (view === undefined) throw new Error("no editor is in this element");
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert },
      selection: { anchor: insert.length },
      userEvent: "input.paste",
    });
  }, text);
}

/** Whether what one types goes into the editor. */
export const hasFocus = (visit: Visit): Promise<boolean> =>
  editorOf(visit).evaluate((element) => {
    const root = element.getRootNode();
    return root instanceof ShadowRoot && root.activeElement === element;
  });

const panes = {
  zh: { editor: "编辑", meaning: "接口与试用" },
  en: { editor: "Edit", meaning: "Operations and trial" },
};

/** On a small screen one of the two is shown. */
export async function showsPane({ page, look }: Visit, pane: "editor" | "meaning"): Promise<void> {
  if (look.width < 900) await page.getByRole("radio", { name: panes[look.language][pane] }).click();
}
