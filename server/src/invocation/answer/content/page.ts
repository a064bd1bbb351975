import { type Token, tokensIn } from "./tokens.ts";

export interface Page {
  text: string;
  /** What a page that tells an error tells: its heading or title, and its first paragraph. */
  headline: string;
  /** It has a field for a password. */
  asksToSignIn: boolean;
}

const unread = new Set(["script", "style", "template", "noscript", "svg"]);
const lines = new Set(
  "p div br li tr h1 h2 h3 h4 h5 h6 ul ol table section article header footer pre blockquote dl dt dd form fieldset option hr body title main nav aside".split(
    " ",
  ),
);
const cells = new Set(["td", "th"]);

export function pageIn(html: string): Page {
  const reading = new PageReading();
  tokensIn(html, false, (token) => reading.take(token));
  return reading.page();
}

const maxAround = 20;

class PageReading {
  readonly #said = new Map<string, string>();
  /** What it is in, as far as that matters. */
  readonly #around: string[] = [];
  #text = "";
  #tag = "";
  #asksToSignIn = false;

  take(token: Token): void {
    if (token.kind === "text") this.#read(token.text);
    else if (token.kind === "attribute")
      this.#asksToSignIn ||= this.#tag === "input" && /^password$/i.test(token.text);
    else {
      this.#tag = token.name;
      if (lines.has(token.name)) this.#text += "\n";
      else if (cells.has(token.name)) this.#text += " ";
      if (token.kind === "open") this.#enter(token.name);
      else if (this.#around.at(-1) === token.name) this.#around.pop();
    }
  }

  #enter(name: string): void {
    if (this.#around.length < maxAround && (unread.has(name) || (told.has(name) && !this.#said.has(name))))
      this.#around.push(name);
  }

  #read(text: string): void {
    const inside = this.#around.at(-1) ?? "";
    if (told.has(inside)) this.#said.set(inside, `${this.#said.get(inside) ?? ""}${text}`);
    if (!this.#around.some((each) => unread.has(each) || each === "title")) this.#text += text;
  }

  page(): Page {
    const text = this.#text
      .split("\n")
      .map(tidy)
      .filter((line) => line !== "")
      .join("\n");
    const heading = tidy(this.#said.get("h1") ?? this.#said.get("title") ?? "");
    // A servlet container tells the kind of its page first.
    const message = /^message:? (.+)$/im.exec(text.slice(0, 4096))?.[1];
    const headline = [heading, message ?? tidy(this.#said.get("p") ?? "")]
      .filter((each) => each !== "")
      .join(": ");
    return { text, headline: headline || tidy(text.slice(0, 500)), asksToSignIn: this.#asksToSignIn };
  }
}

const told = new Set(["title", "h1", "p"]);
const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();
