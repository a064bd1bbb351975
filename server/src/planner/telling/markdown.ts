/**
 * Turns data into markdown that shows it and does nothing else. A skill's text must not become a heading, an
 * image or a link; addresses become code, since renderers make links even of escaped bare ones.
 */

import { plainLine } from "../../platform/text.ts";

const address =
  /((?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:)[^\s<>"']+|[^\s<>"'：，。；、（）]+@[^\s<>"'：，。；、（）]+)/i;

/** One line of plain text, at most `limit` characters. */
export function plain(text: string, limit = 500): string {
  return escapeLine(plainLine(text, limit));
}

/** Text that keeps its line breaks. */
export function plainLines(text: string, limit = 4000): string {
  return text
    .slice(0, limit)
    .split(/\r?\n/)
    .map((line) => plain(line, limit))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/([^\n])\n(?=[^\n])/g, "$1  \n");
}

function escapeLine(line: string): string {
  return line
    .split(address)
    .map((piece, at) => (at % 2 === 1 ? code(piece) : escapePiece(piece)))
    .join("")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

const escapePiece = (text: string): string =>
  text.replace(/[\\`*_[\]<>|~#]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&");

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  // Inside a table a bar would end the cell, code or not.
  return `${fence}${pad}${text.replaceAll("|", "\\|")}${pad}${fence}`;
}
