/** A permission as the editor offers and explains it, in the reader's language. */
export interface EditorScope {
  code: string;
  name: string;
  description: string;
  /** Whose API it is of, in words; null: the platform's. */
  api: string | null;
  /** Said where it is. */
  sensitive: string | null;
  /** How the application stands to it, in words. */
  status: string;
  approved: boolean;
  /** Whether it may be applied for now. */
  applicable: boolean;
}

/** A word in a frame of its own. */
export function tagOf(text: string, look: "" | "plain" | "ready"): HTMLElement {
  const tag = document.createElement("span");
  tag.className = look === "" ? "cm-tag" : `cm-tag cm-tag-${look}`;
  tag.textContent = text;
  return tag;
}

/** What is known of a permission. */
export function aboutScope({
  code,
  name,
  description,
  api,
  sensitive,
  status,
  approved,
}: EditorScope): HTMLElement {
  const about = document.createElement("div");
  about.className = "cm-about";
  const title = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = name;
  const written = document.createElement("code");
  written.textContent = code;
  title.append(strong, " ", written);
  const text = document.createElement("p");
  text.textContent = description;
  const line = document.createElement("div");
  line.className = "cm-about-line";
  if (api !== null) line.append(tagOf(api, "plain"));
  if (sensitive !== null) line.append(tagOf(sensitive, ""));
  line.append(tagOf(status, approved ? "ready" : "plain"));
  about.append(title, text, line);
  return about;
}
